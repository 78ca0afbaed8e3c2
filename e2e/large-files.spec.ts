import { randomUUID } from 'node:crypto'
import fs from 'node:fs/promises'
import { expect, test, type BrowserContext, type Page } from '@playwright/test'
import { Client } from 'pg'
import { rowOf, rowsOf } from './steps/database'
import { axeFinds, brokenWords, hasFocus, sticksOut } from './steps/look'
import { forgetOwnOrganisation, ownOrganisation, type OwnOrganisation } from './steps/own-organisation'
import { signedIn, visit } from './steps/sign-in'

const header = 'ref;parent_name;phone;email;language;status;programme;caller_email;note;children'
const rows = 620
const families = {
  name: 'gezinnen.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(
    `${[header, ...Array.from({ length: rows }, (_, index) => `g-${index};Verzonnen Ouder ${index};;;nl;known;;;;`)].join('\r\n')}\r\n`,
  ),
}

const schools = Buffer.from(
  [
    'ref;name;board_ref;board_name;municipality_ref;municipality_name',
    ...Array.from({ length: rows }, (_, index) => `s-${index};School ${index};b;Bestuur;m;Gemeente`),
  ].join('\n'),
)

let organisation: OwnOrganisation
test.beforeEach(async ({ context }) => {
  organisation = await ownOrganisation()
  await signedIn(context, organisation.coordinator)
})
test.afterEach(() => forgetOwnOrganisation(organisation))

/** Somebody else is about to store a family of the second half of the file: the import waits there. */
const heldFamily = async () => {
  const client = new Client({ connectionString: process.env.DATABASE_OWNER_URL })
  await client.connect()
  await client.query('begin')
  await client.query('insert into family (id, organisation_id, ref) values ($1, $2, $3)', [
    randomUUID(),
    organisation.id,
    `g-${rows - 1}`,
  ])
  return () => client.end()
}

const sentLargeFile = async (page: Page) => {
  await visit(page, '/imports')
  await page.getByRole('radio', { name: 'Gezinnen' }).check()
  await page.locator('input[type=file]').setInputFiles(families)
  await page.getByRole('button', { name: 'Bekijk wat er verandert' }).click()
  await expect(page.locator('#outcome')).toBeFocused()
  await page.getByRole('button', { name: 'Importeren' }).dblclick()
}

const looksWell = async (page: Page) => {
  for (const width of [1360, 360]) {
    await page.setViewportSize({ width, height: 900 })
    expect([await sticksOut(page), await brokenWords(page)], `${width} px`).toEqual([[], []])
    expect(await axeFinds(page)).toEqual([])
  }
  await page.setViewportSize({ width: 1360, height: 900 })
  await page.emulateMedia({ colorScheme: 'dark' })
  expect(await axeFinds(page, 'colours'), 'dark').toEqual([])
  await page.emulateMedia({ colorScheme: 'light' })
}

const underWay = { name: 'Het bestand wordt geïmporteerd' }
const stored = { name: 'Klaar, het is bewaard' }
const jobs = (kind: string) =>
  rowsOf<{ state: string }>('select state::text from job where organisation_id = $1 and kind::text = $2', [
    organisation.id,
    kind,
  ])

test('a large file is imported by itself: whoever leaves and comes back, or looks in another tab, sees how it ends', async ({
  page,
  context,
}) => {
  const release = await heldFamily()
  await sentLargeFile(page)
  await expect(page.getByRole('heading', underWay)).toBeFocused()
  await expect(page.getByRole('progressbar')).toHaveAttribute('value', '500')
  await expect(page.getByText('80 %')).toBeVisible()
  await expect(page.locator('input[type=file]')).toHaveCount(0)
  await looksWell(page)

  await page.goto('/families')
  await visit(page, '/imports')
  await expect(page.getByRole('heading', underWay)).toBeVisible()
  await expect(page.getByRole('progressbar')).toHaveAttribute('value', '500')
  const other = await context.newPage()
  await visit(other, '/imports')
  await expect(other.getByRole('heading', underWay)).toBeVisible()
  const announced = page.getByRole('status').filter({ hasText: stored.name })
  await expect(announced).toHaveCount(0)

  await release()
  for (const tab of [page, other]) {
    await expect(tab.getByRole('heading', stored)).toBeVisible()
    await expect(tab.getByText('620 nieuw, 0 gewijzigd, 0 hetzelfde.')).toBeVisible()
    await expect(tab.locator('input[type=file]')).toBeVisible()
  }
  await expect(announced).toHaveCount(1)
  await looksWell(page)
  const { count } = await rowOf<{ count: number }>(
    'select count(*)::int as count from family where organisation_id = $1',
    [organisation.id],
  )
  expect([count, await jobs('import_file')]).toEqual([rows, [{ state: 'done' }]])

  await page.reload()
  await expect(page.getByRole('heading', stored)).toBeVisible()
  await expect(announced).toHaveCount(0)
  await page.getByRole('button', { name: 'Weghalen' }).press('Enter')
  await expect(page.getByRole('heading', stored)).toHaveCount(0)
  await expect.poll(() => hasFocus(page)).toBe(true)
})

