/** Requests of one person without a browser, and what the build says can be requested. */
import fs from 'node:fs'
import http from 'node:http'
import path from 'node:path'
import { request } from '@playwright/test'
import { signedIn } from './sign-in.ts'

const root = path.resolve(import.meta.dirname, '..', '..')
const textOf = (file) => fs.readFileSync(path.join(root, file), 'utf8')

const agent = new http.Agent({ keepAlive: true, maxSockets: 10 })

/**
 * Sends a request as it is written: other clients would put a path right, and follow a redirect.
 * @returns {Promise<{ status: number, headers: http.IncomingHttpHeaders, text: string }>}
 */
const sent = (address, cookie, path, { method = 'GET', headers = {}, body } = {}) =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(address)
    const isAnnounced = body !== undefined && headers['transfer-encoding'] === undefined
    const length = isAnnounced ? { 'content-length': Buffer.byteLength(body) } : {}
    const options = { agent, hostname, port, method, path, headers: { cookie, ...length, ...headers } }
    const request = http.request(options, (answer) => {
      let text = ''
      answer.setEncoding('utf8').on('data', (part) => (text += part))
      answer.on('end', () => resolve({ status: answer.statusCode, headers: answer.headers, text }))
    })
    request.on('error', (error) => {
      // The server closed a connection that had long been idle while this was sent on it: nothing of it was read.
      const isUnread = request.reusedSocket && error.code === 'ECONNRESET'
      if (isUnread) sent(address, cookie, path, { method, headers, body }).then(resolve, reject)
      else reject(error)
    })
    request.end(body)
  })

/**
 * The cookies of one person.
 * @param {string} address
 * @param {{ email: string, password: string } | null} account null: nobody
 * @param {(context: any, account: any) => Promise<void>} enter how they sign in
 */
export async function cookieOf(address, account, enter = signedIn) {
  const context = await request.newContext({ baseURL: address })
  if (account) await enter({ request: context }, account)
  const { cookies } = await context.storageState()
  await context.dispose()
  return cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
}

/**
 * How one person asks the application, without a browser.
 * @param {string} address
 * @param {{ email: string, password: string } | null} account null: nobody
 * @param {(context: any, account: any) => Promise<void>} [enter] how they sign in
 */
export async function visitorAt(address, account, enter) {
  const cookie = await cookieOf(address, account, enter)
  return { cookie, ask: (path, options) => sent(address, cookie, path, options) }
}

/** Every server action of the build: its id, and the schema of its input. */
export async function builtActions() {
  const manifest = path.join(root, process.env.NEXT_DIST_DIR, 'server', 'server-reference-manifest.json')
  const { node } = JSON.parse(fs.readFileSync(manifest, 'utf8'))
  const input = await import('../../src/domain/input.ts')
  return Promise.all(
    Object.entries(node).map(async ([id, { filename, exportedName: name }]) => {
      const [, schemaName] = new RegExp(`${name} =\\s+\\w+\\(\\s*(\\w+)`).exec(textOf(filename)) ?? []
      const own = await import(path.join(root, path.dirname(filename), 'schema.ts'))
      return { id, name, schemaName, schema: own[schemaName] ?? input[schemaName] }
    }),
  )
}

const schemaNameIn = (text, method) => new RegExp(`^export const ${method} = route\\((\\w+)`, 'm').exec(text)?.[1]

/** The schema that a file imports under this name. */
export async function importedSchema(text, name) {
  const [, module] = new RegExp(`import \\{[^}]*\\b${name}\\b[^}]*\\} from '@/([^']+)'`).exec(text) ?? []
  return (await import(path.join(root, 'src', `${module}.ts`)))[name]
}

/** Every route handler: its path, its method, and the schema of its body if it has one. */
export const builtRoutes = () =>
  Promise.all(
    fs
      .readdirSync(path.join(root, 'src', 'app'), { recursive: true, encoding: 'utf8' })
      .filter((file) => path.basename(file) === 'route.ts')
      .toSorted()
      .flatMap((file) => {
        const text = textOf(path.join('src', 'app', file))
        const methods = [...text.matchAll(/^export const (GET|POST|PUT|PATCH|DELETE)\b/gm)]
        return methods.map(async ([, method]) => {
          const schemaName = schemaNameIn(text, method)
          const schema = schemaName && (await importedSchema(text, schemaName))
          return { path: `/${path.dirname(file)}`, method, schemaName, schema }
        })
      }),
  )

/** The result of an action, from what Next sends the browser: `ok`, the code of a refusal, or the status of another answer. */
export function actionResult({ status, text }) {
  const [, result] = /^\w+:(\{"ok":.*\})$/m.exec(text) ?? []
  const { ok, code, message, problems } = result ? JSON.parse(result) : { code: `${status}` }
  return { code: ok ? 'ok' : code, words: JSON.stringify([message, problems]) }
}

export async function actionAnswer(ask, id, input) {
  const headers = { 'next-action': id, 'content-type': 'text/plain;charset=UTF-8' }
  return actionResult(await ask('/account', { method: 'POST', headers, body: JSON.stringify([input]) }))
}
