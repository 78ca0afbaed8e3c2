import { randomUUID } from 'node:crypto'
import { expect, test, type Page } from '@playwright/test'
import { aConcern } from './steps/concern'
import { rowsOf } from './steps/database'
import { forgetOwnCaller, ownCaller, ownFamily, ownInterview, type OwnCaller } from './steps/own-families'
import { signedIn, signedInAs, visit } from './steps/sign-in'

let caller: OwnCaller

test.beforeEach(async () => {
  caller = await ownCaller()
})
test.afterEach(async () => {
  await forgetOwnCaller(caller)
})

const cards = (page: Page) =>
  page.getByRole('listitem').filter({ has: page.getByRole('group', { name: 'Poging noteren' }) })
const attemptsAt = (familyId: string) =>
  rowsOf<{ outcome: string; undone: boolean }>(
    'select outcome, undone_at is not null as undone from contact_attempt where family_id = $1 order by at',
    [familyId],
  )

test('a call that nobody answered is one tap, stays where it is, and can be taken back', async ({ page, context }) => {
  const familyId = await ownFamily(caller)
  await signedIn(context, caller)
  await visit(page, '/today')
  await expect(page.getByText('Er is 1 gezin om te bellen.')).toBeVisible()
  await expect(page.getByText('Veilig contact: geen bericht achterlaten · 10-12')).toBeVisible()
  await expect(page.getByRole('link', { name: /^Bel Verzonnen Ouder/ })).toHaveAttribute('href', 'tel:+31600000001')
  await page.getByRole('button', { name: 'Niet opgenomen' }).dblclick()
  const saved = page.getByRole('status').filter({ hasText: 'Genoteerd: niet opgenomen.' })
  await expect(saved).toBeFocused()
  expect(await attemptsAt(familyId)).toEqual([{ outcome: 'no_answer', undone: false }])
  await page.reload()
  await expect(page.getByText('Genoteerd: niet opgenomen.')).toBeVisible()
  await visit(page, '/today')
  await page.getByRole('button', { name: 'Ongedaan maken' }).click()
  await expect(page.getByRole('button', { name: 'Niet opgenomen' })).toBeVisible()
  expect(await attemptsAt(familyId)).toEqual([{ outcome: 'no_answer', undone: true }])
})

