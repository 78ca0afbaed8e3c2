/** Where to go back to after signing in: a path of our own or the first page, whatever the link says. Knows no page by name. */

const base = 'https://nabij.invalid'

const parsePath = (text: string): URL | null => {
  try {
    return new URL(text, base)
  } catch {
    return null
  }
}

/** Judged after parsing, as a browser would: `//elsewhere`, `/\elsewhere` and `/.//elsewhere` all leave us. */
export const ownPath = (text: unknown): string => {
  const url = typeof text === 'string' && text.startsWith('/') ? parsePath(text) : null
  if (!url || url.origin !== base) return '/'
  const path = `${url.pathname}${url.search}`
  return path.startsWith('//') || path.startsWith('/api/') || path.startsWith('/sign-in') ? '/' : path
}
