import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import { expect, test, type Page } from '@playwright/test'
import { rowsOf } from './steps/database'
import { tellIdentity } from './steps/identity'
import { forgetOwnCaller, ownCaller, ownFamily, type OwnCaller } from './steps/own-families'
import { signedIn, signedInAs, visit } from './steps/sign-in'

let caller: OwnCaller

test.beforeEach(async () => {
  caller = await ownCaller()
})
test.afterEach(async () => {
  await rowsOf('delete from absence where staff_id = $1', [caller.id])
  await rowsOf('delete from calendar_feed where staff_id = $1', [caller.id])
  await forgetOwnCaller(caller)
})

const tomorrow = () => {
  const day = new Intl.DateTimeFormat('sv', { timeZone: 'Europe/Amsterdam' }).format(Date.now() + 24 * 3_600_000)
  return day
}
const mayMessage = (familyId: string) =>
  rowsOf(`update family_identity set may_leave_message = true, safe_hours = '\\x' where family_id = $1`, [familyId])
const section = (page: Page, name: string) =>
  page.locator('section').filter({ has: page.getByRole('heading', { name, exact: true }) })

const makeAppointment = async (page: Page, time: string) => {
  const appointments = section(page, 'Afspraken')
  await appointments.getByText(/^(Afspraak maken|Verzetten)$/).click()
  await appointments.getByLabel('Tijd', { exact: true }).fill(time)
  await appointments.getByRole('button', { name: 'Afspraak noteren' }).click()
}

test('an appointment is made, moved and cancelled on the family’s page, and each can be undone', async ({
  page,
  context,
}) => {
  const familyId = await ownFamily(caller)
  await signedIn(context, caller)
  await visit(page, `/families/${familyId}`)
  const appointments = section(page, 'Afspraken')
  await makeAppointment(page, '14:30')
  await expect(appointments.getByText(/14:30/).first()).toBeVisible()
  await makeAppointment(page, '16:00')
  await appointments.getByText('Eerdere afspraken').click()
  await expect(appointments.getByText(/verzet door Verzonnen Bezoeker/)).toBeVisible()
  await appointments.getByRole('button', { name: 'Ouder zegt af' }).click()
  await expect(appointments.getByText(/afgezegd door de ouder/)).toBeVisible()
  await appointments.getByRole('button', { name: 'Ongedaan maken' }).click()
  await expect(appointments.getByText(/afgezegd door de ouder/)).toHaveCount(0)
  expect(
    await rowsOf('select closed_as as "closedAs" from appointment where family_id = $1 order by made_at', [familyId]),
  ).toEqual([{ closedAs: 'moved' }, { closedAs: null }])
})

test('a prepared text is copied with one press, and only as safe contact allows', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const familyId = await ownFamily(caller)
  await signedIn(context, caller)
  await visit(page, `/families/${familyId}`)
  await makeAppointment(page, '14:30')
  const appointments = section(page, 'Afspraken')
  await expect(appointments.getByText(/^Geen herinnering: bij dit gezin mag geen bericht/).first()).toBeVisible()
  await mayMessage(familyId)
  await page.reload()
  await appointments.getByText('Herinnering als bericht').click()
  await expect(appointments.getByRole('link', { name: 'Open als sms' })).toHaveAttribute('href', /^sms:\+31600000001\?/)
  await appointments.getByRole('button', { name: 'Kopieer de tekst' }).click()
  await expect(appointments.getByText('De tekst is gekopieerd.')).toBeVisible()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(
    /^Afspraak .+ 14:30 uur\. Groet, Verzonnen$/,
  )
})

test('the agenda shows the week on a phone, says what does not fit, and works by keyboard', async ({
  page,
  context,
}) => {
  await page.setViewportSize({ width: 360, height: 740 })
  const [familyId, otherId] = [await ownFamily(caller), await ownFamily(caller)]
  await signedIn(context, caller)
  for (const [id, time] of [
    [familyId, '14:30'],
    [otherId, '15:00'],
  ] as const) {
    await visit(page, `/families/${id}`)
    await makeAppointment(page, time)
    await expect(section(page, 'Afspraken').getByRole('button', { name: 'Wij zeggen af' })).toBeVisible()
  }
  await visit(page, '/calls/agenda')
  if (new Date(`${tomorrow()}T12:00:00Z`).getUTCDay() === 1)
    await page.getByRole('link', { name: 'Volgende week' }).click()
  await expect(page.getByText('minder dan een uur tussen deze afspraak en die van 15:00')).toBeVisible()
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
  const next = page.getByRole('link', { name: 'Volgende week' })
  await next.focus()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/week=\d{4}-W\d{2}/)
  await expect(page.getByText('Niets afgesproken.')).toHaveCount(7)
  await page.emulateMedia({ media: 'print' })
  await expect(next).toBeHidden()
})

