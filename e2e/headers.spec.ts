import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import { expect, test, type APIResponse } from '@playwright/test'
import { troublesOf } from './steps/look'
import { accountOf, accounts, signedInAs, visit } from './steps/sign-in'

const policyOf = (answer: APIResponse) => answer.headers()['content-security-policy'] ?? ''
const nonceOf = (policy: string) => /'nonce-([^']+)'/.exec(policy)?.[1]
const directive = (policy: string, name: string) => policy.split('; ').find((one) => one.startsWith(`${name} `)) ?? ''

/** What browsers reported against the policy, as the log has it. */
const reports = () =>
  fs
    .readFileSync(process.env.E2E_LOG ?? '', 'utf8')
    .split('\n')
    .filter((line) => line.includes('"event":"csp_report"'))
    .map((line) => JSON.parse(line) as Record<'directive' | 'blocked' | 'path', string>)

test.describe('the content security policy', () => {
  test('lets a script run by its nonce alone', async ({ request }) => {
    const answer = await request.get('/sign-in')
    const policy = policyOf(answer)
    const nonce = nonceOf(policy)
    expect(directive(policy, 'script-src')).toBe(`script-src 'self' 'nonce-${nonce}' 'strict-dynamic'`)
    const scripts = [...(await answer.text()).matchAll(/<script\b[^>]*>/g)].map(([tag]) => tag)
    expect(scripts.length).toBeGreaterThan(0)
    expect(scripts.filter((tag) => !tag.includes(`nonce="${nonce}"`))).toEqual([])
  })

  test('lets a style element apply by the same nonce, and a style attribute without', async ({ context }) => {
    await signedInAs(context, 'coordinator')
    const answer = await context.request.get('/today')
    const policy = policyOf(answer)
    const nonce = nonceOf(policy)
    expect(directive(policy, 'style-src')).toBe(`style-src 'self' 'nonce-${nonce}'`)
    expect(directive(policy, 'style-src-attr')).toBe(`style-src-attr 'unsafe-inline'`)
    expect(policy.replace(directive(policy, 'style-src-attr'), '')).not.toContain('unsafe')
    const styles = [...(await answer.text()).matchAll(/<style\b[^>]*>/g)].map(([tag]) => tag)
    expect(styles.length).toBeGreaterThan(0)
    expect(styles.filter((tag) => !tag.includes(`nonce="${nonce}"`))).toEqual([])
  })

  test('holds on a page that the browser fetched in the background, which brings a nonce of its own', async ({
    page,
    context,
    baseURL,
  }) => {
    await signedInAs(context, 'coach')
    const troubles = await troublesOf(page, baseURL ?? '')
    await visit(page, '/read')
    await expect(page.locator('style')).toHaveCount(0)
    await page.locator('a[href="/account"]').first().click()
    await expect(page).toHaveURL(/\/account$/)
    await expect(page.locator('style[data-mantine-styles]').first()).toBeAttached()
    expect(troubles).toEqual([])
  })

  test('has another nonce at every request', async ({ request }) => {
    const nonces = [await request.get('/sign-in'), await request.get('/sign-in')].map((one) => nonceOf(policyOf(one)))
    expect(new Set(nonces).size).toBe(2)
  })

  test('stops a script that was put into the page, and logs the report of it', async ({ page, baseURL }) => {
    const troubles = await troublesOf(page, baseURL ?? '')
    const before = reports().length
    await page.goto('/sign-in')
    const blocked = await page.evaluate(
      () =>
        new Promise<string>((resolve) => {
          document.addEventListener('securitypolicyviolation', ({ violatedDirective }) => resolve(violatedDirective))
          document.body.insertAdjacentHTML('beforeend', '<a onclick="document.title = `taken`">x</a>')
          document.querySelector<HTMLElement>('a[onclick]')?.click()
        }),
    )
    expect(blocked).toMatch(/^script-src/)
    expect(await page.title()).not.toBe('taken')
    expect(troubles).toContainEqual(expect.stringMatching(/against the policy: script-src-attr inline/))
    await expect
      .poll(() =>
        reports()
          .slice(before)
          .map(({ directive, blocked, path }) => [directive, blocked, path]),
      )
      .toEqual([['script-src-attr', 'inline', '/sign-in']])
  })

  test('keeps the page out of the frames of others, and its forms at home', async ({ request }) => {
    const policy = policyOf(await request.get('/sign-in'))
    for (const part of ["frame-ancestors 'none'", "form-action 'self'", "object-src 'none'", "base-uri 'none'"])
      expect(policy).toContain(part)
  })
})

