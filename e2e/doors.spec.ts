import http from 'node:http'
import fs from 'node:fs'
import { expect, test, type APIResponse } from '@playwright/test'
import { signedInAs } from './steps/sign-in'

const address = () => new URL(process.env.E2E_BASE_URL ?? 'http://127.0.0.1:3000')
const nobody = '00000000-0000-7000-8000-000000000000'
const large = Buffer.alloc(30 * 1024 * 1024, 'a')

/** As it goes over the wire: Playwright's own requests would put a path or a method right. */
const asked = (method: string, path: string, headers: http.OutgoingHttpHeaders = {}, body?: Buffer) =>
  new Promise<number | undefined>((resolve, reject) => {
    const { hostname, port } = address()
    const request = http.request({ hostname, port, method, path, headers }, (answer) => {
      answer.resume()
      resolve(answer.statusCode)
    })
    request.on('error', reject)
    request.end(body)
  })

const logged = () => fs.readFileSync(process.env.E2E_LOG ?? '', 'utf8').split('\n')

test.describe('a body that is too large', () => {
  const words = 'Dit is te groot om te versturen. Maak het kleiner, of deel het op, en probeer het opnieuw.'

  test('is refused in words by whatever takes JSON or a file', async ({ context }) => {
    await signedInAs(context, 'coordinator')
    const put = (path: string) =>
      context.request.put(path, { data: large, headers: { 'content-type': 'application/json' } })
    const answers: APIResponse[] = []
    for (const part of ['answers', 'place', 'concern', 'check-in', 'help', 'end', 'conflicts'])
      answers.push(await put(`/api/interviews/${nobody}/${part}`))
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
    expect(await asked('POST', '/sign-in', { 'transfer-encoding': 'chunked' }, Buffer.from('a'))).toBe(411)
  })
})

test('a method that the application does not know is not an error of the application', async () => {
  for (const path of ['/today', '/api/health', `/api/interviews/${nobody}/answers`])
    expect(await asked('TRACE', path), path).toBe(405)
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
    const action = { 'next-action': 'canary-name', 'content-type': 'text/plain' }
    expect(await asked('POST', '/today', action, Buffer.from('canary-name'))).toBe(400)
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
