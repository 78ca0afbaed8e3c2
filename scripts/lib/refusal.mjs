/** The methods that the application answers. Next fails on TRACE, which the Fetch standard forbids. */
const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']

/** Bytes of a form or server action. Route handlers under /api/ bound their bodies themselves, and answer in words. */
export const largestForm = 1024 * 1024

/**
 * What can be refused by a request's first lines alone, before anything of its body is read. A page's body must say how
 * large it is: Next reads it to the end before it looks at the form.
 * @param {Pick<import('node:http').IncomingMessage, 'method' | 'url' | 'headers'>} request
 * @returns {{ status: number, headers?: Record<string, string> } | null}
 */
export function refusalOf({ method = '', url = '', headers }) {
  if (!methods.includes(method)) return { status: 405, headers: { allow: methods.join(', ') } }
  if (url.startsWith('/api/')) return null
  if (headers['transfer-encoding'] !== undefined) return { status: 411 }
  return Number(headers['content-length'] ?? 0) > largestForm ? { status: 413 } : null
}
