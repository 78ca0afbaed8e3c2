import { expect, test, type Page } from '@playwright/test'
import { aConcern, concernEntriesOf } from './steps/concern'
import { rowsOf } from './steps/database'
import { openCall, toLastStep } from './steps/interview'
import { forgetOwnCaller, ownCaller, ownInterview, type OwnCaller } from './steps/own-families'
import { signedIn, signedInAs, visit } from './steps/sign-in'

let caller: OwnCaller
let id: string

test.beforeEach(async ({ context }) => {
  caller = await ownCaller()
  id = await ownInterview(caller, 'enough_room', { call_date: '2020-05-15', confidentiality: 'yes' })
  await signedIn(context, caller)
})
test.afterEach(async () => {
  await forgetOwnCaller(caller)
})

const open = (page: Page) => page.locator('header').getByRole('button', { name: /^Niet pluis/ })
const dialog = (page: Page) => page.getByRole('dialog', { name: 'Niet pluis' })
const words = (page: Page) => dialog(page).getByRole('textbox')
const pass = (page: Page) => dialog(page).getByRole('button', { name: 'Doorgeven' }).click()
const entries = () => concernEntriesOf('c.interview_id = $1', id)
const sources = async () => {
  const rows = await rowsOf<{ source: string | null }>(
    `select source from concern_entry e join safety_concern c on c.id = e.concern_id where c.interview_id = $1`,
    [id],
  )
  return rows.map(({ source }) => source)
}
const texts = async () => (await entries()).map(({ text }) => text)

test('one key passes a worry on from any question, says to whom, and the caller is back where they were', async ({
  page,
}) => {
  await openCall(page, id)
  const answer = page.locator('section[data-question="enough_room"]').getByRole('radio').first()
  await answer.focus()
  await page.keyboard.press('p')
  await expect(words(page)).toBeFocused()
  await page.keyboard.type('Zij fluisterde.')
  await dialog(page).getByLabel('Van wie komt dit?').selectOption('De ouder zei het')
  await pass(page)
  await expect(dialog(page).getByRole('status').last()).toContainText('Doorgegeven aan')
  await expect(dialog(page).getByRole('button', { name: 'Sluiten' })).toBeFocused()
  expect(await entries()).toEqual([{ kind: 'raised', text: 'Zij fluisterde.' }])
  expect(await sources()).toEqual(['parent'])
  await page.keyboard.press('Enter')
  await expect(dialog(page)).toBeHidden()
  await expect(answer).toBeFocused()
})

test('the button leaves the focus in what was being typed, and the letter of the key is only a letter there', async ({
  page,
}) => {
  await openCall(page, id)
  const note = page.getByRole('textbox', { name: 'Notities van het gesprek' })
  await note.fill('sto')
  await note.press('End')
  await page.keyboard.type('p')
  await expect(note).toHaveValue('stop')
  await expect(dialog(page)).toBeHidden()
  await open(page).click()
  await expect(words(page)).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(note).toBeFocused()
})

test('what was typed stays when it is closed by mistake, and the call does not end over it', async ({ page }) => {
  await openCall(page, id)
  await open(page).click()
  await words(page).fill('Er huilde iemand.')
  await page.keyboard.press('Escape')
  await expect(open(page)).toHaveAccessibleName(/nog niet doorgegeven/)
  await toLastStep(page)
  await expect(page.getByText('U schreef een zorg op die nog niet is doorgegeven', { exact: false })).toBeVisible()
  await page.getByRole('button', { name: 'Een zorg doorgeven' }).click()
  await expect(words(page)).toHaveValue('Er huilde iemand.')
  expect(await texts()).toEqual([])
  await pass(page)
  await expect(words(page)).toHaveValue('')
  expect(await texts()).toEqual(['Er huilde iemand.'])
})

test('without a connection it says so and keeps the words; they arrive once, by themselves', async ({
  page,
  context,
}) => {
  await openCall(page, id)
  await open(page).click()
  await words(page).fill('Het was doodstil.')
  await context.setOffline(true)
  await pass(page)
  await expect(dialog(page).getByRole('status').last()).toContainText('Nog niet doorgegeven')
  await expect(words(page)).toHaveValue('Het was doodstil.')
  await context.setOffline(false)
  await expect(dialog(page).getByRole('status').last()).toContainText('Doorgegeven aan')
  expect(await texts()).toEqual(['Het was doodstil.'])
})

test('whose answer got lost is one entry when it is sent again, and withdrawing is one more', async ({ page }) => {
  await openCall(page, id)
  await open(page).click()
  await words(page).fill('Een klap.')
  await page.route('**/concern', async (route) => {
    await route.fetch()
    await route.abort()
  })
  await pass(page)
  await expect(dialog(page).getByRole('status').last()).toContainText('Nog niet doorgegeven')
  await page.unroute('**/concern')
  await pass(page)
  await expect(dialog(page).getByRole('status').last()).toContainText('Doorgegeven aan')
  await dialog(page).getByRole('button', { name: 'Ik trek dit in' }).dblclick()
  expect(await entries()).toHaveLength(1)
  // A withdrawal has a reason: without one it stays in its form.
  await dialog(page).getByRole('button', { name: 'Ja, intrekken' }).click()
  await expect(words(page)).toHaveAttribute('aria-invalid', 'true')
  expect(await entries()).toHaveLength(1)
  await words(page).fill('Het was de deur.')
  await dialog(page).getByRole('button', { name: 'Ja, intrekken' }).click()
  await expect(dialog(page).getByRole('status').last()).toContainText('Ingetrokken')
  expect(await entries()).toEqual([
    { kind: 'raised', text: 'Een klap.' },
    { kind: 'withdrawn', text: 'Het was de deur.' },
  ])
})

