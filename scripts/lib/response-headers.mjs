/** The headers that every response begins with, also a refusal of the door. The proxy gives pages a policy of their own. */

/** What may be stored: the files of the build, which hold nothing of a person. */
const publicFiles = /^\/(?:_next\/static\/|icon\.svg$|release\.schema\.json$)/

/** The page for when there is no network and the service worker: their handlers say how they may be stored and what they may load. */
const ownRules = /^\/offline(?:-worker)?$/

/** A camera and a microphone are for the rooms alone. A page keeps what it was loaded with, so a room is entered by a full load. */
const rooms = /^\/(?:gesprek|rooms\/[^/]+)$/
const closedFeatures = 'geolocation=(), display-capture=(), payment=(), usb=()'
const features = (path) =>
  `${rooms.test(path) ? 'camera=(self), microphone=(self)' : 'camera=(), microphone=()'}, ${closedFeatures}`

const everywhere = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'x-robots-tag': 'noindex, nofollow',
}

/** For JSON, files and refusals, which load nothing. The proxy replaces it on pages. */
const closedPolicy = {
  'content-security-policy': "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
}

/** A year. It is sent behind TLS alone: over plain HTTP browsers ignore it. */
const secureOnly = { 'strict-transport-security': 'max-age=31536000; includeSubDomains' }

/**
 * @param {string} target the path of the request, with or without its query
 * @param {boolean} isSecure whether the application is reached by https
 * @returns {Record<string, string>}
 */
export function responseHeaders(target, isSecure) {
  const [path = ''] = target.split('?', 1)
  const isOwn = ownRules.test(path)
  return {
    ...everywhere,
    'permissions-policy': features(path),
    ...(isOwn ? {} : closedPolicy),
    ...(isSecure ? secureOnly : {}),
    ...(isOwn || publicFiles.test(path) ? {} : { 'cache-control': 'no-store' }),
  }
}
