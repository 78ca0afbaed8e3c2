import fs from 'node:fs/promises'
import { expect, test, type Page } from '@playwright/test'
import { accountOf, signedInAs, visit } from './steps/sign-in'
import { axeFinds, sticksOut } from './steps/look'

const header = 'ref;parent_name;phone;email;language;status;programme;caller_email;note;children'
const csv = (...lines: string[]) => ({
  name: 'gezinnen.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(`\uFEFF${[header, ...lines].join('\r\n')}\r\n`),
})

const lookAt = async (page: Page, file: ReturnType<typeof csv>) => {
  await page.getByRole('radio', { name: 'Gezinnen' }).check()
  await page.getByLabel('Bestand').setInputFiles(file)
  await page.getByRole('button', { name: 'Bekijk wat er verandert' }).click()
  await expect(page.locator('#outcome')).toBeFocused()
}

test.beforeEach(async ({ context, page }) => {
  await signedInAs(context, 'coordinator', 1)
  await visit(page, '/imports')
})

test('a file is looked at first, then stored, and the second time changes nothing', async ({ page, context }) => {
  const file = csv('e2e-1;Verzonnen Ouder;+31 6 0000 9101;;nl;known;;;;7:S01')
  await lookAt(page, file)
  await expect(page.getByText('Er is nog niets bewaard.')).toBeVisible()
  expect(await axeFinds(page)).toEqual([])
  await page.getByRole('button', { name: 'Importeren' }).click()
  await expect(page.getByRole('heading', { name: 'Klaar, het is bewaard' })).toBeFocused()
  await page.getByRole('button', { name: 'Nog een bestand importeren' }).click()
  await lookAt(page, file)
  await expect(page.getByText('Er valt niets te importeren.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Importeren' })).toHaveCount(0)
  const exported = await (await context.request.get('/api/exports/families?reason=own_work')).text()
  expect(exported).toContain("e2e-1;Verzonnen Ouder;'+31 6 0000 9101")
})

test('every problem is told by line and column, and nothing is stored', async ({ page, context }) => {
  await lookAt(page, csv('e2e-2;;bel maar;;Turks;known;;;;', 'e2e-3;Ouder;;;;wacht;;;;26:S01'))
  await expect(page.getByRole('heading', { name: 'Er zijn 5 problemen' })).toBeVisible()
  await expect(page.getByRole('row', { name: '2 phone “bel maar” is geen telefoonnummer.' })).toBeVisible()
  await expect(page.getByRole('row', { name: /^3 status “wacht” kennen we hier niet/ })).toBeVisible()
  expect(await axeFinds(page)).toEqual([])
  expect(await (await context.request.get('/api/exports/families?reason=own_work')).text()).not.toContain('e2e-2')
})

test('a number that lost its beginning is asked about: a tick shows anew what would change, and only then it is stored', async ({
  page,
  context,
}) => {
  await lookAt(page, csv('e2e-5;Verzonnen Ouder;612345678;;nl;known;;;;'))
  await expect(page.getByRole('row', { name: /612345678 mist het begin van een telefoonnummer/ })).toBeVisible()
  const tick = page.getByRole('checkbox', { name: '1 telefoonnummer: de 0 of + terugzetten' })
  await expect(tick).not.toBeChecked()
  await expect(page.getByRole('button', { name: 'Importeren zoals het er staat' })).toBeVisible()
  expect(await axeFinds(page)).toEqual([])
  await tick.check()
  await page.getByRole('button', { name: 'Bekijk wat er met deze keuze verandert' }).click()
  await page.getByRole('button', { name: 'Importeren met de voorstellen' }).click()
  await expect(page.getByRole('heading', { name: 'Klaar, het is bewaard' })).toBeFocused()
  const exported = await (await context.request.get('/api/exports/families?reason=own_work')).text()
  expect(exported).toContain("e2e-5;Verzonnen Ouder;'+31612345678")
})

