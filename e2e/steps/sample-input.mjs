/** An input that a schema accepts, made from the schema itself, so that a new field needs nothing here. */
import { randomUUID } from 'node:crypto'
import { z } from 'zod'

/** Texts with a form that a schema checks by a function, by the name of their field. */
const texts = {
  day: '2020-05-20',
  fromDay: '2020-05-20',
  untilDay: '2020-05-21',
  notBefore: '2020-05-20',
  dueOn: '2020-05-20',
  askedOn: '2020-05-20',
  answeredOn: '2020-05-20',
  signedOn: '2020-05-20',
  from: '10:00',
  time: '10:00',
  email: 'iemand@example.org',
  callBackNumber: '071 000 0001',
  number: '071 000 0001',
  phone: '071 000 0001',
  code: '123456',
  print: '0'.repeat(64),
}

const isNull = ({ type }) => type === 'null'

/** @param {Record<string, unknown>} node a JSON schema @param {boolean} [isFull] a value rather than none */
function sampleOf(node, name, idOf, isFull = false) {
  if (node.anyOf) return sampleOf(node.anyOf.find((one) => isNull(one) !== isFull) ?? node.anyOf[0], name, idOf, isFull)
  if (node.oneOf) return sampleOf(node.oneOf.at(-1), name, idOf)
  if (node.const !== undefined) return node.const
  if (node.enum) return node.enum[0]
  const [type] = [node.type].flat()
  if (type === 'string' && node.format === 'base64url') return 'AAAA'
  if (type === 'string') return node.format === 'uuid' ? idOf(name) : (texts[name] ?? 'tekst')
  if (type === 'integer' || type === 'number') return Math.max(node.minimum ?? 1, 1)
  if (type === 'boolean') return false
  if (type === 'array') return Array.from({ length: node.minItems ?? 0 }, () => sampleOf(node.items, name, idOf))
  if (type === 'object') return sampleFields(node, idOf)
  return null
}

const sampleFields = ({ properties = {}, required = [] }, idOf) =>
  Object.fromEntries(
    Object.entries(properties)
      .filter(([name, { default: usual }]) => required.includes(name) && usual === undefined)
      .map(([name, node]) => [name, sampleOf(node, name, idOf)]),
  )

const node = 'board/x/y//week'
const period = { grain: 'week', at: '2020-W20' }
const password = 'vier nieuwe gewone woorden'
const token = 'x'.repeat(43)

/** What a schema checks across its fields, or by a function, beside what it says itself; by the name of the schema. */
const more = {
  recordAttemptSchema: { outcome: 'no_answer' },
  saveAgreedHelpSchema: { dueOn: '2020-05-20' },
  linkSchema: { token },
  savePasswordSchema: { token, password },
  updatePasswordSchema: { password },
  createInterpreterSchema: { languages: ['tr'] },
  updateInterpreterSchema: { languages: ['tr'] },
  createFamilySchema: { callLanguage: 'tr' },
  updateFamilySchema: { callLanguage: 'tr' },
  updateContactSchema: { callLanguage: 'tr' },
  prepareSchema: period,
  addQuoteSchema: { node },
  saveTextSchema: { node },
  shareSchema: { days: 7 },
  meetingSchema: { heldOn: '2020-05-20' },
  updateConcernSettingsSchema: { months: 12 },
  thresholdSchema: { threshold: 10 },
  retentionTermsSchema: { in_programme: 24, refused: 12, left: 12, never_reached: 12 },
  recordExtensionSchema: { until: new Date(Date.now() + 864_000_000).toISOString().slice(0, 10) },
  updateSignalLimitSchema: { familiesADay: 60 },
  markSignalSeenSchema: { finding: 'ordinary_work' },
  removeInstrumentVersionSchema: { week: '2027-W01' },
  updateInstrumentVersionSchema: { version: '1', week: '2027-W01' },
}

/**
 * @param {string} name the name of the schema
 * @param {import('zod').ZodType} schema
 * @param {(field: string) => string} idOf the id for a field
 */
export const sampleInput = (name, schema, idOf = () => randomUUID()) => {
  const sample = sampleOf(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }), '', idOf)
  // A concern belongs to an interview.
  const concern = name === 'addConcernEntrySchema' ? { id: idOf('interviewId') } : {}
  return { ...sample, ...more[name], ...concern }
}

/**
 * As `sampleInput`, with every field that the schema accepts beside the others, and a value where it may have none.
 * @param {string} name the name of the schema
 * @param {import('zod').ZodType} schema
 * @param {(field: string) => string} idOf the id for a field
 */
export const wholeInput = (name, schema, idOf) => {
  const { properties = {} } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })
  return Object.entries(properties).reduce(
    (input, [field, node]) => {
      const more = { ...input, [field]: sampleOf(node, field, idOf, true) }
      return (input[field] ?? null) === null && schema.safeParse(more).success ? more : input
    },
    sampleInput(name, schema, idOf),
  )
}
