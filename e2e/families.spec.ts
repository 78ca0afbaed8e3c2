import { randomUUID } from 'node:crypto'
import { expect, test, type Page } from '@playwright/test'
import { rowOf } from './steps/database'
import { identityText, tellIdentity } from './steps/identity'
import { forgetOwnCaller, ownCaller, ownDigits, ownFamily, type OwnCaller } from './steps/own-families'
import { signedIn, signedInAs, visit } from './steps/sign-in'

let caller: OwnCaller

test.beforeEach(async () => {
  caller = await ownCaller()
})
test.afterEach(async () => {
  await forgetOwnCaller(caller)
})

/** A name nobody else has, so that a test finds its own family and no other. */
const ownName = () => `Verzonnen ${randomUUID().slice(0, 8)}`
const nameIt = (familyId: string, name: string) => tellIdentity(familyId, { parent_name: name })
const nameOf = (familyId: string) => identityText(familyId, 'parent_name')

const search = async (page: Page, words: string) => {
  await page.getByRole('searchbox').fill(words)
  await page.getByRole('button', { name: 'Zoeken' }).click()
}

test('a coordinator adds a family, and finds it again without its name in any address', async ({ page, context }) => {
  const name = ownName()
  await signedInAs(context, 'coordinator')
  await visit(page, '/families/new')
  await page.getByRole('button', { name: 'Bewaren' }).click()
  const summary = page.getByRole('main').getByRole('alert')
  await expect(summary).toBeFocused()
  await expect(summary).toBeInViewport()
  await summary.getByRole('link', { name: 'Naam van de ouder: Vul dit in.' }).click()
  await expect(page.getByLabel('Naam van de ouder')).toBeFocused()
  await page.getByLabel('Naam van de ouder').fill(name)
  await page.getByRole('textbox', { name: 'Telefoon', exact: true }).fill('bel maar')
  await page.getByRole('button', { name: 'Bewaren' }).click()
  const number = ownDigits()
  await summary.getByRole('link', { name: 'Telefoon: Dit is geen telefoonnummer.' }).click()
  await expect(page.getByRole('textbox', { name: 'Telefoon', exact: true })).toBeFocused()
  await page.getByRole('textbox', { name: 'Telefoon', exact: true }).fill(`+31 (0)6 ${number}`)
  await page.getByRole('button', { name: 'Kind erbij' }).click()
  await page.getByLabel('Leeftijd').fill('9')
  const school = page.getByRole('combobox', { name: 'School' })
  await school.press('ArrowDown')
  await expect(page.locator('[role=option]:visible').first()).toBeInViewport()
  await school.press('ArrowDown')
  await school.press('Enter')
  await expect(school).not.toHaveValue('')
  await page.getByLabel('Beller').selectOption(caller.id)
  await page.getByRole('button', { name: 'Bewaren' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name)
  await expect(page).toHaveTitle('Gezin · Nabij')
  await expect(page.getByText('9 jaar')).toBeVisible()
  const dialled = page.locator('a[href^="tel:"]')
  await expect(dialled).toHaveAttribute('href', `tel:+316${number}`)
  await expect(dialled).toHaveText(`06 ${number.slice(0, 4)} ${number.slice(4)}`)

  await visit(page, '/families')
  await search(page, name.toUpperCase())
  await expect(page.getByRole('row').filter({ hasText: name })).toHaveCount(1)
  await expect(page.getByText(`U ziet alleen wat past bij “${name.toUpperCase()}”.`)).toBeVisible()
  await expect(page).toHaveURL('/families?search=1')
  await visit(page, '/families?call=may&search=1')
  await expect(page.getByRole('searchbox')).toHaveValue(name.toUpperCase())
  await page.getByRole('button', { name: 'Wissen' }).click()
  await expect(page.getByRole('row')).not.toHaveCount(2)
  await expect(page).toHaveURL('/families?call=may')
})

test('a list that is opened from the menu is whole, and going back finds the search again', async ({
  page,
  context,
}) => {
  const name = ownName()
  const familyId = await ownFamily(caller)
  await nameIt(familyId, name)
  await signedInAs(context, 'coordinator')
  await visit(page, '/families')
  await search(page, name)
  await expect(page.getByRole('row')).toHaveCount(2)
  await page.getByRole('link', { name }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name)
  await page.goBack()
  await expect(page.getByRole('row')).toHaveCount(2)
  await page.getByRole('link', { name: 'Gezinnen', exact: true }).click()
  await expect(page).toHaveURL('/families')
  await expect(page.getByRole('row')).not.toHaveCount(2)
  await expect(page.getByRole('searchbox')).toHaveValue('')
  await expect(page.getByText('U ziet alleen wat past')).toHaveCount(0)
  await page.goBack()
  await expect(page.getByRole('searchbox')).toHaveValue(name)
  await expect(page.getByRole('row')).toHaveCount(2)
})

test('a number that is somebody’s already is pointed out, and a second press saves all the same', async ({
  page,
  context,
}) => {
  const [first, second, number] = [ownName(), ownName(), ownDigits()]
  const add = async (name: string, typed: string) => {
    await visit(page, '/families/new')
    await page.getByLabel('Naam van de ouder').fill(name)
    await page.getByRole('textbox', { name: 'Telefoon', exact: true }).fill(typed)
    await page.getByRole('button', { name: 'Bewaren' }).click()
  }
  await signedInAs(context, 'coordinator')
  await add(first, `06${number}`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(first)
  const path = new URL(page.url()).pathname
  await add(second, `+31 (0)6 ${number}`)
  const notice = page.getByRole('main').getByRole('alert')
  await expect(notice).toContainText('hoort al bij')
  await expect(notice.getByRole('link', { name: first })).toHaveAttribute('href', path)
  await expect(page).toHaveURL('/families/new')
  await page.getByRole('button', { name: 'Toch bewaren' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(second)
})

test('a whole filtered list goes to a caller after a question that names its number', async ({ page, context }) => {
  const name = ownName()
  for (let made = 0; made < 27; made++) await nameIt(await ownFamily(caller), name)
  const left = async () =>
    (await rowOf<{ count: number }>('select count(*)::int as count from family where caller_id = $1', [caller.id]))
      .count
  await signedInAs(context, 'coordinator')
  await visit(page, '/families')
  await search(page, name)
  await expect(page.getByText('27 gezinnen', { exact: true })).toBeVisible()
  await page.getByLabel('Kies alle gezinnen op deze pagina').check()
  await page.getByRole('button', { name: 'Kies alle 27 gezinnen van deze lijst' }).click()
  await page.getByLabel('Toewijzen aan').selectOption('niemand')
  await page.getByRole('button', { name: 'Toewijzen', exact: true }).click()
  const question = page.getByRole('dialog')
  await expect(question).toContainText('Alle 27 gezinnen van deze lijst')
  await question.getByRole('button', { name: '27 gezinnen toewijzen' }).click()
  await expect(page.getByText('27 gezinnen toegewezen.')).toBeVisible()
  expect(await left()).toBe(0)
  await page.getByRole('button', { name: 'Ongedaan maken' }).click()
  await expect(page.getByText('Ongedaan gemaakt.')).toBeVisible()
  expect(await left()).toBe(27)
})

test('what was typed outlives somebody else’s save, and is saved knowingly', async ({ page, context, browser }) => {
  const familyId = await ownFamily(caller)
  await signedInAs(context, 'coordinator')
  await visit(page, `/families/${familyId}/edit`)
  await page.getByLabel('Naam van de ouder').fill('Mijn Naam')
  const elsewhere = await browser.newContext()
  await signedInAs(elsewhere, 'coordinator', 1)
  const other = await elsewhere.newPage()
  await visit(other, `/families/${familyId}/edit`)
  await other.getByLabel('Adres').fill('Nergensstraat 1')
  await other.getByRole('button', { name: 'Bewaren' }).click()
  await expect(other).toHaveURL(`/families/${familyId}`)
  await elsewhere.close()

  await page.getByRole('button', { name: 'Bewaren' }).click()
  await expect(page.getByRole('main').getByRole('alert')).toContainText(
    'Iemand anders heeft dit gezin intussen gewijzigd',
  )
  await expect(page.getByRole('main').getByRole('alert')).toContainText('Intussen veranderd: adres')
  await expect(page.getByLabel('Naam van de ouder')).toHaveValue('Mijn Naam')
  await page.getByRole('button', { name: 'Bewaar wat hier staat' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Mijn Naam')
})

test('leaving with something unsaved asks first', async ({ page, context }) => {
  const familyId = await ownFamily(caller)
  const before = await nameOf(familyId)
  await signedInAs(context, 'coordinator')
  await visit(page, `/families/${familyId}/edit`)
  await page.getByLabel('Naam van de ouder').fill('Half getypt')
  await page.getByRole('link', { name: 'Hulp' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Hier blijven' }).click()
  await expect(page.getByLabel('Naam van de ouder')).toHaveValue('Half getypt')
  await page.getByRole('link', { name: 'Hulp' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Weggaan zonder bewaren' }).click()
  await expect(page).toHaveURL('/help')
  expect(await nameOf(familyId)).toBe(before)
})

test('going back with something unsaved asks first, and then goes back', async ({ page, context }) => {
  const familyId = await ownFamily(caller)
  await signedInAs(context, 'coordinator')
  await visit(page, `/families/${familyId}`)
  await visit(page, `/families/${familyId}/edit`)
  const name = page.getByLabel('Naam van de ouder')
  await name.fill('Half getypt')
  await page.goBack()
  await page.getByRole('dialog').getByRole('button', { name: 'Hier blijven' }).click()
  await expect(name).toHaveValue('Half getypt')
  await page.goBack()
  await page.getByRole('dialog').getByRole('button', { name: 'Weggaan zonder bewaren' }).click()
  await expect(page).toHaveURL(`/families/${familyId}`)
})

test('without a connection nothing that was typed is lost', async ({ page, context }) => {
  await signedInAs(context, 'coordinator')
  await visit(page, '/families/new')
  await page.getByLabel('Naam van de ouder').fill('Verzonnen Naam')
  await context.setOffline(true)
  await page.getByRole('button', { name: 'Bewaren' }).click()
  await expect(page.getByRole('main').getByRole('alert')).toContainText('geen verbinding')
  await expect(page.getByLabel('Naam van de ouder')).toHaveValue('Verzonnen Naam')
  await context.setOffline(false)
})

test('a filter or a search that no text can be is no filter', async ({ page, context, baseURL }) => {
  await signedInAs(context, 'coordinator')
  await context.addCookies([{ name: 'nabij-search-families', value: '%00', url: `${baseURL}/families` }])
  expect((await page.goto('/families?programme=%00&search=1'))?.status()).toBe(200)
})

test('ticked families go to a caller, and back', async ({ page, context }) => {
  const name = ownName()
  const familyId = await ownFamily(caller)
  await nameIt(familyId, name)
  const callerOf = async () =>
    (await rowOf<{ id: string | null }>('select caller_id as id from family where id = $1', [familyId])).id
  await signedInAs(context, 'coordinator')
  await visit(page, '/families')
  await search(page, name)
  await page.getByRole('row').filter({ hasText: name }).getByRole('checkbox').check()
  await page.getByLabel('Toewijzen aan').selectOption('niemand')
  await page.getByRole('button', { name: 'Toewijzen' }).click()
  await expect(page.getByText('1 gezin toegewezen.')).toBeVisible()
  expect(await callerOf()).toBeNull()
  await page.getByRole('button', { name: 'Ongedaan maken' }).click()
  await expect(page.getByText('Ongedaan gemaakt.')).toBeVisible()
  expect(await callerOf()).toBe(caller.id)
})

test('a caller sees the own families alone', async ({ page, context }) => {
  const familyId = await ownFamily(caller)
  const stranger = await ownCaller()
  await signedIn(context, stranger)
  expect((await page.goto(`/families/${familyId}`))?.status()).toBe(404)
  expect((await page.goto(`/families/${familyId}/edit`))?.status()).toBe(404)
  expect((await page.goto('/families/geen-nummer'))?.status()).toBe(404)
  await visit(page, '/families')
  await expect(page.getByText('Er is nog geen gezin aan u toegewezen.', { exact: false })).toBeVisible()
  await ownFamily(stranger)
  await visit(page, '/families')
  await expect(page.getByRole('columnheader', { name: 'Laatste gesprek' })).toBeVisible()
  await expect(page.getByRole('columnheader', { name: 'Beller' })).toHaveCount(0)
  await forgetOwnCaller(stranger)
})

test('help is added at a family, closed with what came of it, and opened again', async ({ page, context }) => {
  const familyId = await ownFamily(caller)
  await signedIn(context, caller)
  await visit(page, `/families/${familyId}`)
  await page.getByText('Hulp toevoegen').click()
  await page.getByLabel('Soort hulp').selectOption('Een laptop')
  await page.getByLabel('Wat is er afgesproken?').fill('Laptop brengen')
  await page.getByLabel('Voor welke dag?').fill('2030-01-07')
  await page.getByRole('button', { name: 'Toevoegen', exact: true }).click()
  await expect(page.getByText('Laptop brengen')).toBeVisible()

  await visit(page, '/help')
  const item = page.getByRole('listitem').filter({ hasText: 'Laptop brengen' })
  await item.getByRole('button', { name: 'Afsluiten' }).click()
  await item.getByLabel('hielp een beetje').check()
  await item.getByLabel('Toelichting').fill('de batterij is zwak')
  await item.locator('form').getByRole('button', { name: 'Afsluiten' }).click()
  await expect(item.getByText('Afgesloten: hielp een beetje.')).toBeVisible()
  await item.getByRole('button', { name: 'Ongedaan maken' }).click()
  await expect(item.getByRole('button', { name: 'Afsluiten' })).toBeVisible()
  await visit(page, '/help?state=done')
  await expect(page.getByText('Hier staat nu geen hulp')).toBeVisible()
})
