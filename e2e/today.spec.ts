import { randomUUID } from 'node:crypto'
import { expect, test, type Page } from '@playwright/test'
import { aConcern } from './steps/concern'
import { rowsOf } from './steps/database'
import { addContact } from './steps/identity'
import { axeFinds } from './steps/look'
import { forgetOwnCaller, ownCaller, ownFamily, ownInterview, type OwnCaller } from './steps/own-families'
import { signedIn, signedInAs, visit } from './steps/sign-in'
import { sealedText } from './steps/sealed.mjs'

let caller: OwnCaller

test.beforeEach(async () => {
  caller = await ownCaller()
})
test.afterEach(async () => {
  await forgetOwnCaller(caller)
})

const cards = (page: Page) =>
  page.getByRole('listitem').filter({ has: page.getByRole('group', { name: 'Wat kwam ervan?' }) })
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
  await page.getByRole('button', { name: 'Geen gehoor' }).dblclick()
  const saved = page.getByRole('status').filter({ hasText: 'Genoteerd: Geen gehoor.' })
  await expect(saved).toBeFocused()
  expect(await attemptsAt(familyId)).toEqual([{ outcome: 'no_answer', undone: false }])
  await visit(page, `/families/${familyId}`)
  await page.getByRole('button', { name: 'Ongedaan maken' }).click()
  await expect(page.getByRole('button', { name: 'Geen gehoor' })).toBeVisible()
  expect(await attemptsAt(familyId)).toEqual([{ outcome: 'no_answer', undone: true }])
})

test('dialling is noted at once, and its outcome is the same attempt', async ({ page, context }) => {
  const familyId = await ownFamily(caller)
  await signedIn(context, caller)
  await visit(page, '/today')
  const number = page.getByRole('link', { name: /^Bel Verzonnen Ouder/ })
  await expect(number).toHaveAttribute('href', 'tel:+31600000001')
  // A telephone would open its own screen; a browser of tests has none.
  await page.evaluate(() => document.addEventListener('click', (event) => event.preventDefault(), { once: true }))
  await number.click()
  await expect(page.getByText(/^Gebeld om \d\d:\d\d/)).toBeVisible()
  await expect.poll(() => attemptsAt(familyId)).toEqual([{ outcome: 'dialled', undone: false }])
  await page.reload()
  await expect(page.getByRole('link', { name: 'De ouder is aan de lijn' })).toBeVisible()
  await page.getByRole('button', { name: 'Iemand anders nam op' }).click()
  await expect(page.getByText('Genoteerd: Iemand anders nam op.')).toBeVisible()
  expect(await attemptsAt(familyId)).toEqual([{ outcome: 'other_person_answered', undone: false }])
})

test('without a network an outcome says so, and is sent again as the same attempt', async ({ page, context }) => {
  const familyId = await ownFamily(caller)
  await signedIn(context, caller)
  await visit(page, '/today')
  await context.setOffline(true)
  await page.getByRole('button', { name: 'In gesprek' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'geen verbinding' })).toBeVisible()
  await context.setOffline(false)
  await page.getByRole('button', { name: 'In gesprek' }).click()
  await expect(page.getByText('Genoteerd: In gesprek.')).toBeVisible()
  expect(await attemptsAt(familyId)).toEqual([{ outcome: 'busy', undone: false }])
})

test('after an outcome one goes to the next family', async ({ page, context }) => {
  await ownFamily(caller)
  const second = await ownFamily(caller)
  await rowsOf(`update family set listed_since = current_date + 1 where id = $1`, [second])
  await signedIn(context, caller)
  await visit(page, '/today')
  await cards(page).first().getByRole('button', { name: 'Geen gehoor' }).click()
  await page.getByRole('button', { name: 'Volgend gezin' }).click()
  await expect(page).toHaveURL(`/families/${second}/interview`)
})

