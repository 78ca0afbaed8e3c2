/** Requests to the application without a browser, each over a connection of its own, so that a fault hits only one. */
import http from 'node:http'

/**
 * Rejects when no whole response comes.
 * @param {{ port: number, host: string, method?: string, path: string, headers?: http.OutgoingHttpHeaders, body?: string | Buffer,
 *   patience?: number }} options host: what the application is called, whichever port leads to it
 * @returns {Promise<{ status: number, headers: http.IncomingHttpHeaders, text: string }>}
 */
export const request = ({ port, host, method = 'GET', path, headers = {}, body, patience = 20_000 }) =>
  new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) }
    const all = { host, ...length, ...headers }
    const sent = http.request({ hostname: '127.0.0.1', port, method, path, headers: all, agent: false }, (answer) => {
      let text = ''
      answer.setEncoding('utf8').on('data', (part) => (text += part))
      answer.once('end', () => resolve({ status: answer.statusCode, headers: answer.headers, text }))
      answer.once('error', reject)
      answer.once('close', () => reject(new Error('the response broke off'))) // after `end` nobody hears it
    })
    const late = setTimeout(() => sent.destroy(new Error('no response')), patience)
    sent.once('close', () => clearTimeout(late))
    sent.once('error', reject)
    sent.end(body)
  })

const cookiesOf = ({ headers }) => (headers['set-cookie'] ?? []).map((cookie) => cookie.split(';')[0])

/**
 * Signs in with the password, as the form does. Returns the cookies.
 * @param {{ port: number, host: string }} application @param {{ email: string, password: string }} account
 */
export async function signIn(application, { email, password }) {
  const asked = await request({ ...application, path: '/api/auth/csrf' })
  const cookies = cookiesOf(asked)
  const form = new URLSearchParams({ csrfToken: JSON.parse(asked.text).csrfToken, email, password, json: 'true' })
  const answer = await request({
    ...application,
    method: 'POST',
    path: '/api/auth/callback/credentials',
    headers: { cookie: cookies.join('; '), 'content-type': 'application/x-www-form-urlencoded' },
    body: String(form),
  })
  const signedIn = [...cookies, ...cookiesOf(answer)]
  if (answer.status !== 200 || !signedIn.some((cookie) => cookie.includes('next-auth.session-token')))
    throw new Error(`Nobody could sign in: ${answer.status}`)
  return signedIn.join('; ')
}
