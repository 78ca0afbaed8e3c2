/** What a server action may be asked with. Next answers anything else with an error of the application. */
import fs from 'node:fs'
import path from 'node:path'

const actionId = /^[0-9a-f]{42}$/

/** @typedef {import('node:http').IncomingHttpHeaders} Headers */

/**
 * The ids of the server actions in a build. Null while developing: they come and go.
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

/** Without an origin a request comes from no page of another site: every browser sends one. @param {Headers} headers */
export function isFromOwnPage(headers) {
  const { origin } = headers
  if (origin === undefined) return true
  return URL.canParse(origin) && new URL(origin).host === hostOf(headers)
}

const mostArguments = 8
const deepest = 24
/** React writes these for what JSON cannot say. A text of the user's that begins with a dollar sign gets a second one. */
const spelledOut = new Set(['$undefined', '$NaN', '$Infinity', '$-Infinity', '$-0'])

/** @param {unknown} value */
function isPlain(value, depth = 0) {
  if (typeof value === 'string') return !value.startsWith('$') || value.startsWith('$$') || spelledOut.has(value)
  if (typeof value !== 'object' || value === null) return true
  return depth < deepest && Object.values(value).every((one) => isPlain(one, depth + 1))
}

/**
 * Whether a body holds the arguments of one of our actions: a JSON array of plain values. React's format can also refer to
 * other parts of itself, to files and to other actions; we send none of these, and each is a way to make Next fail.
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
