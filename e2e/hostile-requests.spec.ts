import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { expect, test, type APIRequestContext, type BrowserContext } from '@playwright/test'
import { rowsOf } from './steps/database'
import { forgetOwnCaller, ownCaller, ownInterview, type OwnCaller } from './steps/own-families'
import { secretsIn } from '../tests/secret-patterns'
import { openedText } from './steps/sealed.mjs'
import { accountOf, signedIn, visit } from './steps/sign-in'

const base = () => new URL(process.env.E2E_BASE_URL ?? 'http://127.0.0.1:3000')

let caller: OwnCaller
test.beforeEach(async () => {
  caller = await ownCaller()
})
test.afterEach(async () => {
  await forgetOwnCaller(caller)
})

test.describe('an answer that is sent as no page sends it', () => {
  const operation = () => ({ operationId: randomUUID(), clientId: randomUUID(), sequence: 1 })
  const answer = (value: unknown) => ({ ...operation(), key: 'grade_parent', part: 'value', baseVersion: 0, value })
  const put = (request: APIRequestContext, id: string, data: string, type = 'application/json') =>
    request.put(`/api/interviews/${id}/answers`, { data, headers: { 'content-type': type } })
  const answersOf = async (id: string) => {
    const rows = await rowsOf<{ key: string; value: Buffer }>('select key, value from answer where interview_id = $1', [
      id,
    ])
    const opened = rows.map(async ({ key, value }) => ({
      key,
      value: JSON.parse(await openedText('answer.value', `${id}/${key}`, value)) as unknown,
    }))
    return Promise.all(opened)
  }

  test('is refused with the name of its field, and nothing of it is stored', async ({ context }) => {
    const id = await ownInterview(caller, 'grade_parent')
    await signedIn(context, caller)
    const before = await answersOf(id)
    for (const value of [0, 11, 5.5, '5', [5], { grade: 5 }, true]) {
      const refused = await put(context.request, id, JSON.stringify(answer(value)))
      expect(refused.status(), JSON.stringify(value)).toBe(400)
      expect(await refused.json()).toMatchObject({ ok: false, code: 'invalid', problems: [{ path: 'value' }] })
    }
    for (const data of ['', 'NaN', '[5]', '"5"', 'null', '{"value":NaN}', '['.repeat(1000) + ']'.repeat(1000)])
      expect((await put(context.request, id, data)).status(), data.slice(0, 20)).toBe(400)
    const deep = JSON.stringify(answer(0)).replace(/0}$/, `${'['.repeat(1000)}${']'.repeat(1000)}}`)
    expect((await put(context.request, id, deep)).status()).toBe(400)
    expect(await answersOf(id)).toEqual(before)
  })

  test('has no effect but that of its own fields', async ({ context }) => {
    const id = await ownInterview(caller, 'grade_parent')
    const other = await ownInterview(caller, 'grade_parent')
    await signedIn(context, caller)
    const before = await answersOf(other)
    const extra = `"__proto__":{"id":"${other}"},"constructor":{"prototype":{"id":"${other}"}},"id":"${other}"`
    const data = JSON.stringify(answer(7)).replace('{', `{${extra},`)
    const saved = await context.request.put(`/api/interviews/${id}/answers?id=${other}&id=${other}&__proto__[id]=x`, {
      data,
      headers: { 'content-type': 'application/json' },
    })
    expect(saved.status()).toBe(200)
    expect(await answersOf(id)).toContainEqual({ key: 'grade_parent', value: 7 })
    expect(await answersOf(other)).toEqual(before)
    // What it is called changes nothing: a body is read as JSON or not at all.
    const form = await put(context.request, id, 'key=grade_parent&value=8', 'application/x-www-form-urlencoded')
    expect(form.status()).toBe(400)
    expect(await answersOf(id)).toContainEqual({ key: 'grade_parent', value: 7 })
  })
})

