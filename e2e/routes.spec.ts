import http from 'node:http'
import fs from 'node:fs'
import { expect, test, type APIResponse } from '@playwright/test'
import { rowOf } from './steps/database'
import { signedInAs } from './steps/sign-in'

const address = () => new URL(process.env.E2E_BASE_URL ?? 'http://localhost:3000')
const nobody = '00000000-0000-7000-8000-000000000000'
const large = Buffer.alloc(30 * 1024 * 1024, 'a')

type Answer = { status: number | undefined; text: string }

/** As it goes over the wire: Playwright's own requests would put a path or a method right. */
const answered = (method: string, path: string, headers: http.OutgoingHttpHeaders = {}, body?: Buffer) =>
  new Promise<Answer>((resolve, reject) => {
    const { hostname, port } = address()
    const request = http.request({ hostname, port, method, path, headers }, (answer) => {
      let text = ''
      answer.setEncoding('utf8').on('data', (part: string) => (text += part))
      answer.on('end', () => resolve({ status: answer.statusCode, text }))
    })
    request.on('error', reject)
    request.end(body)
  })
const asked = async (...request: Parameters<typeof answered>) => (await answered(...request)).status

const logged = () => fs.readFileSync(process.env.E2E_LOG ?? '', 'utf8').split('\n')

/** The lines of the log from here on that say that a human must look, once everything before them has been written. */
const alarmsDuring = async (requests: () => Promise<void>) => {
  const before = logged().length
  await requests()
  const { headers } = await fetch(new URL('/api/health', address()))
  const id = headers.get('x-request-id') ?? 'none'
  await expect.poll(() => logged().some((line) => line.includes(id))).toBe(true)
  return logged()
    .slice(before - 1)
    .filter((line) => line.includes('"level":"error"'))
}

type Actions = { node: Record<string, { exportedName: string }> }

/** The id by which the build knows a server action. */
const actionId = (name: string) => {
  const file = `${process.env.NEXT_DIST_DIR}/server/server-reference-manifest.json`
  const { node } = JSON.parse(fs.readFileSync(file, 'utf8')) as Actions
  const [id] = Object.entries(node).find(([, { exportedName }]) => exportedName === name) ?? []
  if (!id) throw new Error(`no action is called ${name}`)
  return id
}
const plain = { 'content-type': 'text/plain;charset=UTF-8' }

test.describe('a body that is too large', () => {
  const words = 'Dit is te groot om te versturen. Maak het kleiner, of deel het op, en probeer het opnieuw.'

  test('is refused in words by whatever takes JSON or a file', async ({ context }) => {
    await signedInAs(context, 'coordinator')
    const put = (path: string) =>
      context.request.put(path, { data: large, headers: { 'content-type': 'application/json' } })
    const answers: APIResponse[] = []
    for (const part of ['answers', 'place', 'concern', 'check-in', 'help', 'end', 'conflicts'])
      answers.push(await put(`/api/interviews/${nobody}/${part}`))
    await signedInAs(context, 'coordinator')
    answers.push(await context.request.post('/api/imports/families?mode=preview', { data: large }))
    for (const answer of answers) {
      expect(answer.status(), answer.url()).toBe(413)
      expect(await answer.json()).toMatchObject({ ok: false, code: 'too_large', message: words })
    }
  })

  test('is not waited for when somebody may not send it', async ({ context }) => {
    await signedInAs(context, 'reader')
    const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
    const { hostname, port, origin } = address()
    const status = await new Promise((resolve, reject) => {
      const headers = { cookie, origin, 'content-type': 'text/csv', 'content-length': 1_000_000 }
      const path = '/api/imports/families?mode=preview'
      const request = http.request({ hostname, port, method: 'POST', path, headers }, (answer) => {
        resolve(answer.statusCode)
        request.destroy()
      })
      request.on('error', reject)
      request.flushHeaders()
    })
    expect(status).toBe(403)
  })

  test('is refused by a page, announced or not', async () => {
    expect(await asked('POST', '/today', { 'content-length': large.length }, large)).toBe(413)
    const chunked = { 'transfer-encoding': 'chunked' }
    expect(await asked('POST', '/sign-in', chunked, Buffer.from('a'))).toBe(200)
    const { status, text } = await answered('POST', '/sign-in', chunked, Buffer.alloc(1024 * 1024 + 1, 'a'))
    expect([status, text.split('\n')[0]]).toEqual([413, words])
  })

  test('is not waited for by a page, nor by an address that only looks like that of a route handler', async () => {
    const { hostname, port } = address()
    const endless = (path: string, headers: http.OutgoingHttpHeaders) =>
      new Promise<number | undefined>((resolve, reject) => {
        const request = http.request({ hostname, port, method: 'POST', path, headers }, (answer) => {
          resolve(answer.statusCode)
          request.destroy()
        })
        request.on('error', reject)
        request.write(large.subarray(0, 2 * 1024 * 1024))
      })
    const chunked = { 'transfer-encoding': 'chunked', 'content-type': 'text/plain' }
    expect(await endless('/sign-in', chunked)).toBe(413)
    for (const path of [
      '/api/../sign-in',
      '/api/%2e%2e/sign-in',
      '/api/..%2fsign-in',
      '/api//../sign-in',
      '/api\\sign-in',
    ])
      expect(await endless(path, chunked), path).toBe(404)
    const parts = { 'transfer-encoding': 'chunked', 'content-type': 'multipart/form-data; boundary=a' }
    for (const path of ['/api/nothing', '/sign-in']) expect(await endless(path, parts), path).toBe(415)
  })
})

