import fs from 'node:fs'
import { expect, test, type APIRequestContext, type BrowserContext } from '@playwright/test'
import { rowOf, rowsOf } from './steps/database'
import { ownLink, publishedTo, revokeOwnLink } from './steps/own-link'
import { signedInAs, visit } from './steps/sign-in'

const enough = { families: 'enough' } as const
const exportOf = (id: string, query: string) => `/api/releases/${id}/export?${query}`

/** A release of another board than the first reader's. */
const elsewhere = async (own: string) =>
  (
    await rowOf<{ id: string }>(
      `select r.id from release r join release o on o.id = $1
       where r.level = 'board' and r.board_id <> o.board_id order by r.number limit 1`,
      [own],
    )
  ).id

const statusOf = async ({ request }: BrowserContext, path: string) => (await request.get(path)).status()

test.describe('a reader', () => {
  test('comes in at the summaries, and reads the newest from there', async ({ page, context }) => {
    await signedInAs(context, 'reader')
    await visit(page, '/')
    await expect(page).toHaveURL('/read')
    await page.getByRole('link', { name: 'Lees de hele samenvatting' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Hoe gaat het met de gezinnen?')
    await expect(page.getByText(/^Samenvatting voor/).first()).toBeVisible()
    await expect(page).toHaveTitle(/^Samenvatting, uitgave \d+ · Nabij$/)
  })

  test('finds what was published to another board neither on a page nor in a file', async ({ context }) => {
    await signedInAs(context, 'reader')
    const own = await publishedTo('reader', enough)
    const other = await elsewhere(own)
    expect(await statusOf(context, `/read/${own}`)).toBe(200)
    expect(await statusOf(context, `/read/${other}`)).toBe(404)
    for (const format of ['pdf', 'xlsx', 'ods', 'csv', 'json'])
      expect(await statusOf(context, exportOf(other, `format=${format}`)), format).toBe(404)
    const list = await (await context.request.get('/read')).text()
    expect(list).toContain(own)
    expect(list).not.toContain(other)
  })

  test('cannot go to the pages of those who publish', async ({ context }) => {
    await signedInAs(context, 'reader')
    expect(await statusOf(context, '/releases')).toBe(404)
    expect(await statusOf(context, `/releases/issue/${await publishedTo('reader', enough)}`)).toBe(404)
  })

  test('is told so where there were too few families, and sees no chart', async ({ page, context }) => {
    await signedInAs(context, 'reader')
    await visit(page, `/read/${await publishedTo('reader', { families: 'too few' })}`)
    await expect(page.getByText('We spraken te weinig gezinnen', { exact: false })).toBeVisible()
    await expect(page.locator('main').getByRole('img')).toHaveCount(0)
    await expect(page.locator('main').getByRole('table')).toHaveCount(0)
  })
})

test('a caller and an administrator find no summaries; a coach finds all', async ({ browser }) => {
  const released = await publishedTo('reader', enough)
  for (const [role, status] of [
    ['caller', 404],
    ['admin', 404],
    ['coach', 200],
  ] as const) {
    const context = await browser.newContext()
    await signedInAs(context, role)
    expect(await statusOf(context, '/read'), role).toBe(status)
    expect(await statusOf(context, `/read/${released}`), role).toBe(status)
    await context.close()
  }
})

const bytesOf = async (request: APIRequestContext, path: string) => {
  const answer = await request.get(path)
  expect(answer.status(), path).toBe(200)
  expect(answer.headers()['cache-control']).toBe('no-store')
  expect(answer.headers()['content-disposition']).toMatch(/^attachment; filename="nabij-[a-z]+-\d+-\d+\.[a-z]+"$/)
  return answer.body()
}

test.describe('a download', () => {
  test('opens in each format, and says the same', async ({ context }) => {
    await signedInAs(context, 'reader')
    const id = await publishedTo('reader', enough)
    const read = (format: string) => bytesOf(context.request, exportOf(id, `format=${format}&language=nl`))

    const pdf = (await read('pdf')).toString('latin1')
    expect(pdf.slice(0, 5)).toBe('%PDF-')
    expect(pdf).toContain('/StructTreeRoot')
    for (const format of ['xlsx', 'ods']) expect((await read(format)).subarray(0, 2).toString(), format).toBe('PK')
    const csv = await read('csv')
    expect([...csv.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    const text = new TextDecoder('utf-8', { fatal: true }).decode(csv)
    expect(text.startsWith('soort;')).toBe(true)
    const { sentences } = JSON.parse((await read('json')).toString()) as { sentences: string[] }
    expect(sentences.length).toBeGreaterThan(0)
    for (const sentence of sentences) expect(text).toContain(sentence)
  })

  test('is in the language of the screen, and is noted', async ({ page, context, baseURL }) => {
    const { email } = await signedInAs(context, 'reader')
    await context.addCookies([{ name: 'nabij-locale', value: 'en', url: baseURL ?? '' }])
    const id = await publishedTo('reader', enough)
    await visit(page, `/read/${id}`)
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Download JSON' }).click(),
    ])
    expect(JSON.parse(fs.readFileSync(await file.path(), 'utf8'))).toMatchObject({ language: 'en' })
    const noted = await rowsOf(
      `select 1 from audit a join staff s on s.id = a.staff_id and s.email = $1
       where a.verb = 'release.export' and a.subject_id = $2`,
      [email, id],
    )
    expect(noted.length).toBeGreaterThan(0)
  })

  test('is refused in words when it asks for what is not there', async ({ context }) => {
    const id = await publishedTo('reader', enough)
    expect(await statusOf(context, exportOf(id, 'format=pdf')), 'signed out').toBe(401)
    await signedInAs(context, 'reader')
    for (const [query, status] of [
      ['', 400],
      ['format=exe', 400],
      ['format=csv&revision=x', 400],
      ['format=csv&revision=99', 404],
      ['format=csv&language=de', 400],
    ] as const)
      expect(await statusOf(context, exportOf(id, query)), query).toBe(status)
    expect(await statusOf(context, exportOf('no-id', 'format=csv'))).toBe(400)
  })
})

test.describe('a shared link', () => {
  const gone = 'Deze link werkt niet meer'

  test('shows one release and its files to somebody without an account', async ({ page, request }) => {
    const token = await ownLink(await publishedTo('reader', enough))
    const answer = await page.goto(`/shared/${token}`)
    expect(answer?.headers()).toMatchObject({
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex, nofollow',
      'cache-control': expect.stringContaining('no-store'),
    })
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Hoe gaat het met de gezinnen?')
    await expect(page.locator('a[href^="/read"], a[href*="sign-in"]')).toHaveCount(0)
    await expect(page).toHaveTitle('Samenvatting · Nabij')
    const pdf = await bytesOf(request, `/api/shared/${token}/export?format=pdf`)
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
    expect((await request.get(`/api/shared/${token}/export?format=exe`)).status()).toBe(400)
  })

  test('stops when it is revoked or has expired, and then says the same as one that never was', async ({
    page,
    request,
  }) => {
    const released = await publishedTo('reader', enough)
    const revoked = await ownLink(released)
    expect((await request.get(`/shared/${revoked}`)).status()).toBe(200)
    await revokeOwnLink(revoked)
    const said = new Set<string>()
    for (const token of [revoked, await ownLink(released, { days: -1 }), 'x'.repeat(43), 'kort', '%F0%9F%8C%B7']) {
      const answer = await page.goto(`/shared/${token}`)
      expect(answer?.status(), token).toBe(404)
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(gone)
      said.add(`${await page.title()} ${await page.locator('main').innerText()}`)
      expect((await request.get(`/api/shared/${token}/export?format=csv`)).status(), token).toBe(404)
    }
    expect([...said]).toHaveLength(1)
  })

  test('is in no line of the log', async ({ page, request }) => {
    const token = await ownLink(await publishedTo('reader', enough))
    await page.goto(`/shared/${token}`)
    await request.get(`/api/shared/${token}/export?format=json`)
    const log = () => fs.readFileSync(process.env.E2E_LOG ?? '', 'utf8')
    await expect.poll(log).toContain('/api/shared/:value/export')
    expect(log()).toContain('"path":"/shared/:value"')
    expect(log()).not.toContain(token)
  })
})

test('on paper a summary is its text and its bands, without a button or a way on', async ({ page, context }) => {
  await signedInAs(context, 'reader')
  await visit(page, `/read/${await publishedTo('reader', enough)}`)
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('navigation')).toHaveCount(0)
  await expect(page.getByRole('combobox')).toHaveCount(0)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.getByRole('table')).toBeVisible()
})
