import { gzipSync } from 'node:zlib'
import { expect, test, type Page, type Response } from '@playwright/test'
import { forgetOwnCaller, ownCaller, ownInterview, type OwnCaller } from './steps/own-families'
import { signedIn } from './steps/sign-in'

/** For telephones that are slow and have little data left: a bare Next page is 135 kB, SurveyJS 470. */
const limit = 187_000

/** Every script and style the page asks for of itself, until it asks for nothing more. */
const loadedBy = async (page: Page, address: string): Promise<Response[]> => {
  const loaded: Response[] = []
  page.on('response', (response) => {
    if (['script', 'stylesheet'].includes(response.request().resourceType())) loaded.push(response)
  })
  await page.goto(address, { waitUntil: 'networkidle' })
  return loaded
}

/** What goes over the wire, and whether it did so compressed; what is tiny is not worth it. */
const partOf = async (response: Response) => {
  const body = await response.body()
  const plain = body.length > 2_000 && response.headers()['content-encoding'] !== 'gzip'
  return { name: new URL(response.url()).pathname, bytes: gzipSync(body).length, plain }
}

let caller: OwnCaller
test.beforeAll(async () => {
  caller = await ownCaller()
})
test.afterAll(() => forgetOwnCaller(caller))

test('the interview loads at most 187 kB of scripts and styles', async ({ page, context }) => {
  await signedIn(context, caller)
  const loaded = await loadedBy(page, `/interviews/${await ownInterview(caller, 'call_date')}`)
  const parts = await Promise.all(loaded.map(partOf))
  const bytes = parts.reduce((sum, part) => sum + part.bytes, 0)

  expect(parts.length, 'scripts and styles were seen at all').toBeGreaterThan(3)
  expect(parts.filter(({ plain }) => plain)).toEqual([])
  expect(bytes, parts.map((part) => `${part.bytes} ${part.name}`).join('\n')).toBeLessThanOrEqual(limit)
})
