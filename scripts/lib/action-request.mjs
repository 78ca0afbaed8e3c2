/** Checks a request for a server action. Next answers an invalid one with a server error, so it is refused before. */
import fs from 'node:fs'
import path from 'node:path'

const actionId = /^[0-9a-f]{42}$/

/** @typedef {import('node:http').IncomingHttpHeaders} Headers */

/**
 * The ids of the server actions in a build. Not used in development, where the set of actions changes.
 * @param {string} buildDir
 * @returns {ReadonlySet<string>}
 */
export function actionIdsOf(buildDir) {
  const manifest = fs.readFileSync(path.join(buildDir, 'server', 'server-reference-manifest.json'), 'utf8')
  return new Set(Object.keys(JSON.parse(manifest).node))
}

/**
 * @param {string} id
 * @param {ReadonlySet<string> | null} known
 */
export const isKnownAction = (id, known) => actionId.test(id) && (known === null || known.has(id))

/** The host that Next compares an action's origin with. @param {Headers} headers */
function hostOf(headers) {
  const forwarded = String(headers['x-forwarded-host'] ?? '')
    .split(',')[0]
    ?.trim()
  return forwarded || headers.host
}

/**
 * A request with neither header is accepted: browsers send at least one of them from a page of another site. A form that is
 * sent without scripts has the origin `null`, because our pages send no referrer; then Sec-Fetch-Site decides.
 * @param {Headers} headers
 * @param {string | null} ownOrigin the address of the application; null compares with the host alone, as Next does
 */
export function isFromOwnPage(headers, ownOrigin = null) {
  const { origin } = headers
  const site = headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false
  if (origin === undefined || origin === ownOrigin) return true
  if (origin === 'null') return ownOrigin !== null && site === 'same-origin'
  return URL.canParse(origin) && new URL(origin).host === hostOf(headers)
}

const mostArguments = 8
const deepest = 24
/** React encodes values that JSON lacks like this. It escapes a text that begins with a dollar sign by a second one. */
const spelledOut = new Set(['$undefined', '$NaN', '$Infinity', '$-Infinity', '$-0'])

/** @param {unknown} value */
function isPlain(value, depth = 0) {
  if (typeof value === 'string') return !value.startsWith('$') || value.startsWith('$$') || spelledOut.has(value)
  if (typeof value !== 'object' || value === null) return true
  return depth < deepest && Object.values(value).every((one) => isPlain(one, depth + 1))
}

/**
 * Whether a body holds arguments of our actions: a JSON array of plain values. React's format can also refer to other parts
 * of the body, to files and to other actions. We send none of these, and each can make Next fail.
 * @param {Buffer} body
 */
export function holdsArguments(body) {
  try {
    const values = JSON.parse(body.toString('utf8'))
    return Array.isArray(values) && values.length <= mostArguments && isPlain(values)
  } catch {
    return false
  }
}
