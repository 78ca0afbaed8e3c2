import { randomUUID } from 'node:crypto'
import { expect, test } from '@playwright/test'
import { openSearch, searchCaller, searchDialog } from './steps/call-search'
import { rowOf, rowsOf } from './steps/database'
import { setNumber, tellIdentity } from './steps/identity'
import { axeFinds, hasFocus, sticksOut, troublesOf } from './steps/look'
import { forgetOwnCaller, ownCaller, ownDigits, ownFamily, type OwnCaller } from './steps/own-families'
import { signedIn, signedInAs, visit } from './steps/sign-in'

let caller: OwnCaller
let colleague: OwnCaller

test.beforeEach(async () => {
  ;[caller, colleague] = [await ownCaller(), await ownCaller()]
  await rowsOf('update staff set name = $2 where id = $1', [colleague.id, 'Noor Verzonnen'])
})
test.afterEach(async () => {
  // What a caller wrote to a colleague goes with the colleague's families, so these go first.
  for (const person of [colleague, caller]) await forgetOwnCaller(person)
})

const familyOf = async (owner: OwnCaller, name: string, digits: string) => {
  const id = await ownFamily(owner)
  await tellIdentity(id, { parent_name: name })
  await setNumber({ organisationId: owner.organisationId, familyId: id }, `+31 6 ${digits}`)
  return id
}

test('by keyboard: one key on any page, the arrows to a family, and its card, which records nothing', async ({
  page,
  context,
  baseURL,
}) => {
  const name = `Terugbeller ${randomUUID().slice(0, 8)}`
  const digits = ownDigits()
  const id = await familyOf(caller, name, digits)
  await signedIn(context, caller)
  const troubles = await troublesOf(page, baseURL ?? '')
  for (const path of ['/families', '/help', '/account', '/today']) {
    await visit(page, path)
    await openSearch(page)
    await expect(searchDialog(page).getByRole('searchbox')).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(searchDialog(page)).toBeHidden()
  }
  await openSearch(page)
  await searchCaller(page, `0031 (0)6-${digits}`)
  await expect(searchDialog(page).getByRole('status').filter({ hasText: '1 gezin gevonden.' })).toBeVisible()
  await searchCaller(page, name.toUpperCase())
  await expect(searchDialog(page).getByRole('link', { name })).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await expect(searchDialog(page).getByRole('link', { name })).toBeFocused()
  await page.keyboard.press('ArrowUp')
  await expect(searchDialog(page).getByRole('searchbox')).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(`/families/${id}?called=1`)
  await expect(page.getByRole('heading', { name: 'De ouder belt terug' })).toBeFocused()
  await expect(searchDialog(page)).toBeHidden()
  expect(await rowsOf('select 1 from contact_attempt where family_id = $1', [id])).toEqual([])
  expect(await rowsOf('select 1 from interview where family_id = $1', [id])).toEqual([])
  await expect(page.getByRole('link', { name: 'Gesprek beginnen' })).toHaveAttribute(
    'href',
    `/families/${id}/interview`,
  )
  await page.getByRole('button', { name: 'De ouder wil vandaag gebeld worden' }).click()
  await expect(page.getByText('Genoteerd: de ouder wil vandaag gebeld worden.')).toBeVisible()
  expect(await rowsOf('select reason from call_request where family_id = $1', [id])).toEqual([
    { reason: 'parent_asked' },
  ])
  expect(troubles).toEqual([])
})

test('the focus goes back, typing a slash opens nothing, and the key can be switched off', async ({
  page,
  context,
}) => {
  await signedIn(context, caller)
  await visit(page, '/families')
  await page.getByRole('searchbox').fill('a')
  await page.keyboard.press('/')
  await expect(page.getByRole('searchbox')).toHaveValue('a/')
  await expect(searchDialog(page)).toBeHidden()
  const opener = page.getByRole('button', { name: 'Wie belt er?' })
  await opener.click()
  await expect(searchDialog(page).getByRole('searchbox')).toBeFocused()
  await searchDialog(page).getByRole('button', { name: 'Sluiten' }).click()
  await expect(opener).toBeFocused()
  await opener.click()
  await searchDialog(page).getByRole('checkbox', { name: 'De toets / opent dit venster' }).uncheck()
  await page.keyboard.press('Escape')
  await expect(opener).toBeFocused()
  await page.keyboard.press('/')
  await expect(searchDialog(page)).toBeHidden()
})