test('each button says whose family it is about, and the number comes before the address', async ({
  page,
  context,
}) => {
  const familyId = await ownFamily(caller)
  await rowsOf(
    `insert into contact_point (id, organisation_id, family_id, kind, value, position)
     values (gen_random_uuid(), $1, $2, 'email', 'ouder@example.org', -1)`,
    [caller.organisationId, familyId],
  )
  await signedIn(context, caller)
  await visit(page, '/today')
  await expect(page.getByRole('link', { name: 'Gesprek beginnen Verzonnen Ouder', exact: true })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Bereikt Verzonnen Ouder', exact: true })).toBeVisible()
  const ways = cards(page).getByRole('link', { name: /^(Bel|Schrijf) Verzonnen Ouder/ })
  await expect(ways.first()).toHaveAttribute('href', /^tel:/)
  await expect(ways.last()).toHaveAttribute('href', /^mailto:/)
})

test('on a phone the menu is one row, and the page one is on is in it', async ({ page, context }) => {
  await page.setViewportSize({ width: 360, height: 740 })
  await signedInAs(context, 'coordinator')
  for (const [path, name] of [
    ['/today', 'Vandaag'],
    ['/imports', 'Importeren'],
  ] as const) {
    await visit(page, path)
    const menu = page.getByRole('navigation', { name: 'Menu' })
    await expect(menu.getByRole('link', { name })).toBeInViewport({ ratio: 1 })
    const { height } = (await menu.boundingBox()) ?? { height: Infinity }
    expect(height).toBeLessThan(60)
  }
})

test('a call back asks for a day, and the family waits for it', async ({ page, context }) => {
  await ownFamily(caller)
  await signedIn(context, caller)
  await visit(page, '/today')
  await page.getByRole('button', { name: 'Terugbellen op' }).click()
  await page.getByRole('button', { name: 'Noteren', exact: true }).click()
  await expect(page.getByText(/^Genoteerd: terugbellen vanaf/)).toBeVisible()
  await visit(page, '/today')
  await expect(page.getByText('U hoeft nu niemand te bellen.')).toBeVisible()
  const later = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Later' }) })
  await expect(later).toContainText('Terugbellen, vanaf')
})

test('a dead number is closed and no longer offered; the family is not', async ({ page, context }) => {
  const familyId = await ownFamily(caller)
  await signedIn(context, caller)
  await visit(page, '/today')
  await page.getByRole('button', { name: 'Nummer klopt niet' }).click()
  await expect(page.getByText('Genoteerd: dit nummer klopt niet.')).toBeVisible()
  await visit(page, `/families/${familyId}`)
  await expect(page.getByText('werkt niet meer', { exact: true })).toBeVisible()
  await expect(page.locator('a[href^="tel:"]')).toHaveCount(0)
  await visit(page, '/today')
  await expect(page.getByText('Geen nummer of adres werkt nog.')).toBeVisible()
})

test('who may not be called is not callable anywhere, until the parent asks', async ({ page, context }) => {
  const familyId = await ownFamily(caller)
  await rowsOf('update family set may_call = false where id = $1', [familyId])
  await signedIn(context, caller)
  await visit(page, '/today')
  await expect(cards(page)).toHaveCount(0)
  await visit(page, `/families/${familyId}`)
  await expect(page.getByText('Bel niet tot de ouder het vraagt')).toBeVisible()
  await expect(page.locator('a[href^="tel:"]')).toHaveCount(0)
  await page.getByText('De ouder vraagt om een gesprek').click()
  await page.getByRole('button', { name: 'Noteren', exact: true }).click()
  await expect(page.locator('a[href^="tel:"]')).toHaveCount(1)
  await visit(page, '/today')
  await expect(page.getByText('De ouder vroeg om een gesprek, vandaag')).toBeVisible()
})

test('a conversation that was left open is resumed from here', async ({ page, context }) => {
  const interviewId = await ownInterview(caller, 'school_letters')
  await signedIn(context, caller)
  await visit(page, '/today')
  await page.getByRole('link', { name: 'Verder met het gesprek' }).click()
  await expect(page).toHaveURL(`/interviews/${interviewId}`)
})

test('a coordinator reads what a caller did not trust, and says so', async ({ page, context }) => {
  const interviewId = await ownInterview(caller, 'worries')
  const words = `Ik vertrouw het niet ${randomUUID().slice(0, 8)}`
  await aConcern(interviewId, words)
  await signedInAs(context, 'coordinator')
  await visit(page, '/today')
  await expect(page.getByText(/op de lijst/)).toBeVisible()
  const concern = page.getByRole('listitem').filter({ has: page.getByRole('heading'), hasText: words })
  await expect(concern).toContainText('Verzonnen Bezoeker')
  await concern.getByRole('button', { name: 'Gezien' }).click()
  await expect(concern).toContainText('gezien door')
  await expect(concern.getByRole('button')).toHaveCount(0)
})

test('a coach sees what a coach can do today, and no family', async ({ page, context }) => {
  await signedInAs(context, 'coach')
  await visit(page, '/today')
  await expect(page.getByRole('heading', { name: 'Samenvattingen om goed te keuren' })).toBeVisible()
  await expect(page.getByText('nooit om welk gezin het gaat', { exact: false })).toBeVisible()
  await expect(page.getByText('later', { exact: false })).toHaveCount(0)
  await expect(page.locator('main a:not([href^="/releases"], [href="/read"])')).toHaveCount(0)
  await page.getByRole('link', { name: 'Gepubliceerde samenvattingen' }).click()
  await expect(page).toHaveURL('/read')
})

test('on paper stand the families, their numbers and their help, and nothing to press', async ({ page, context }) => {
  const familyId = await ownFamily(caller)
  await rowsOf(
    `insert into help_item (id, organisation_id, family_id, type, text, owner_id, due_on, week)
     values ($1, $2, $3, 'laptop', 'Laptop brengen', $4, '2020-05-18', '2020-W20')`,
    [randomUUID(), caller.organisationId, familyId, caller.id],
  )
  await ownInterview(caller, 'school_letters')
  await signedIn(context, caller)
  await visit(page, '/today')
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('link', { name: 'Verzonnen Ouder', exact: true }).first()).toBeVisible()
  await expect(page.getByText('06 0000 0001').first()).toBeVisible()
  await expect(page.getByText('Laptop brengen')).toBeVisible()
  await expect(
    page.locator('button:visible, input:visible, select:visible, textarea:visible, form:visible'),
  ).toHaveCount(0)
  await expect(page.locator('.button:visible:not([href^="tel:"], [href^="mailto:"])')).toHaveCount(0)
})

for (const colorScheme of ['light', 'dark'] as const)
  test(`from here to the call the page keeps its letters and its paper (${colorScheme})`, async ({ page, context }) => {
    const look = () =>
      page.evaluate(() => {
        const { backgroundColor, color, fontFamily, fontSize, colorScheme } = getComputedStyle(document.body)
        return { backgroundColor, color, fontFamily, fontSize, colorScheme }
      })
    await page.emulateMedia({ colorScheme })
    await ownFamily(caller)
    await signedIn(context, caller)
    await visit(page, '/today')
    await page.getByRole('link', { name: 'Gesprek beginnen' }).click()
    await expect(page.getByRole('heading', { name: 'Een gesprek beginnen' })).toBeVisible()
    const arrived = await look()
    await page.reload()
    expect(arrived).toEqual(await look())
  })