for (const { width, height } of [
  { width: 1360, height: 900 },
  { width: 360, height: 740 },
  { width: 740, height: 360 },
])
  test(`the button is in sight at every question and at the end (${width} × ${height})`, async ({ page }) => {
    await page.setViewportSize({ width, height })
    await openCall(page, id)
    for (const key of ['enough_room', 'keeps_going', 'can_we_help']) {
      await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight))
      await expect(open(page), key).toBeInViewport({ ratio: 1 })
      await page.keyboard.press('v')
    }
    await toLastStep(page)
    await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight))
    await expect(open(page)).toBeInViewport({ ratio: 1 })
  })

test('the help with the keys names it', async ({ page }) => {
  await openCall(page, id)
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Toetsen' })).toContainText('Niet pluis: een zorg doorgeven')
})

test('whoever gets the family later reads that there is a worry and whom to ask, on no page its words', async ({
  page,
  context,
}) => {
  const secret = 'Zij had een blauw oog.'
  await aConcern(id, secret)
  const later = await ownCaller()
  await rowsOf('update family set caller_id = $1 where id = (select family_id from interview where id = $2)', [
    later.id,
    id,
  ])
  await context.clearCookies()
  await signedIn(context, later)
  const [interview] = await rowsOf<{ family_id: string }>('select family_id from interview where id = $1', [id])
  for (const path of [`/families/${interview?.family_id}`, `/interviews/${id}`]) {
    const response = await page.goto(path)
    expect(await response?.text()).not.toContain('blauw oog')
    expect(await page.content()).not.toContain('blauw oog')
  }
  await open(page).click()
  await expect(dialog(page)).toContainText('Een collega maakt zich zorgen over dit gezin')
  await expect(dialog(page)).toContainText(/Vraag het aan (?!de coördinator)\p{L}+/u)
  await visit(page, `/families/${interview?.family_id}`)
  await expect(page.getByText('Een collega maakt zich zorgen over dit gezin', { exact: false })).toBeVisible()
  await rowsOf('update family set caller_id = $1 where id = $2', [caller.id, interview?.family_id])
  await forgetOwnCaller(later)
})

test('the author adds on Today and withdraws there, after another caller got the family, and no words stand there', async ({
  page,
}) => {
  await aConcern(id, 'Zij had een blauw oog.')
  const later = await ownCaller()
  const give = (from: OwnCaller, to: OwnCaller) =>
    rowsOf('update family set caller_id = $1 where caller_id = $2', [to.id, from.id])
  await give(caller, later)
  try {
    await visit(page, '/today')
    await expect(page.getByRole('heading', { name: 'Uw zorgen die nog staan' })).toBeVisible()
    await page.getByText('Iets toevoegen').click()
    await page.getByLabel('Wat wilt u toevoegen?').fill('Zij belde mij.')
    await page.getByRole('button', { name: 'Doorgeven' }).click()
    await expect(page.getByRole('status').filter({ hasText: 'Doorgegeven aan' })).toBeVisible()
    expect(await texts()).toEqual(['Zij had een blauw oog.', 'Zij belde mij.'])
    expect(await page.content()).not.toContain('blauw oog')
    await page.locator('summary', { hasText: 'Intrekken' }).click()
    await page.getByLabel('Waarom trekt u het in?').fill('Het is uitgepraat.')
    await page.getByRole('button', { name: 'Intrekken' }).click()
    await expect(page.getByRole('heading', { name: 'Uw zorgen die nog staan' })).toBeHidden()
    expect((await entries()).at(-1)).toEqual({ kind: 'withdrawn', text: 'Het is uitgepraat.' })
  } finally {
    await give(later, caller)
    await forgetOwnCaller(later)
  }
})

test('a coordinator adds to a worry on the family’s page, and nothing that stood there changes', async ({
  page,
  context,
}) => {
  await aConcern(id, 'Zij klonk bang.')
  const [interview] = await rowsOf<{ family_id: string }>('select family_id from interview where id = $1', [id])
  await context.clearCookies()
  await signedInAs(context, 'coordinator')
  await visit(page, `/families/${interview?.family_id}`)
  await page.getByText('Iets toevoegen').click()
  await page.getByLabel('Wat wilt u toevoegen?').fill('Met school gebeld.')
  await page.getByRole('button', { name: 'Doorgeven' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Doorgegeven aan' })).toBeVisible()
  await expect(page.getByText('Met school gebeld.')).toBeVisible()
  expect(await texts()).toEqual(['Zij klonk bang.', 'Met school gebeld.'])
})

test('after the call the author adds on the record, and what stood there stays', async ({ page }) => {
  await forgetOwnCaller(caller)
  caller = await ownCaller()
  id = await ownInterview(caller, 'ended', { call_date: '2020-05-15', confidentiality: 'yes' })
  await aConcern(id, 'Zij klonk bang.')
  await page.context().clearCookies()
  await signedIn(page.context(), caller)
  await visit(page, `/interviews/${id}`)
  await page.getByText('Iets toevoegen').click()
  await page.getByLabel('Wat wilt u toevoegen?').fill('Zij belde terug.')
  await page.getByRole('button', { name: 'Doorgeven' }).click()
  await expect(page.getByText('Zij belde terug.')).toBeVisible()
  expect(await texts()).toEqual(['Zij klonk bang.', 'Zij belde terug.'])
})