test('what is typed is in no address, and gone when the dialog closes', async ({ page, context }) => {
  await signedIn(context, caller)
  const addresses: string[] = []
  page.on('request', (request) => addresses.push(request.url()))
  await visit(page, '/today')
  await openSearch(page)
  await searchCaller(page, 'Onvindbare Naam')
  await expect(searchDialog(page).getByText('Geen gezin gevonden.')).toBeVisible()
  await searchCaller(page, 'x')
  await expect(searchDialog(page).getByRole('alert')).toContainText('Typ wat meer')
  // The first Escape empties a search field, the second closes the dialog.
  for (let presses = 0; presses < 2; presses += 1) await page.keyboard.press('Escape')
  await expect(searchDialog(page)).toBeHidden()
  await openSearch(page)
  await expect(searchDialog(page).getByRole('searchbox')).toHaveValue('')
  await expect(searchDialog(page).getByText('Geen gezin gevonden.')).toBeHidden()
  expect(addresses.filter((address) => /onvindbare/i.test(address))).toEqual([])
  await expect(page).toHaveURL('/today')
})

test('another’s family has no name; passing on tells its caller, who puts it away', async ({
  page,
  context,
  browser,
  baseURL,
}) => {
  const name = `Geheim ${randomUUID().slice(0, 8)}`
  const digits = ownDigits()
  const id = await familyOf(colleague, name, digits)
  await signedIn(context, caller)
  await visit(page, '/today')
  await openSearch(page)
  await searchCaller(page, digits)
  await expect(searchDialog(page).getByText('Geen gezin gevonden.')).toBeVisible()
  await searchCaller(page, name)
  await expect(searchDialog(page).getByText('Geen gezin gevonden.')).toBeVisible()
  await searchCaller(page, `06 ${digits}`)
  await expect(searchDialog(page).getByText('Een ander gezin. Beller: Noor.')).toBeVisible()
  await expect(page.getByText(name)).toHaveCount(0)
  await page.keyboard.press('ArrowDown')
  await expect(searchDialog(page).getByRole('button', { name: 'Geef door' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(searchDialog(page).getByLabel('Waarover')).toBeFocused()
  await page.keyboard.type('over de laptop')
  await page.keyboard.press('Enter')
  await expect(searchDialog(page).getByRole('status').filter({ hasText: 'Doorgegeven.' })).toBeFocused()

  const other = await browser.newContext({ baseURL: baseURL ?? '' })
  await signedIn(other, colleague)
  const theirs = await other.newPage()
  await visit(theirs, '/today')
  const notices = theirs.getByRole('region').or(theirs.locator('section')).filter({ hasText: 'Ouders die terugbelden' })
  await expect(
    notices.getByText(/Ouder belde terug, gebeld om \d\d:\d\d\. Verzonnen Bezoeker gaf het door\./),
  ).toBeVisible()
  await expect(notices.getByRole('link', { name })).toHaveAttribute('href', `/families/${id}`)
  await notices.getByRole('button', { name: 'Gezien' }).click()
  await expect(theirs.getByText('Ouders die terugbelden')).toHaveCount(0)
  expect(await hasFocus(theirs)).toBe(true)
  await other.close()
})

test('taking over lends the family for an hour; a colleague’s call is not interrupted', async ({ page, context }) => {
  const [one, two] = [ownDigits(), ownDigits()]
  const lent = await familyOf(colleague, 'Verzonnen Ouder', one)
  const busy = await familyOf(colleague, 'Verzonnen Ouder', two)
  await rowsOf(
    `insert into call_lease (family_id, organisation_id, staff_id, expires_at)
     values ($1, $2, $3, now() + interval '1 hour')`,
    [busy, colleague.organisationId, colleague.id],
  )
  await signedIn(context, caller)
  await visit(page, '/today')
  await openSearch(page)
  await searchCaller(page, `06${two}`)
  await expect(searchDialog(page).getByText('Noor belt dit gezin nu.')).toBeVisible()
  await expect(searchDialog(page).getByRole('button', { name: 'Neem over' })).toHaveCount(0)
  await searchCaller(page, `06${one}`)
  await searchDialog(page).getByRole('button', { name: 'Neem over' }).click()
  await expect(searchDialog(page).getByText(/Dit gezin is tot \d\d:\d\d bij u\./)).toBeVisible()
  await expect(searchDialog(page).getByRole('link', { name: 'Naar het gezin' })).toHaveAttribute(
    'href',
    `/families/${lent}?called=1`,
  )
  expect(await rowOf('select staff_id as id from call_lease where family_id = $1', [lent])).toEqual({ id: caller.id })
  expect(await rowOf('select kind from call_notice where family_id = $1', [lent])).toEqual({ kind: 'taken_over' })
})

test('a parent who wanted no calls is shown so, and only asking for a call lifts it', async ({ page, context }) => {
  const name = `Neezegger ${randomUUID().slice(0, 8)}`
  const id = await familyOf(caller, name, ownDigits())
  const attemptId = randomUUID()
  await rowsOf(
    `insert into contact_attempt (id, organisation_id, family_id, staff_id, outcome, day, channel)
     values ($1, $2, $3, $4, 'refused_hard', current_date, 'phone')`,
    [attemptId, caller.organisationId, id, caller.id],
  )
  await rowsOf(
    `update next_step set kind = 'stopped', stopped_by = 'parent', stop_reason = 'refused_hard', source_id = $2,
       owner_id = null, reason = null, not_before = null where family_id = $1 and closed_at is null`,
    [id, attemptId],
  )
  await rowsOf('update family set may_call = false where id = $1', [id])
  await signedIn(context, caller)
  await visit(page, '/today')
  await openSearch(page)
  await searchCaller(page, name)
  await expect(searchDialog(page).getByText('Niet bellen: Wil niet meer gebeld worden.')).toBeVisible()
  await searchDialog(page).getByRole('link', { name }).click()
  await expect(page.getByRole('heading', { name: 'De ouder belt terug' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Gesprek beginnen' })).toHaveCount(0)
  await page.getByRole('button', { name: 'De ouder vraagt om een gesprek' }).click()
  await expect(page.getByRole('link', { name: 'Gesprek beginnen' })).toBeVisible()
  expect(await rowOf('select may_call as "mayCall" from family where id = $1', [id])).toEqual({ mayCall: true })
})

for (const locale of ['nl', 'en'] as const)
  for (const scheme of ['light', 'dark'] as const)
    test(`the dialog is accessible and fits a phone, ${locale}, ${scheme}`, async ({ page, context, baseURL }) => {
      const digits = ownDigits()
      await familyOf(colleague, 'Verzonnen Ouder', digits)
      await familyOf(caller, 'Verzonnen Ouder', digits)
      await context.addCookies([
        { name: 'nabij-locale', value: locale, url: baseURL ?? '' },
        { name: 'nabij-scheme', value: scheme, url: baseURL ?? '' },
      ])
      await signedIn(context, caller)
      for (const size of [
        { width: 1360, height: 860 },
        { width: 360, height: 740 },
        { width: 320, height: 256 },
      ]) {
        await page.setViewportSize(size)
        await visit(page, '/today')
        await openSearch(page)
        await page.getByRole('dialog').getByRole('searchbox').fill(`06${digits}`)
        await page.keyboard.press('Enter')
        await expect(page.getByRole('dialog').getByRole('listitem')).toHaveCount(2)
        expect.soft(await axeFinds(page, scheme === 'dark' ? 'colours' : 'all')).toEqual([])
        expect.soft(await sticksOut(page)).toEqual([])
      }
    })

test('a coordinator searches all families, by the school and age of a child, and a reader has no such search', async ({
  page,
  context,
  browser,
  baseURL,
}) => {
  const name = `Schoolkind ${randomUUID().slice(0, 8)}`
  const id = await familyOf(caller, name, ownDigits())
  const { school } = await rowOf<{ school: string }>(
    'select school.name as school from child join school on school.id = child.school_id where child.family_id = $1',
    [id],
  )
  await signedInAs(context, 'coordinator')
  await visit(page, '/weeks')
  await openSearch(page)
  await searchCaller(page, `${school} 8 jaar ${name}`)
  await expect(searchDialog(page).getByRole('link', { name })).toBeVisible()
  await expect(searchDialog(page).getByText(`8 jaar, ${school}`)).toBeVisible()
  await expect(searchDialog(page).getByText('Beller: Verzonnen Bezoeker')).toBeVisible()
  const other = await browser.newContext({ baseURL: baseURL ?? '' })
  await signedInAs(other, 'coach')
  const theirs = await other.newPage()
  await visit(theirs, '/today')
  await theirs.keyboard.press('/')
  await expect(theirs.getByRole('button', { name: 'Wie belt er?' })).toHaveCount(0)
  await other.close()
})
