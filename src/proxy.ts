/**
 * Sets headers only, such as a fresh nonce for the content security policy of every page. Decides no permission.
 * A script or style element needs the nonce. A style attribute does not: charts and open lists take their size and place
 * from one, the server renders it as text, and it can load nothing from elsewhere.
 */
import { NextResponse, type NextRequest } from 'next/server'
import { csrfCookie, csrfOptions, freshCsrfValue } from '@/server/csrf'

/** In development, React rebuilds stacks of the server by `eval`, and the overlay for errors brings its own styles. */
const isDevelopment = process.env.NODE_ENV === 'development'

const policy = (nonce: string) =>
  [
    `default-src 'self'`,
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? ` 'unsafe-eval'` : ''}`,
    `style-src 'self' ${isDevelopment ? `'unsafe-inline'` : `'nonce-${nonce}'`}`,
    `style-src-attr 'unsafe-inline'`,
    `img-src 'self' data: blob:`,
    `font-src 'self'`,
    `connect-src 'self'`,
    // Without it the rules for scripts would count, which know a nonce alone.
    `worker-src 'self'`,
    `object-src 'none'`,
    `base-uri 'none'`,
    `form-action 'self'`,
    `frame-ancestors 'none'`,
    // Browsers replace this directive by `report-to`, which needs TLS and waits for a minute.
    `report-uri /api/csp-reports`,
  ].join('; ')

/** The address to return to after signing in, without the parameter that Next adds to a page fetched in the background. */
const pathOf = ({ nextUrl }: NextRequest) => {
  const searchParams = new URLSearchParams(nextUrl.search)
  searchParams.delete('_rsc')
  return searchParams.size ? `${nextUrl.pathname}?${searchParams}` : nextUrl.pathname
}

/** The sign-in form needs a token, and a first visit has no cookie with one yet. Null when there is nothing to add. */
const csrfFor = ({ nextUrl, cookies }: NextRequest) =>
  nextUrl.pathname === '/sign-in' && !cookies.has(csrfCookie()) ? freshCsrfValue() : null

export const proxy = (request: NextRequest) => {
  const nonce = btoa(crypto.randomUUID())
  const headers = new Headers(request.headers)
  headers.set('x-nonce', nonce)
  headers.set('x-path', pathOf(request))
  headers.set('content-security-policy', policy(nonce))
  const csrf = csrfFor(request)
  if (csrf) headers.append('cookie', `${csrfCookie()}=${encodeURIComponent(csrf)}`)
  const response = NextResponse.next({ request: { headers } })
  if (csrf) response.cookies.set(csrfCookie(), csrf, csrfOptions())
  response.headers.set('content-security-policy', policy(nonce))
  return response
}

// The page for when there is no network and the service worker have policies of their own.
export const config = {
  matcher: ['/((?!_next/static|_next/image|api/|fonts/|favicon|offline$|offline-worker$).*)'],
}