test('what would be overwritten is shown cell by cell, and whose number it is already', async ({ page }) => {
  const store = async (...lines: string[]) => {
    await lookAt(page, csv(...lines))
    await page.getByRole('button', { name: 'Importeren' }).click()
    await expect(page.getByRole('heading', { name: 'Klaar, het is bewaard' })).toBeFocused()
    await page.getByRole('button', { name: 'Nog een bestand importeren' }).click()
  }
  await store('e2e-6;Yeliz Verzonoğlu;06 0000 9106;;nl;known;;;;')
  await lookAt(
    page,
    csv('e2e-6;Yeliz Verzonnen;06 0000 9106;;nl;known;;;;', 'e2e-7;Tweede Ouder;0600009106;;nl;known;;;;'),
  )
  await expect(page.getByRole('heading', { name: '1 vak wordt overschreven' })).toBeVisible()
  await expect(page.getByRole('row', { name: '2 e2e-6 parent_name Yeliz Verzonoğlu Yeliz Verzonnen' })).toBeVisible()
  await expect(page.getByRole('row', { name: '3 phone 0600009106 hoort al bij gezin e2e-6.' })).toBeVisible()
  expect(await axeFinds(page)).toEqual([])
  await page.setViewportSize({ width: 360, height: 740 })
  expect(await sticksOut(page)).toEqual([])
  await lookAt(page, csv('e2e-6;Yeliz Verzono?lu;06 0000 9106;;nl;known;;;;'))
  await expect(page.getByRole('cell', { name: /“Verzono\?lu” in plaats van “Verzonoğlu”.*CSV UTF-8/ })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Importeren' })).toHaveCount(0)
})

test('another file than the one that was looked at is not stored', async ({ page, context }) => {
  const post = (bytes: string, asked: string) =>
    context.request.post(`/api/imports/families?${asked}`, { data: Buffer.from(bytes) })
  const looked = await (await post(`${header}\ne2e-4;Ouder;;;;known;;;;\n`, 'mode=preview')).json()
  const other = await post(
    `${header}\ne2e-4;Iemand;;;;known;;;;\n`,
    `mode=apply&fingerprint=${looked.data.fingerprint}`,
  )
  expect([other.status(), (await other.json()).message]).toEqual([
    409,
    'Er is intussen iets gewijzigd, of het bestand is een ander. Er is niets bewaard. Bekijk het opnieuw.',
  ])
  await page.getByRole('button', { name: 'Bekijk wat er verandert' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'Kies eerst een bestand.' })).toBeVisible()
})

test('a file that is too large, is no text or comes from another site is refused in words', async ({ context }) => {
  const post = (data: Buffer, headers = {}) =>
    context.request.post('/api/imports/schools?mode=preview', { data, headers })
  const tooLarge = await post(Buffer.alloc(26 * 1024 * 1024, 65))
  expect([tooLarge.status(), (await tooLarge.json()).message]).toEqual([
    413,
    'Dit is te groot om te versturen. Maak het kleiner, of deel het op, en probeer het opnieuw.',
  ])
  const picture = await (await post(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00]))).json()
  expect(picture.data.problems[0].text).toContain('Bewaar het bestand in het rekenblad opnieuw als “CSV UTF-8”.')
  const elsewhere = await post(Buffer.from('ref'), { 'sec-fetch-site': 'cross-site' })
  expect(elsewhere.status()).toBe(403)
})

test('a link of another site begins no export, for which somebody says why', async ({ context }) => {
  const fetchFrom = (site: string) =>
    context.request.get('/api/exports/schools?reason=research', { headers: { 'sec-fetch-site': site } })
  expect((await fetchFrom('cross-site')).status()).toBe(403)
  expect((await fetchFrom('same-origin')).status()).toBe(200)
})

test('the empty example has the columns, and a caller gets nothing', async ({ page, browser, baseURL }) => {
  await page.getByText('Welke kolommen het bestand heeft').click()
  const waiting = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Leeg voorbeeld downloaden' }).click()
  const text = await fs.readFile(await (await waiting).path(), 'utf8')
  expect(text).toBe('\uFEFFref;name;board_ref;board_name;municipality_ref;municipality_name\n')
  const caller = await browser.newContext({ baseURL: baseURL ?? '' })
  await signedInAs(caller, 'caller')
  expect(accountOf('caller').role).toBe('caller')
  for (const path of ['/imports', '/api/exports/families', '/api/imports/schools/template'])
    expect((await caller.request.get(path)).status(), path).toBeGreaterThanOrEqual(403)
  await caller.close()
})
