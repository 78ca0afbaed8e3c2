import fs from 'node:fs'
import { expect, test, type APIResponse } from '@playwright/test'
import { accounts, signedInAs } from './steps/sign-in'

const policyOf = (answer: APIResponse) => answer.headers()['content-security-policy'] ?? ''
const nonceOf = (policy: string) => /'nonce-([^']+)'/.exec(policy)?.[1]
const directive = (policy: string, name: string) => policy.split('; ').find((one) => one.startsWith(`${name} `)) ?? ''

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

  test('has another nonce at every request', async ({ request }) => {
    const nonces = [await request.get('/sign-in'), await request.get('/sign-in')].map((one) => nonceOf(policyOf(one)))
    expect(new Set(nonces).size).toBe(2)
  })

  test('stops a script that was put into the page', async ({ page }) => {
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
  })

  test('keeps the page out of the frames of others, and its forms at home', async ({ request }) => {
    const policy = policyOf(await request.get('/sign-in'))
    for (const part of ["frame-ancestors 'none'", "form-action 'self'", "object-src 'none'", "base-uri 'none'"])
      expect(policy).toContain(part)
  })
})

const usual = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'x-robots-tag': 'noindex, nofollow',
}

for (const path of ['/sign-in', '/api/health', '/icon.svg'])
  test(`the usual headers are on ${path}`, async ({ request }) => {
    const headers = (await request.get(path)).headers()
    expect(headers).toMatchObject(usual)
    expect(headers['strict-transport-security']).toMatch(/^max-age=\d{8}/)
    expect(headers['permissions-policy']).toContain('microphone=()')
    expect(headers['x-powered-by']).toBeUndefined()
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