test('a method that the application does not know is not an error of the application', async () => {
  for (const path of ['/today', '/api/health', `/api/interviews/${nobody}/answers`])
    expect(await asked('TRACE', path), path).toBe(405)
})

test('signing in with what no column can hold is signing in wrongly, and no alarm', async ({ context }) => {
  const asked = await context.request.get('/api/auth/csrf')
  const { csrfToken } = (await asked.json()) as { csrfToken: string }
  const alarms = await alarmsDuring(async () => {
    for (const email of ['\u0000', 'iemand\u0000@example.org', 'iemand@example.org'])
      for (const password of ['fout', '\u0000']) {
        const form = { csrfToken, email, password, json: 'true' }
        const answer = await context.request.post('/api/auth/callback/credentials', { form })
        expect([answer.status(), await answer.text()]).toEqual([
          401,
          expect.stringContaining('error=CredentialsSignin'),
        ])
      }
  })
  expect(alarms).toEqual([])
})

test('the log of an organisation has one row for one request of a page that is not for them', async ({ browser }) => {
  const refusals = `select count(*)::int as rows from audit join staff on staff.id = staff_id
    where email = $1 and detail ->> 'refused' = 'true'`
  const pages = [
    'settings',
    'staff',
    'log',
    'families',
    'families/new',
    `families/${nobody}`,
    `families/${nobody}/edit`,
  ]
  const others = ['help', 'schools', 'imports', 'weeks', 'weeks/2020-W20', 'releases', 'releases/week/2020-W20', 'read']
  // Accounts that no other journey is refused with meanwhile.
  const roles = { caller: 3, coordinator: 1, reader: 4 }
  for (const [role, index] of Object.entries(roles)) {
    const context = await browser.newContext()
    const { email } = await signedInAs(context, role, index)
    const noted = async () => (await rowOf<{ rows: number }>(refusals, [email])).rows
    let before = await noted()
    let refused = 0
    for (const path of [...pages, ...others]) {
      if ((await context.request.get(`/${path}`)).status() === 404) refused += 1
      const now = await noted()
      expect(now - before, `${role} ${path}`).toBeLessThanOrEqual(1)
      before = now
    }
    expect(refused, role).toBeGreaterThan(0)
    await context.close()
  }
})

test('an address that cannot be read is one that does not exist', async ({ page }) => {
  const paths = ['/shared/%ff', '/families/%E0%A4%A', '/api/exports/%ff', '/read/%', '/%c0%ae%c0%ae/x', '/weeks/%00']
  const targets = [
    '*',
    `${address().origin}/today`,
    '/api/../today',
    '//today',
    '/today/./',
    '/a\\b',
    '/a%2fb',
    '/a%5Cb',
  ]
  const alarms = await alarmsDuring(async () => {
    for (const target of [...paths, ...targets])
      for (const method of ['GET', 'HEAD', 'POST', 'OPTIONS']) expect(await asked(method, target), target).toBe(404)
    for (const query of ['/sign-in?next=%ff', '/sign-in?%E0%A4%A', '/sign-in?\\'])
      expect(await asked('GET', query), query).toBe(200)
  })
  expect(alarms).toEqual([])
  expect((await page.goto('/shared/%ff'))?.status()).toBe(404)
  await expect(page.getByRole('heading', { name: 'Niet gevonden' })).toBeVisible()
})

