import { randomUUID } from 'node:crypto'
import { expect, test, type Page } from '@playwright/test'
import { aConcern, addWords } from './steps/concern'
import { rowsOf } from './steps/database'
import { familyOf } from './steps/guests'
import { axeFinds, sticksOut } from './steps/look'
import { forgetOwnCaller, ownCaller, ownFamily, ownInterview, type OwnCaller } from './steps/own-families'
import { signedIn, signedInAs, visit } from './steps/sign-in'

let caller: OwnCaller
let family: string
let words: string

test.beforeEach(async () => {
  caller = await ownCaller()
  family = await ownFamily(caller)
  words = `Het kind zei dat het bang is ${randomUUID().slice(0, 8)}`
})
test.afterEach(() => forgetOwnCaller(caller))

const entriesOf = async () => {
  const rows = await rowsOf<{ entry: string }>(
    `select concat_ws(' ', kind, source, consulted, decision) as entry
     from concern_entry e join safety_concern c on c.id = e.concern_id
     where c.family_id = $1 and c.interview_id is null order by e.written_at`,
    [family],
  )
  return rows.map(({ entry }) => entry)
}
const status = (page: Page, text: string) => page.getByRole('status').filter({ hasText: text })
const looksWell = async (page: Page) => {
  expect(await axeFinds(page)).toEqual([])
  expect(await sticksOut(page)).toEqual([])
}

/** On Today: the form on the card of the caller's only family. */
const raiseOnCard = async (page: Page) => {
  await visit(page, '/today')
  await page.getByText('Een zorg doorgeven').click()
  await page.getByLabel('Waarover maakt u zich zorgen?').fill(words)
  await page.getByLabel('Van wie komt dit?').selectOption('Het kind zei het')
  await looksWell(page)
  await page.getByRole('button', { name: 'Doorgeven' }).click()
  await expect(status(page, 'Doorgegeven aan')).toBeVisible()
}

const ofToday = (page: Page) => page.getByRole('listitem').filter({ has: page.getByRole('heading'), hasText: words })

const record = async (page: Page, step: 'Overleg' | 'Besluit', choice: string, text: string) => {
  await page.getByText(`${step} noteren`).click()
  await page.getByLabel(step === 'Overleg' ? 'Met wie?' : 'Wat besluit u?').selectOption(choice)
  await page
    .getByLabel(/^(Met wie sprak|Waarom, en)/)
    .and(page.locator('textarea:visible'))
    .fill(text)
  await page.getByRole('button', { name: `${step} bewaren` }).click()
  await expect(page.getByText(text)).toBeVisible()
}

const linkTo = (page: Page, address: string) => page.locator(`a[href="${address}"]`)

for (const { width, height } of [
  { width: 1360, height: 900 },
  { width: 360, height: 740 },
])
  test(`a concern from the card is seen, talked about, decided, and opened again by its author (${width} px)`, async ({
    page,
    context,
  }) => {
    await page.setViewportSize({ width, height })
    await signedIn(context, caller)
    await raiseOnCard(page)
    expect(await entriesOf()).toEqual(['raised child'])
    expect(await page.content()).not.toContain(words)

    await context.clearCookies()
    await signedInAs(context, 'coordinator')
    await visit(page, '/today')
    await ofToday(page).getByRole('button', { name: 'Gezien' }).click()
    await expect(ofToday(page)).toContainText('gezien door')
    await ofToday(page).getByRole('link', { name: 'Overleg en besluit' }).click()
    await expect(page.getByText('Nog niet besloten.')).toBeVisible()
    await expect(page.getByText('gezegd door het kind')).toBeVisible()
    await expect(page.getByRole('link', { name: 'Bel Veilig Thuis: 0800-2000' })).toHaveAttribute(
      'href',
      'tel:+318002000',
    )
    const address = new URL(page.url()).pathname
    await record(page, 'Overleg', 'Veilig Thuis', 'Advies: eerst praten met de ouder.')
    await looksWell(page)
    await visit(page, '/concerns')
    await expect(linkTo(page, address)).toBeVisible()
    await visit(page, address)
    await record(page, 'Besluit', 'zelf hulp bieden of regelen', 'Het wijkteam gaat langs.')
    await expect(page.getByText(/^Besloten op/)).toBeVisible()
    await visit(page, '/concerns')
    await expect(linkTo(page, address)).toHaveCount(0)
    await page.getByRole('link', { name: 'Besloten' }).click()
    await expect(linkTo(page, address)).toBeVisible()
    expect(await entriesOf()).toEqual(['raised child', 'consulted veilig_thuis', 'decided own_help'])

    await context.clearCookies()
    await signedIn(context, caller)
    await visit(page, '/today')
    await page.getByText('Iets toevoegen').click()
    await page.getByLabel('Wat wilt u toevoegen?').fill('Vandaag weer.')
    await page.getByRole('button', { name: 'Doorgeven' }).click()
    await expect(status(page, 'Doorgegeven aan')).toBeVisible()
    await context.clearCookies()
    await signedInAs(context, 'coordinator')
    await visit(page, address)
    await expect(page.getByText('Na het besluit kwam er iets bij.', { exact: false })).toBeVisible()
    await visit(page, '/concerns')
    await expect(linkTo(page, address)).toBeVisible()
  })

