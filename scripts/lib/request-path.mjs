const printable = /^[\u0021-\u007e]*$/
/** Of a segment after decoding: a slash or a control character would make it another path to whoever decodes it later. */
const forbidden = /[/\\\p{Cc}]/u

/** @param {string} segment */
function isOwnSegment(segment) {
  try {
    const text = decodeURIComponent(segment)
    return text !== '' && text !== '.' && text !== '..' && !forbidden.test(text)
  } catch {
    return false
  }
}

/**
 * Whether a request's target is a path in the one form in which every part of the application reads the same path: it begins
 * with a slash, its escapes are UTF-8, and it has no dot segments, double slashes, backslashes or encoded slashes.
 * @param {string} target
 */
export function isOwnPath(target) {
  const [path = ''] = target.split('?', 1)
  if (!path.startsWith('/') || path.includes('#') || !printable.test(target)) return false
  const segments = path.slice(1).split('/')
  const last = segments.pop() ?? ''
  return segments.every(isOwnSegment) && (last === '' || isOwnSegment(last))
}