test('an interview that was opened for nothing is discarded, and the call gets its outcome', async ({
  page,
  context,
}) => {
  const interviewId = await ownInterview(caller, 'introduction')
  const [{ id: familyId } = { id: '' }] = await rowsOf<{ id: string }>(
    'select family_id as id from interview where id = $1',
    [interviewId],
  )
  await signedIn(context, caller)
  await visit(page, `/families/${familyId}/interview`)
  await page.getByRole('button', { name: 'Er kwam geen gesprek: weggooien' }).click()
  await page.getByRole('button', { name: 'Kan nu niet vrij praten' }).click()
  await expect(page.getByText('Genoteerd: Kan nu niet vrij praten.')).toBeVisible()
  expect(await rowsOf('select 1 from interview where id = $1', [interviewId])).toEqual([])
  expect(await attemptsAt(familyId)).toEqual([{ outcome: 'not_private_now', undone: false }])
})

test('a colleague’s call is seen at once, and a coordinator who takes it over is told to the caller', async ({
  page,
  context,
  browser,
}) => {
  const familyId = await ownFamily(caller)
  await signedIn(context, caller)
  await visit(page, '/today')
  const height = (await cards(page).first().boundingBox())?.height
  const other = await browser.newContext()
  await signedInAs(other, 'coordinator')
  const theirs = await other.newPage()
  await rowsOf(
    `insert into call_lease (family_id, organisation_id, staff_id, expires_at) values ($1, $2, $3, now() + interval '1 hour')`,
    [familyId, caller.organisationId, caller.id],
  )
  await visit(theirs, `/families/${familyId}/interview`)
  await theirs.getByRole('button', { name: 'Neem het gesprek over' }).click()
  await expect(theirs.getByText('U belt dit gezin nu.')).toBeVisible()
  await other.close()
  await expect(page.getByText(/belt dit gezin nu\./)).toBeVisible()
  expect((await cards(page).first().boundingBox())?.height).toBe(height)
  await page.getByRole('button', { name: 'Gelezen' }).click()
  await expect(page.getByRole('button', { name: 'Gelezen' })).toHaveCount(0)
})

test('where no message may be left, a voicemail that was not left is one tap, and one that was is behind "more" with a warning', async ({
  page,
  context,
}) => {
  const familyId = await ownFamily(caller)
  await signedIn(context, caller)
  await visit(page, '/today')
  const six = page.getByRole('group', { name: 'Wat kwam ervan?' })
  await expect(six.getByRole('button', { name: 'Voicemail, niet ingesproken' })).toBeVisible()
  await expect(six.getByRole('button', { name: 'Voicemail ingesproken' })).toHaveCount(0)
  await six.getByRole('button', { name: 'Andere uitkomst' }).click()
  const more = page.getByRole('group', { name: 'Andere uitkomst' })
  const left = more.getByRole('button', { name: 'Voicemail ingesproken' })
  await expect(left).toHaveAccessibleDescription('Hier mag geen bericht worden achtergelaten.')
  await expect(more.getByText('Hier mag geen bericht worden achtergelaten.')).toBeVisible()
  expect(await axeFinds(page)).toEqual([])
  await left.click()
  await expect(page.getByText('Genoteerd: Voicemail ingesproken.')).toBeVisible()
  expect(await attemptsAt(familyId)).toEqual([{ outcome: 'voicemail_left', undone: false }])
})

test('each button says whose family it is about, and the number comes before the address', async ({
  page,
  context,
}) => {
  const familyId = await ownFamily(caller)
  const owner = { organisationId: caller.organisationId, familyId }
  await addContact(owner, { kind: 'email', value: 'ouder@example.org' }, -1)
  await signedIn(context, caller)
  await visit(page, '/today')
  // No message may be left: the address is there to read, and not to write to.
  await expect(cards(page).getByText('ouder@example.org')).toBeVisible()
  await expect(page.locator('a[href^="mailto:"]')).toHaveCount(0)
  await rowsOf('update family_identity set may_leave_message = true where family_id = $1', [familyId])
  await page.reload()
  await expect(page.getByRole('link', { name: 'Gesprek beginnen Verzonnen Ouder', exact: true })).toBeVisible()
  await expect(page.getByRole('button', { name: 'In gesprek Verzonnen Ouder', exact: true })).toBeVisible()
  const ways = cards(page).getByRole('link', { name: /^(Bel|Schrijf) Verzonnen Ouder/ })
  await expect(ways.first()).toHaveAttribute('href', /^tel:/)
  await expect(ways.first()).toHaveClass(/button-main/)
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
  await page.getByRole('button', { name: 'Terugbellen' }).click()
  await page.getByRole('button', { name: 'Noteren', exact: true }).click()
  await expect(page.getByText(/^Genoteerd: Terugbellen, vanaf/)).toBeVisible()
  await visit(page, '/today')
  await expect(page.getByText('U hoeft nu niemand te bellen.')).toBeVisible()
  const later = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Later' }) })
  await expect(later).toContainText('De ouder wil teruggebeld worden')
})

