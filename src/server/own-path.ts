/** The page to return to after signing in: a path of this application, or the first page for anything else in the link. */

const base = 'https://nabij.invalid'

const parsePath = (text: string): URL | null => {
  try {
    return new URL(text, base)
  } catch {
    return null
  }
}

/**
 * Judged after parsing, as a browser reads it: `//elsewhere`, `/\elsewhere` and `/.//elsewhere` all lead to another site.
 */
export const ownPath = (text: unknown): string => {
  const url = typeof text === 'string' && text.startsWith('/') ? parsePath(text) : null
  if (!url || url.origin !== base) return '/'
  const path = `${url.pathname}${url.search}`
  return path.startsWith('//') || path.startsWith('/api/') || path.startsWith('/sign-in') ? '/' : path
}