test.describe('a server action', () => {
  const open = [{ token: 'x', purpose: 'invitation' }]
  const args = Buffer.from(JSON.stringify(open))

  test('that is not asked for as our own pages ask is refused in words, and is no alarm', async () => {
    const action = { ...plain, 'next-action': actionId('loadLinkAction') }
    const { origin } = address()
    const alarms = await alarmsDuring(async () => {
      for (const path of ['/welcome', '/uitleg', '/nothing', '/']) {
        const ask = (headers: http.OutgoingHttpHeaders, body: string | Buffer = args) =>
          answered('POST', path, headers, Buffer.from(body))
        for (const from of ['https://elsewhere.example', 'null', 'garbage', '', `${origin}0`])
          expect(await ask({ ...action, origin: from })).toMatchObject({
            status: 403,
            text: expect.stringMatching(/website/),
          })
        for (const id of ['x', 'Fatma at home', '0'.repeat(42), '__proto__'])
          expect(await ask({ ...plain, 'next-action': id })).toMatchObject({
            status: 404,
            text: expect.stringMatching(/bestaat/),
          })
        for (const body of [
          '',
          'garbage',
          '{}',
          '["$1"]',
          '["$1:a:b"]',
          '["$F1"]',
          '['.repeat(10_000),
          '\u0000',
          '[1,2,3,4,5,6,7,8,9]',
        ])
          expect(await ask(action, body)).toMatchObject({ status: 400, text: expect.stringMatching(/lezen/) })
        for (const type of ['multipart/form-data', 'multipart/form-data; boundary=a', 'multipart/mixed; boundary="'])
          for (const headers of [action, {}])
            expect(await ask({ ...headers, 'content-type': type }, 'garbage')).toMatchObject({
              status: 415,
              text: /Files/,
            })
      }
      const state = { rsc: '1', 'next-router-state-tree': 'garbage' }
      expect(await asked('GET', '/sign-in?_rsc', state)).toBe(400)
    })
    expect(alarms).toEqual([])
  })

  test('does its work from a page that does not hold it, also behind a proxy', async () => {
    const action = { ...plain, 'next-action': actionId('loadLinkAction') }
    const proxied = { host: 'nabij.example.org', 'x-forwarded-proto': 'https' }
    const ways = [
      {},
      { origin: address().origin },
      { ...proxied, origin: 'https://nabij.example.org' },
      // A visitor cannot say that it was sent on already.
      { 'x-action-forwarded': '1' },
      { 'x-action-forwarded': '1', 'x-nabij-own': 'guess' },
    ]
    for (const way of ways)
      for (const path of ['/welcome', '/uitleg', '/sign-in', '/nothing']) {
        const { status, text } = await answered('POST', path, { ...action, ...way }, args)
        expect([path, way, status === 200 || path === '/nothing']).toEqual([path, way, true])
        expect(text).toContain('"reason":"link_dead"')
      }
  })

  test('is known as sent on by a secret that no answer tells', async ({ request }) => {
    for (const path of ['/sign-in', '/nothing', '/api/health', '/_next/static/nothing'])
      expect(JSON.stringify((await request.get(path)).headers()), path).not.toContain('x-nabij-own')
  })

  test('is not lost when its page was left before it was sent', async ({ page, context }) => {
    await signedInAs(context, 'reader')
    await page.goto('/account')
    let sent = 0
    await page.route('**/account', async (route) => {
      if (route.request().method() !== 'POST') return route.fallback()
      sent += 1
      return route.continue({ url: new URL('/read', address()).href })
    })
    await page.getByLabel('Huidig wachtwoord', { exact: true }).fill('dit is het niet')
    await page.getByLabel('Nieuw wachtwoord', { exact: true }).fill('vier nieuwe gewone woorden')
    await page.getByRole('button', { name: 'Wachtwoord wijzigen' }).click()
    await expect(page.getByText('Dit is niet uw huidige wachtwoord.').first()).toBeVisible()
    expect(sent).toBe(1)
  })
})

test.describe('the log', () => {
  test('has nothing in it that a visitor sent, and no line that a visitor made', async ({ request }) => {
    const forged = '{"forged":1}'
    const before = new Set(logged())
    const paths = [
      `/_next/image?url=/x%0A${encodeURIComponent(forged)}&w=64&q=75`,
      '/_next/image?url=%2Fshared%2Fcanary-token&w=64&q=75',
      '/shared/canary-token',
      '//shared/canary-token',
      '/SHARED/canary-token',
      '/%73hared/canary-token',
      '/canary-name/canary-token',
      '/_next/static/canary-name',
      '/weeks/canary-name?canary-name',
    ]
    for (const path of paths) expect([307, 308, 404]).toContain(await asked('GET', path))
    for (const id of ['canary-name', 'canary at home', 'at canary (/app/x.js:1:1)'])
      for (const path of ['/today', '/nothing', '/api/nothing'])
        expect(await asked('POST', path, { ...plain, 'next-action': id }, Buffer.from('canary-name'))).toBe(404)
    const field = 'content-disposition: form-data; name="$ACTION_ID_canary at home"'
    const form = Buffer.from(`--a\r\n${field}\r\n\r\n\r\n--a--\r\n`)
    expect(await asked('POST', '/today', { 'content-type': 'multipart/form-data; boundary=a' }, form)).toBe(415)
    const last = await request.get('/api/health')
    const id = last.headers()['x-request-id'] ?? ''
    await expect.poll(() => logged().some((line) => line.includes(id))).toBe(true)
    const about = logged().filter((line) => /canary|forged/.test(line))
    expect(about).toEqual([])
    const strange = logged().filter((line) => line !== '' && !before.has(line) && !line.startsWith('{"at":"'))
    expect(strange).toEqual([])
  })

  test('has a line for every request, also for what the browser fetches by itself', async ({ request }) => {
    for (const path of ['/icon.svg', '/_next/static/nothing', '/shared/canary-token']) {
      const id = (await request.get(path)).headers()['x-request-id'] ?? ''
      expect(id).not.toBe('')
      await expect.poll(() => logged().filter((line) => line.includes(id))).toHaveLength(1)
    }
  })
})