test('a dead number is closed and no longer offered; the family waits for a new one', async ({ page, context }) => {
  const familyId = await ownFamily(caller)
  await signedIn(context, caller)
  await visit(page, '/today')
  await page.getByRole('button', { name: 'Andere uitkomst' }).click()
  await page.getByRole('searchbox', { name: 'Zoek een uitkomst' }).fill('bestaat')
  await page.getByRole('button', { name: 'Nummer bestaat niet meer' }).click()
  await expect(page.getByText('Dit nummer wordt niet meer aangeboden.')).toBeVisible()
  await visit(page, `/families/${familyId}`)
  await expect(page.getByText('werkt niet meer', { exact: true })).toBeVisible()
  await expect(page.locator('a[href^="tel:"]')).toHaveCount(0)
  await visit(page, '/today')
  await expect(page.getByText('Er is een nieuw nummer nodig.')).toBeVisible()
})

test('who may not be called is not callable anywhere, until the parent asks', async ({ page, context }) => {
  const familyId = await ownFamily(caller)
  await signedIn(context, caller)
  await visit(page, '/today')
  await page.getByRole('button', { name: 'Andere uitkomst' }).click()
  await page.getByRole('button', { name: 'Wil niet meer gebeld worden' }).click()
  await page.getByRole('button', { name: 'Noteren', exact: true }).click()
  await expect(page.getByText('Genoteerd: Wil niet meer gebeld worden.')).toBeVisible()
  await visit(page, '/today')
  await expect(cards(page)).toHaveCount(0)
  await visit(page, `/families/${familyId}`)
  await expect(page.getByText('Bel niet tot de ouder het vraagt')).toBeVisible()
  await expect(page.locator('a[href^="tel:"]')).toHaveCount(0)
  await page.getByText('De ouder vraagt om een gesprek').click()
  await page.getByRole('button', { name: 'Noteren', exact: true }).click()
  await expect(page.locator('a[href^="tel:"]')).toHaveCount(1)
  await visit(page, '/today')
  await expect(page.getByText('De ouder vroeg om een gesprek, vanaf')).toBeVisible()
})

test('a coordinator does what a list waits for, with all of its families', async ({ page, context }) => {
  await signedInAs(context, 'coordinator')
  await visit(page, '/today')
  await expect(page.getByRole('heading', { name: 'Wat er moet gebeuren' })).toBeVisible()
  await visit(page, '/calls?state=due')
  await page.getByText(/Iets doen met (dit gezin|alle \d+ gezinnen)/).click()
  await expect(page.getByRole('button', { name: /^Plan (een gesprek|\d+ gesprekken)$/ })).toBeVisible()
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
  await expect(page.getByText(/^(Deze week is nog niemand gebeld|Van de \d+ gezin)/)).toBeVisible()
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
  const rowId = randomUUID()
  await rowsOf(
    `insert into help_item (id, organisation_id, family_id, type, text, owner_id, due_on, week)
     values ($1, $2, $3, 'laptop', $5, $4, '2020-05-18', '2020-W20')`,
    [
      rowId,
      caller.organisationId,
      familyId,
      caller.id,
      await sealedText('help_item.text', { ownerId: familyId, rowId }, 'Laptop brengen'),
    ],
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
    await expect(page.getByRole('heading', { level: 1, name: 'Verzonnen Ouder' })).toBeVisible()
    const arrived = await look()
    await page.reload()
    expect(arrived).toEqual(await look())
  })
