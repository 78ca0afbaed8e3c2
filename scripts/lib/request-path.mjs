const printable = /^[\u0021-\u007e]*$/
/** Forbidden in a decoded segment: with a slash or control character, code that decodes it later would see another path. */
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
 * Whether the target of a request is a path that every part of the application reads in the same way: it begins with a
 * slash, its escapes are UTF-8, and it has no dot segments, double slashes, backslashes or encoded slashes.
 * @param {string} target
 */
export function isOwnPath(target) {
  const [path = ''] = target.split('?', 1)
  if (!path.startsWith('/') || path.includes('#') || !printable.test(target)) return false
  const segments = path.slice(1).split('/')
  const last = segments.pop() ?? ''
  return segments.every(isOwnSegment) && (last === '' || isOwnSegment(last))
}