test('a second file waits until the first is done: a colleague is told so in words', async ({
  page,
  browser,
  baseURL,
}) => {
  const theirs = await browser.newContext({ baseURL: baseURL ?? '' })
  await signedIn(theirs, organisation.colleague)
  await theirs.request.post('/api/imports/schools?mode=apply&proposals=none', { data: schools })
  await expect.poll(() => jobs('import_file')).toEqual([{ state: 'done' }])
  const release = await heldFamily()
  const colleague = await theirs.newPage()
  await visit(colleague, '/imports')
  await colleague.getByRole('radio', { name: 'Gezinnen' }).check()
  await colleague
    .locator('input[type=file]')
    .setInputFiles({ ...families, buffer: Buffer.from(`${header}\nk-1;Ouder;;;nl;known;;;;\n`) })
  await colleague.getByRole('button', { name: 'Bekijk wat er verandert' }).click()
  await expect(colleague.locator('#outcome')).toBeFocused()
  await sentLargeFile(page)
  await expect(page.getByRole('heading', underWay)).toBeVisible()
  await colleague.getByRole('button', { name: 'Importeren' }).click()
  await expect(
    colleague.getByText('Er wordt al een groot bestand geïmporteerd.', { exact: false }).first(),
  ).toBeVisible()
  await colleague.reload()
  await expect(colleague.getByRole('heading', underWay)).toBeVisible()
  await release()
  await expect(page.getByRole('heading', stored)).toBeVisible()
  await expect(colleague.locator('input[type=file]')).toBeVisible()
  // Their own earlier report is there again, and is not told as if it were news.
  await expect(colleague.getByRole('heading', stored)).toBeVisible()
  await expect(colleague.getByRole('status').filter({ hasText: stored.name })).toHaveCount(0)
  await theirs.close()
})

test('a file that cannot be imported any more says so by line and column, in English too', async ({
  page,
  context,
}) => {
  const lines = `${families.buffer.toString('utf8')}slecht;;bel maar;;nl;known;;;;\r\n`
  const answer = await context.request.post('/api/imports/families?mode=apply&proposals=none', {
    data: Buffer.from(lines),
  })
  expect(((await answer.json()) as { data: unknown }).data).toEqual({ queued: true })
  await visit(page, '/imports')
  await expect(page.getByRole('heading', { name: 'Er zijn 2 problemen' })).toBeVisible()
  await expect(page.getByRole('row', { name: '622 phone “bel maar” is geen telefoonnummer.' })).toBeVisible()
  await looksWell(page)
  await context.addCookies([{ name: 'nabij-locale', value: 'en', url: process.env.E2E_BASE_URL ?? '' }])
  await page.reload()
  await expect(page.getByRole('heading', { name: 'There are 2 problems' })).toBeVisible()
  expect(await axeFinds(page)).toEqual([])
})

test('an import that failed is shown to whoever asked, and tried again; without its file it says to choose it again', async ({
  page,
}) => {
  await rowsOf(
    `insert into job (id, organisation_id, asked_by_id, kind, subject, input, state, attempts, reason, finished_at)
     values ($1, $2, $3, 'import_file', $4, '{"kind": "families", "proposals": []}', 'failed', 3, 'fault', now())`,
    [randomUUID(), organisation.id, organisation.coordinator.id, organisation.coordinator.id],
  )
  await visit(page, '/imports')
  const alert = page.getByRole('main').getByRole('alert')
  await expect(alert).toContainText('Het bestand importeren is niet gelukt. Er is niets bewaard.')
  await looksWell(page)
  await page.getByRole('button', { name: 'Probeer opnieuw' }).press('Enter')
  await expect(alert).toContainText('Het bestand is er niet meer')
  await expect(page.locator('input[type=file]')).toBeVisible()
})