test('the secret link opens the agenda without a session, until it is revoked', async ({
  page,
  context,
  playwright,
}) => {
  const familyId = await ownFamily(caller)
  await signedIn(context, caller)
  await visit(page, `/families/${familyId}`)
  await makeAppointment(page, '14:30')
  await expect(section(page, 'Afspraken').getByRole('link', { name: /in uw agenda/ })).toBeVisible()
  await visit(page, '/account')
  await page.getByRole('button', { name: 'Maak een link' }).click()
  const link = await page.getByLabel('Uw geheime link').inputValue()
  const program = await playwright.request.newContext()
  const path = `${new URL(page.url()).origin}${new URL(link).pathname}`
  const answer = await program.get(path)
  expect(answer.status()).toBe(200)
  expect(answer.headers()).toMatchObject({
    'content-type': 'text/calendar; charset=utf-8',
    'cache-control': 'no-store',
  })
  const text = await answer.text()
  expect(text).toContain(`Belafspraak t-${familyId.slice(0, 8)}`)
  expect(text).not.toContain('Verzonnen')
  const again = await program.get(path, { headers: { 'if-none-match': answer.headers().etag ?? '' } })
  expect(again.status()).toBe(304)
  await page.getByRole('button', { name: 'Stop met de link' }).click()
  await expect(page.getByText('De link werkt niet meer.')).toBeVisible()
  const [revoked, unknown] = [await program.get(path), await program.get(path.replace(/[^/]+$/, randomUUID()))]
  expect([revoked.status(), unknown.status()]).toEqual([404, 404])
  expect(await revoked.text()).toBe(await unknown.text())
  await program.dispose()
})

test('days away stand beside the name wherever a coordinator chooses, and end with one press', async ({
  page,
  context,
}) => {
  await signedInAs(context, 'coordinator')
  await visit(page, `/calls/agenda?staff=${caller.id}`)
  const away = section(page, 'Weg')
  await away.getByText('Dagen weg noteren').click()
  await away.getByLabel('Laatste dag').fill(tomorrow())
  await away.getByRole('button', { name: 'Noteren', exact: true }).click()
  await expect(away.getByText('wie kan, belt')).toBeVisible()
  await visit(page, '/families')
  await expect(page.locator('option', { hasText: /^Verzonnen Bezoeker.*\(weg t\/m / }).first()).toBeAttached()
  await visit(page, `/calls/agenda?staff=${caller.id}`)
  await away.getByRole('button', { name: /^Weer terug/ }).click()
  await expect(away.getByText('Geen dagen weg.')).toBeVisible()
})

test('without a number that works there is a letter, and a visit', async ({ page, context }) => {
  const familyId = await ownFamily(caller)
  await mayMessage(familyId)
  await tellIdentity(familyId, { address: 'Verzonnenstraat 1' })
  await signedIn(context, caller)
  await visit(page, `/families/${familyId}`)
  await page.getByRole('button', { name: 'Andere uitkomst' }).click()
  await page.getByRole('button', { name: 'Nummer bestaat niet meer' }).click()
  await expect(page.getByRole('heading', { name: 'Geen nummer dat werkt' })).toBeVisible()
  await page.getByText('Brief maken').click()
  await page.getByLabel('Nummer waarop de ouder belt').fill('071 512 3456')
  const downloading = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Brief als PDF' }).click()
  const file = await (await downloading).path()
  expect(fs.readFileSync(file).subarray(0, 5).toString()).toBe('%PDF-')
  await page.getByText('Bezoek plannen').click()
  await expect(page.getByLabel('Hoe').first()).toHaveValue('visit')
})