test('signing in from another site is refused, whatever token it has', async ({ context }) => {
  const { csrfToken } = (await (await context.request.get('/api/auth/csrf')).json()) as { csrfToken: string }
  const { email, password } = accountOf('coach')
  const form = { csrfToken, email, password, json: 'true' }
  const signIn = (headers: Record<string, string>) =>
    context.request.post('/api/auth/callback/credentials', { form, headers })
  const elsewhere: Record<string, string>[] = [
    { origin: 'https://elsewhere.example' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site' },
    { origin: 'null', 'sec-fetch-site': 'same-site' },
  ]
  for (const headers of elsewhere) expect((await signIn(headers)).status(), JSON.stringify(headers)).toBe(403)
  expect((await context.cookies()).filter(({ name }) => name.includes('session-token'))).toEqual([])
  expect((await signIn({ origin: 'null', 'sec-fetch-site': 'same-origin' })).status()).toBe(200)
})

const usual = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'x-robots-tag': 'noindex, nofollow',
}

for (const path of ['/sign-in', '/api/health', '/icon.svg'])
  test(`the usual headers are on ${path}`, async ({ request }) => {
    const headers = (await request.get(path)).headers()
    expect(headers).toMatchObject(usual)
    // The application of these tests is not behind TLS.
    expect(headers['strict-transport-security']).toBeUndefined()
    expect(headers['permissions-policy']).toContain('camera=(), microphone=()')
    expect(headers['cache-control']).toMatch(path === '/icon.svg' ? /^public/ : /no-store/)
    expect(headers['x-powered-by']).toBeUndefined()
  })

for (const [path, allowed] of [
  ['/gesprek', 'self'],
  [`/rooms/${randomUUID()}`, 'self'],
  ['/', ''],
  ['/klok', ''],
  ['/rooms', ''],
  [`/interviews/${randomUUID()}`, ''],
] as const)
  test(`a camera and a microphone are ${allowed ? 'for' : 'not for'} ${path.replace(/[0-9a-f-]{36}/, 'ID')}`, async ({
    request,
  }) => {
    const headers = (await request.get(path, { maxRedirects: 0 })).headers()
    expect(headers['permissions-policy']).toContain(`camera=(${allowed}), microphone=(${allowed})`)
  })

test('the page for when there is no network runs its own script alone, which its policy names', async ({ request }) => {
  const page = await request.get('/offline')
  const policy = policyOf(page)
  expect(page.headers()).toMatchObject({ ...usual, 'cache-control': 'no-cache' })
  expect(directive(policy, 'default-src')).toBe(`default-src 'none'`)
  expect(directive(policy, 'script-src')).toMatch(/^script-src 'sha256-[\w+/]+=*'$/)
  expect(directive(policy, 'style-src')).toMatch(/^style-src 'sha256-[\w+/]+=*'$/)
  expect(policy).not.toContain('unsafe')
  const worker = await request.get('/offline-worker')
  expect(worker.headers()).toMatchObject({ ...usual, 'cache-control': 'no-cache' })
  expect(worker.headers()['content-type']).toMatch(/^text\/javascript/)
  expect(directive(policyOf(await request.get('/sign-in')), 'worker-src')).toBe(`worker-src 'self'`)
})

test('the cookie of a session is for the server alone', async ({ context }) => {
  await signedInAs(context, 'coach')
  const session = (await context.cookies()).find(({ name }) => name.includes('session-token'))
  expect(session).toMatchObject({ httpOnly: true, sameSite: 'Lax' })
})

test('health says how it is, and nothing of who', async ({ request }) => {
  const answer = await request.get('/api/health')
  expect(answer.status()).toBe(200)
  expect(answer.headers()['cache-control']).toBe('no-store')
  expect(await answer.json()).toEqual({
    status: 'ok',
    database: 'ok',
    version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
    migrations: { applied: expect.any(Number), last: expect.stringMatching(/^\d{4}_/) },
    jobs: { waiting: expect.any(Number), waitingSeconds: expect.any(Number), failed: expect.any(Number), workers: 1 },
  })
})

test.describe('the request log', () => {
  const lines = () =>
    fs
      .readFileSync(process.env.E2E_LOG ?? '', 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('{'))

  test('has one line for each request, under its id, with what it cost', async ({ context }) => {
    const { email } = await signedInAs(context, 'coordinator')
    const answer = await context.request.get('/families?status=waiting_list&caller=none')
    const id = answer.headers()['x-request-id'] ?? ''
    await expect.poll(() => lines().filter((line) => line.includes(id))).toHaveLength(1)
    const [line = ''] = lines().filter((one) => one.includes(id))
    expect(JSON.parse(line)).toEqual({
      at: expect.any(String),
      level: 'info',
      event: 'request',
      request: id,
      method: 'GET',
      path: '/families',
      status: 200,
      ms: expect.any(Number),
    })
    expect(line).not.toContain(email)
  })

  test('names no family, no person and no number', () => {
    const said = lines()
    const uuid = /"path":"[^"]*[0-9a-f]{8}-[0-9a-f]{4}-/
    expect(said.filter((line) => uuid.test(line))).toEqual([])
    for (const { email, name } of accounts())
      expect(said.filter((line) => line.includes(email) || line.includes(name))).toEqual([])
    expect(said.filter((line) => /\+31|@example/.test(line))).toEqual([])
  })
})