test('signing in says the same of every account that does not get in', async ({ browser }) => {
  const disabled = await ownCaller()
  const invited = await ownCaller()
  await rowsOf('update staff set disabled_at = now() where id = $1', [disabled.id])
  await rowsOf('update staff set password_hash = null where id = $1', [invited.id])
  const answers = new Set<string>()
  for (const { email, password } of [
    { email: `${randomUUID()}@example.org`, password: caller.password },
    { email: caller.email, password: 'dit is het niet' },
    disabled,
    invited,
  ]) {
    const context = await browser.newContext({ baseURL: base().origin })
    const { csrfToken } = (await (await context.request.get('/api/auth/csrf')).json()) as { csrfToken: string }
    const form = { csrfToken, email, password, json: 'true' }
    const answer = await context.request.post('/api/auth/callback/credentials', { form })
    const { date, 'x-request-id': id, ...headers } = answer.headers()
    expect(date && id).toBeTruthy()
    answers.add(JSON.stringify([answer.status(), headers, await answer.text()]).replaceAll(/nonce-[^']+/g, 'nonce'))
    await context.close()
  }
  expect([...answers]).toHaveLength(1)
  expect([...answers][0]).toContain('401')
  for (const person of [disabled, invited]) await forgetOwnCaller(person)
})

test('a session that somebody planted before the sign-in is not the one after it', async ({ browser }) => {
  const stranger = await ownCaller()
  const theirs = await browser.newContext({ baseURL: base().origin })
  await signedIn(theirs, stranger)
  const session = (await theirs.cookies()).find(({ name }) => name.includes('session-token'))!
  for (const planted of [session, { ...session, value: 'planted' }]) {
    const context = await browser.newContext({ baseURL: base().origin })
    await context.addCookies([planted])
    await signedIn(context, caller)
    const after = (await context.cookies()).filter(({ name }) => name.includes('session-token'))
    expect(after.map(({ name }) => name)).toEqual([session.name])
    expect(after[0]!.value).not.toBe(planted.value)
    expect(await (await context.request.get('/account')).text()).toContain(caller.email)
    await context.close()
  }
  await theirs.close()
  await forgetOwnCaller(stranger)
})

test('after signing out the way back shows nothing of the families', async ({ page, context }) => {
  await ownInterview(caller, 'internet')
  await signedIn(context, caller)
  await visit(page, '/families')
  await expect(page.getByText('Verzonnen Ouder').first()).toBeVisible()
  await visit(page, '/account')
  await page.getByRole('button', { name: 'Uitloggen' }).first().click()
  await page.waitForURL('**/sign-in')
  // The page of the account is replaced, so what lies before it is the list of families.
  for (const step of ['goBack', 'goForward'] as const) {
    await page[step]()
    await expect(page.getByLabel('E-mailadres')).toBeVisible()
    await expect(page.getByText('Verzonnen')).toHaveCount(0)
  }
})

/** A page of somebody else on another port, which the browser counts as the same site: it sends the cookies along. */
const elsewhere = async (context: BrowserContext) => {
  const server = http.createServer((_, answer) => answer.setHeader('content-type', 'text/html').end('<p>elsewhere'))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const page = await context.newPage()
  await page.goto(`http://${base().hostname}:${(server.address() as AddressInfo).port}/`)
  return { page, stop: () => server.close() }
}

test('a page of another site changes nothing with the cookies of who is signed in', async ({ context }) => {
  const id = await ownInterview(caller, 'internet', { internet: 'yes' })
  await signedIn(context, caller)
  const state = () =>
    rowsOf(
      `select interview.state, interview.place, answer.key, answer.value, session.ended_at
       from interview join answer on answer.interview_id = interview.id join session on session.staff_id = caller_id
       where interview.id = $1 order by key`,
      [id],
    )
  const before = await state()
  const { page, stop } = await elsewhere(context)
  // The page itself may not read the answers, and neither may a test by it: what comes over the wire is in the protocol.
  const network = await context.newCDPSession(page)
  await network.send('Network.enable')
  // The two events of one request come from two processes of the browser, in either order.
  const paths = new Map<string, string>()
  const statuses = new Map<string, number>()
  network.on('Network.requestWillBeSent', ({ requestId, request }) =>
    paths.set(requestId, new URL(request.url).pathname),
  )
  network.on('Network.responseReceivedExtraInfo', ({ requestId, statusCode }) => statuses.set(requestId, statusCode))
  const targets = [
    ...['answers', 'place', 'end', 'help', 'concern'].map((part) => `/api/interviews/${id}/${part}`),
    '/api/auth/signout',
    '/api/auth/callback/credentials',
    '/account',
    '/today',
  ]
  // The page itself may still ask for its icon.
  const answered = () =>
    [...paths]
      .filter(([, path]) => targets.includes(path))
      .map(([requestId, path]) => `${path} ${statuses.get(requestId)}`)
      .toSorted()
  await page.evaluate(
    async ([origin, paths]) => {
      for (const path of paths)
        await fetch(`${origin}${path}`, {
          method: 'POST',
          mode: 'no-cors',
          credentials: 'include',
          body: '{"key":"internet","value":"no"}',
        }).catch(() => null)
    },
    [base().origin, targets] as const,
  )
  await expect.poll(answered).toEqual(targets.map((target) => `${target} 403`).toSorted())
  // A form that is submitted takes the whole page along, and the door shows it a refusal.
  await page.evaluate((action) => {
    const form = Object.assign(document.createElement('form'), { method: 'post', action })
    document.body.append(form)
    form.submit()
  }, `${base().origin}/api/auth/signout`)
  await page.waitForURL(`${base().origin}/**`)
  expect(await state()).toEqual(before)
  stop()
})

test('what a browser is sent holds no secret of the server, and no map of its source', async ({ request }) => {
  const names = Object.keys(process.env).filter((name) => /SECRET|PASSWORD|DATABASE.*URL|_KEY$/.test(name))
  const secrets = names.flatMap((name) => {
    const value = process.env[name] ?? ''
    return URL.canParse(value) ? [new URL(value).password] : [value]
  })
  const canaries = [...new Set(secrets)].filter((secret) => secret.length > 7)
  expect(canaries.length).toBeGreaterThan(1)
  const folder = path.join(process.env.NEXT_DIST_DIR ?? '', 'static')
  const files = fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(js|css|map|json)$/.test(file))
  expect(files.length).toBeGreaterThan(20)
  for (const file of files) {
    const text = fs.readFileSync(path.join(folder, file), 'utf8')
    for (const word of [...canaries, 'NEXTAUTH_SECRET', 'DATABASE_URL', accountOf('admin').password])
      expect(text.includes(word), file).toBe(false)
    expect([file, secretsIn(text), /sourceMappingURL|webpack:\/\//.exec(text)?.[0]]).toEqual([file, [], undefined])
  }
  expect(files.filter((file) => file.endsWith('.map'))).toEqual([])
  for (const file of files.filter((one) => one.endsWith('.js')).slice(0, 5)) {
    expect((await request.get(`/_next/static/${file}`)).status(), file).toBe(200)
    expect((await request.get(`/_next/static/${file}.map`)).status(), file).toBe(404)
  }
})
