/**
 * A release as JSON for programs. The published JSON Schema and the types are made of the one schema here. Each figure has
 * its code and its words. A document contains no exact number, no contributor and no reason for suppression; a suppressed
 * figure has only its name, the words for "not shown", and which answers it would count.
 */
import { z } from 'zod'
import { figureKeys, figureKeysOf } from '../disclosure/policy/published-figures'
import { instruments } from '../instrument/instrument'
import { levels } from '../disclosure/policy/publication'
import { sizeClasses } from '../disclosure/policy/size-class'
import { releaseStates, type ReadRelease } from './read-release'
import type { FigureWords } from './release-rows'

/** The address of the schema, relative to the address of the document: the application serves both. */
const schemaName = 'release.schema.json'

const text = z.string()
const day = z.iso.date()
const positiveInteger = z.int().min(1)
const texts = z.array(text)
const key = z.enum(figureKeys)
const week = text.regex(/^\d{4}-W\d{2}$/)

const publishedFigureSchema = z.strictObject({
  key,
  label: text,
  said: z.literal(true),
  text: text.describe('A code of the rules, such as third:low, band:70-80, grade:6.5 or class:middle.'),
  words: text,
  families: z.enum(sizeClasses).describe('How many families answered, as a class.'),
  counts: text.describe('Which answers it counts.'),
})
const suppressedFigureSchema = z.strictObject({ key, label: text, said: z.literal(false), words: text, counts: text })

/** A release has the figures of its own version. */
const fewestFigures = Math.min(...instruments.map((instrument) => figureKeysOf(instrument).length))

export const releaseDocumentSchema = z
  .strictObject({
    $schema: z.literal(schemaName),
    language: z.enum(['nl', 'en']),
    organisation: text,
    number: positiveInteger,
    revision: positiveInteger,
    state: z.enum(releaseStates),
    notice: text.nullable().describe('That it is replaced or withdrawn and should not be used; null while it stands.'),
    withdrawn_reason: text.describe('Why it was withdrawn, once a second person approved the words; else empty.'),
    recipient: text,
    node: z.strictObject({ level: z.enum(levels), name: text, within: text.nullable() }),
    period: z.strictObject({ grain: z.enum(['week', 'block']), at: week, from: day, until: day, words: text }),
    families: z.enum(sizeClasses).nullable().describe('Null: too few families, and then no figure is said.'),
    sentences: texts,
    figures: z
      .array(z.discriminatedUnion('said', [publishedFigureSchema, suppressedFigureSchema]))
      .min(fewestFigures)
      .max(figureKeys.length),
    comment: text,
    points: texts,
    requests: texts,
    quotes: texts,
    prepared_by: text,
    approved_by: text,
    published_on: day,
    rules: positiveInteger,
    instrument: positiveInteger,
    threshold: positiveInteger.describe('Under so many families nothing is said.'),
  })
  .meta({ title: 'A release of Nabij', description: 'Figures of one week or block, for one recipient, in bands.' })

export type ReleaseDocument = z.infer<typeof releaseDocumentSchema>

type DocumentWords = {
  readonly language: ReleaseDocument['language']
  readonly period: string
  readonly notice: string | null
  readonly sentences: readonly string[]
  /** All figures of the release's version, in the order of `figureKeys`. */
  readonly figures: readonly FigureWords[]
}

const figureOf = ({ key: name, label, words, counts }: FigureWords, release: ReadRelease) => {
  const readFigure = release.families === null ? undefined : release.figures.find((figure) => figure.key === name)
  return readFigure?.said
    ? { key: name, label, said: true as const, text: readFigure.text, words, families: readFigure.size, counts }
    : { key: name, label, said: false as const, words, counts }
}

export const releaseDocument = (release: ReadRelease, words: DocumentWords): ReleaseDocument => ({
  $schema: schemaName,
  language: words.language,
  organisation: release.organisation,
  number: release.number,
  revision: release.revision,
  state: release.state,
  notice: words.notice,
  withdrawn_reason: release.withdrawnReason,
  recipient: release.recipient,
  node: { level: release.node.level, name: release.node.name, within: release.node.within },
  period: {
    grain: release.period.grain,
    at: release.period.at,
    from: release.period.from,
    until: release.period.until,
    words: words.period,
  },
  families: release.families,
  sentences: [...words.sentences],
  figures: words.figures.map((figure) => figureOf(figure, release)),
  comment: release.comment,
  points: [...release.points],
  requests: [...release.requests],
  quotes: [...release.quotes],
  prepared_by: release.preparedBy,
  approved_by: release.approvedBy,
  published_on: release.publishedOn,
  rules: release.rules,
  instrument: release.instrument,
  threshold: release.threshold,
})

/** The JSON Schema that is published, so that other programs can validate a document. */
export const releaseJsonSchema = () => ({
  $id: schemaName,
  ...z.toJSONSchema(releaseDocumentSchema, { target: 'draft-2020-12' }),
})