test('a decision over words that arrived meanwhile is refused, shows them, and keeps what was typed', async ({
  page,
  context,
}) => {
  await signedIn(context, caller)
  await raiseOnCard(page)
  const [{ id } = { id: '' }] = await rowsOf<{ id: string }>('select id from safety_concern where family_id = $1', [
    family,
  ])
  await context.clearCookies()
  await signedInAs(context, 'coordinator')
  await visit(page, `/concerns/${id}`)
  await page.getByText('Besluit noteren').click()
  await page.getByLabel('Wat besluit u?').selectOption('geen melding')
  const why = page.getByLabel('Waarom, en wat spreekt u af?')
  await why.fill('Het bleek een ruzie over schermtijd.')
  await addWords(id, 'En nu durft het kind niet naar huis.')
  await page.getByRole('button', { name: 'Besluit bewaren' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'Er is intussen iets bij geschreven.' })).toBeVisible()
  await expect(page.getByText('En nu durft het kind niet naar huis.')).toBeVisible()
  await expect(why).toHaveValue('Het bleek een ruzie over schermtijd.')
  expect(await entriesOf()).toEqual(['raised child', 'raised'])
  await page.getByRole('button', { name: 'Besluit bewaren' }).click()
  await expect(page.getByText('Nog niet alles wat er staat is gezien.', { exact: false })).toBeVisible()
  expect(await entriesOf()).toEqual(['raised child', 'raised', 'decided no_report'])
  await page.getByRole('button', { name: 'Gezien', exact: true }).click()
  await expect(page.getByText('Deze zorg wordt 24 maanden na het besluit gewist.')).toBeVisible()
})

test('the page of a family has the form too, and says who was told', async ({ page, context }) => {
  await signedIn(context, caller)
  await visit(page, `/families/${family}`)
  await page.getByText('Een zorg doorgeven').click()
  await expect(page.getByLabel('Waarover maakt u zich zorgen?')).toBeFocused()
  await page.getByRole('button', { name: 'Doorgeven' }).click()
  expect(await entriesOf()).toEqual([])
  await page.getByLabel('Waarover maakt u zich zorgen?').fill(words)
  await page.getByRole('button', { name: 'Doorgeven' }).click()
  await expect(status(page, 'Doorgegeven aan')).toBeVisible()
  await expect(page.getByText(words)).toBeVisible()
  expect(await entriesOf()).toEqual(['raised'])
})

test('the card of a later caller says that there is a concern and whom to ask, and not its words', async ({
  page,
  context,
}) => {
  const secret = `Een blauw oog ${randomUUID().slice(0, 8)}`
  const interview = await ownInterview(caller, 'ended')
  await aConcern(interview, secret)
  const later = await ownCaller()
  const give = (to: OwnCaller, id: string) =>
    rowsOf(
      `with step as (update next_step set owner_id = $1 where family_id = $2 and closed_at is null)
       update family set caller_id = $1 where id = $2`,
      [to.id, id],
    )
  const called = await familyOf(interview)
  try {
    await give(later, called)
    await signedIn(context, later)
    const response = await page.goto('/today')
    expect(await response?.text()).not.toContain('blauw oog')
    await expect(page.getByText(/Een collega maakt zich zorgen over dit gezin\..*Vraag het aan \p{Lu}/u)).toBeVisible()
    await looksWell(page)
  } finally {
    await give(caller, called)
    await forgetOwnCaller(later)
  }
})

test('a caller and a coach find no page of concerns, nor that of a concern', async ({ page, context }) => {
  const { concern_id: id } = await aConcern(await ownInterview(caller, 'worries'), words)
  for (const guest of ['caller', 'coach', 'admin']) {
    await context.clearCookies()
    await signedInAs(context, guest)
    for (const address of ['/concerns', `/concerns/${id}`, `/concerns/${randomUUID()}`]) {
      const response = await page.goto(address)
      expect([guest, address, response?.status()]).toEqual([guest, address, 404])
      expect(await page.content()).not.toContain(words)
    }
  }
})

test('an administrator changes whom to call, and a number that is none is refused at its row', async ({
  page,
  context,
}) => {
  await signedInAs(context, 'admin')
  await visit(page, '/settings')
  const section = page.getByRole('region', { name: 'Niet pluis' })
  await section.getByRole('button', { name: 'Nummer toevoegen' }).click()
  const row = section.getByRole('group', { name: 'Nummer 3' })
  await row.getByLabel('Wie').fill('Wijkteam')
  await row.getByLabel('Telefoonnummer').fill('bel maar')
  await section.getByRole('button', { name: 'Bewaren' }).click()
  await expect(row.getByLabel('Telefoonnummer')).toHaveAttribute('aria-invalid', 'true')
  await row.getByLabel('Telefoonnummer').fill('071 512 34 56')
  await section.getByRole('button', { name: 'Bewaren' }).click()
  await expect(section.getByRole('status').filter({ hasText: 'Bewaard.' })).toBeVisible()
  await page.setViewportSize({ width: 360, height: 740 })
  await looksWell(page)
  await visit(page, '/settings')
  await row.getByRole('button', { name: 'Weghalen' }).click()
  await section.getByRole('button', { name: 'Bewaren' }).click()
  await expect(section.getByRole('status').filter({ hasText: 'Bewaard.' })).toBeVisible()
})
