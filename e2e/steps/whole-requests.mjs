/** One request for every write path, with every field that it takes and with ids of things that are there. */
import { actionCells, fieldTables, idTables, parameters, queries, routeCells, routeObjects } from '../access-lists.mjs'
import { builtActions, builtRoutes } from './access-requests.mjs'
import { rowsOf } from './database.ts'
import { ownCaller } from './own-families.ts'
import { wholeInput } from './sample-input.mjs'

/** Stands for an id that the browser makes anew, without which the application would only repeat its first answer. */
export const freshId = '00000000-0000-4000-8000-00000000f00d'

/** What would end the session of the one who sends it. */
const ending = ['signOutAction', 'endHalfSessionAction', 'updatePasswordAction']

/** Who sends a request of which several may: the one with the most rights first. */
export const order = ['coordinator', 'admin', 'caller', 'coach', 'reader']
const refusals = ['forbidden', 403, 'unauthenticated']
export const personFor = (cells) => order.find((role) => !refusals.includes(cells[role])) ?? 'halfway'

const tableOf = (field) => (/point/i.test(field) ? 'contact_point' : fieldTables[field])

/** What a field must hold beside what its schema says, or a request is refused before its texts are looked at. */
const right = {
  'PUT /api/interviews/[id]/answers': { key: 'needs_text', part: 'value', value: 'tekst', note: null, reason: 'tekst' },
  'PUT /api/interviews/[id]/check-in': { talkWith: null },
}
/** Texts of which the schema does not say that they are a key of ours. */
const keys = ['key', 'node']

/** The newest row of each table that an id may be of, or an id that is new each time. */
async function idsOf(place, url) {
  const [help] = await rowsOf('select id from help_item where owner_id = $1', [place.visitor.id], url)
  const [point] = await rowsOf('select id from contact_point where family_id = $1', [place.calledFamily], url)
  const { id: colleague } = await ownCaller(url)
  const own = { family: place.calledFamily, interview: place.underWay, staff: colleague, job: undefined }
  Object.assign(own, { safety_concern: place.concern, help_item: help?.id, contact_point: point?.id })
  const tables = [...new Set([...Object.values(fieldTables), ...Object.values(idTables)])]
  const newest = await Promise.all(
    tables.map((table) => rowsOf(`select id from "${table}" order by id desc limit 1`, [], url)),
  )
  const rows = { ...Object.fromEntries(tables.map((table, at) => [table, newest[at][0]?.id])), ...own }
  return (table) => rows[table] ?? freshId
}

/** The fields of an input that take a text of any kind. */
const textFields = (input, schema) =>
  Object.keys(input).filter(
    (field) =>
      typeof input[field] === 'string' &&
      !keys.includes(field) &&
      schema.safeParse({ ...input, [field]: `${input[field]}'` }).success,
  )

const requestOfAction = (idOf) => (action) => {
  const { id, name, schema, schemaName } = action
  const input = wholeInput(schemaName, schema, (field) => idOf(field === 'id' ? idTables[name] : tableOf(field)))
  return {
    name,
    schema,
    input,
    texts: textFields(input, schema),
    person: personFor(actionCells[name]),
    method: 'POST',
    path: '/account',
    isAction: true,
    headers: { 'next-action': id, 'content-type': 'text/plain;charset=UTF-8' },
  }
}

export const filled = (address, id) =>
  Object.entries(parameters)
    .reduce((text, [name, value]) => text.replace(name, value), address)
    .replace('[id]', id)

const requestOfRoute = (idOf) => (route) => {
  const { path: pattern, method, schema, schemaName } = route
  const name = `${method} ${pattern}`
  const [, table] = Object.entries(routeObjects).find(([before]) => pattern.startsWith(before)) ?? []
  const id = idOf(table ?? 'family')
  const fields = schema && wholeInput(schemaName, schema, (field) => idOf(tableOf(field)))
  const input = fields && { ...fields, ...right[name] }
  return {
    name,
    schema,
    input,
    texts: input ? textFields(input, schema) : [],
    method,
    path: `${filled(pattern, id)}${queries[pattern] ?? ''}`,
    headers: { 'content-type': input ? 'application/json' : 'text/csv' },
    // An interview is open to the caller whose it is alone.
    person: /interviews|families|help/.test(pattern) ? 'visitor' : personFor(routeCells[name] ?? {}),
  }
}

/** The body of a request with this input. */
export const bodyOf = ({ isAction, method }, input) => {
  if (input) return JSON.stringify(isAction ? [input] : input)
  return method === 'GET' ? undefined : 'ref;name\nx;tekst\n'
}

/**
 * @param {import('../pages').Place} place
 * @param {string} [url] of the database
 */
export async function wholeRequests(place, url) {
  const idOf = await idsOf(place, url)
  const actions = (await builtActions()).filter(({ name }) => !ending.includes(name))
  const routes = (await builtRoutes()).filter(({ path }) => path !== '/api/auth/[...nextauth]')
  return [...actions.map(requestOfAction(idOf)), ...routes.map(requestOfRoute(idOf))]
}