const downloaded = async (page: Page) => {
  const waiting = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Gezinnen downloaden' }).click()
  const download = await waiting
  return { name: download.suggestedFilename(), text: await fs.readFile(await download.path(), 'utf8') }
}

const fetchedBy = (context: BrowserContext, id: string) => context.request.get(`/api/exports/families/${id}`)

test('a large export is made by itself, for whoever asked alone, and goes when it was fetched', async ({
  page,
  context,
  browser,
  baseURL,
}) => {
  await rowsOf(
    `insert into family (id, organisation_id, ref, home_languages)
     select gen_random_uuid(), $1, 'g-' || number, '{nl}' from generate_series(1, 2001) number`,
    [organisation.id],
  )
  await visit(page, '/imports')
  await expect(page.getByRole('link', { name: 'Scholen downloaden' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Gezinnen downloaden' })).toHaveCount(0)
  expect((await context.request.get('/api/exports/families?reason=own_work')).status()).toBe(409)
  await looksWell(page)
  await page.getByRole('button', { name: 'Gezinnen klaarzetten' }).click()
  const why = page.getByRole('combobox', { name: 'Waarvoor downloadt u dit?' })
  await expect(why).toBeFocused()
  await expect(page.getByText('Kies eerst waarvoor het bestand is.')).toBeVisible()
  await why.selectOption('Overstap naar een ander systeem')
  await page.getByRole('button', { name: 'Gezinnen klaarzetten' }).dblclick()
  await expect(page.getByRole('link', { name: 'Gezinnen downloaden' })).toBeVisible()
  await expect(page.getByRole('status').filter({ hasText: 'Het bestand staat klaar.' })).toHaveCount(1)
  expect(await jobs('export_file')).toEqual([{ state: 'done' }])
  await looksWell(page)

  const { id } = await rowOf<{ id: string }>('select id from job where organisation_id = $1', [organisation.id])
  const theirs = await browser.newContext({ baseURL: baseURL ?? '' })
  await signedIn(theirs, organisation.colleague)
  const [foreign, nothing] = [await fetchedBy(theirs, id), await fetchedBy(theirs, randomUUID())]
  expect([foreign.status(), await foreign.text()]).toEqual([404, await nothing.text()])
  await theirs.close()

  await page.reload()
  const { name, text } = await downloaded(page)
  expect([name, text.split('\n').length]).toEqual([expect.stringMatching(/^nabij-families-[\d-]+\.csv$/), 2003])
  await expect(page.getByText('Het downloaden is begonnen.', { exact: false })).toBeVisible()
  expect((await downloaded(page)).text).toBe(text)
  await rowsOf(`update job_file set expires_at = now() where job_id = $1`, [id])
  expect((await fetchedBy(context, id)).status()).toBe(404)
  await page.reload()
  await expect(page.getByRole('button', { name: 'Gezinnen klaarzetten' })).toBeVisible()
})

test('a ready file is put away by the keyboard, and the focus is not lost', async ({ page }) => {
  await rowsOf(
    `insert into family (id, organisation_id, ref, home_languages)
     select gen_random_uuid(), $1, 'g-' || number, '{nl}' from generate_series(1, 2001) number`,
    [organisation.id],
  )
  await visit(page, '/imports')
  await page.getByRole('combobox', { name: 'Waarvoor downloadt u dit?' }).selectOption('Eigen werk van de organisatie')
  await page.getByRole('button', { name: 'Gezinnen klaarzetten' }).press('Enter')
  await expect(page.getByRole('link', { name: 'Gezinnen downloaden' })).toBeVisible()
  await expect.poll(() => hasFocus(page)).toBe(true)
  await page.getByRole('button', { name: 'Weghalen' }).press('Enter')
  await expect(page.getByRole('button', { name: 'Gezinnen klaarzetten' })).toBeVisible()
  await expect.poll(() => hasFocus(page)).toBe(true)
  const { count } = await rowOf<{ count: number }>(
    'select count(*)::int as count from job_file where organisation_id = $1',
    [organisation.id],
  )
  expect(count).toBe(0)
})
