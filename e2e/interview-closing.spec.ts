import { expect, test, type Page } from '@playwright/test'
import { rowsOf } from './steps/database'
import { answerOf, inHand, openCall, toStep } from './steps/interview'
import { forgetOwnCaller, ownCaller, ownInterview, type OwnCaller } from './steps/own-families'
import { signedIn } from './steps/sign-in'
import { storeAnswers } from './steps/stored-answers'

let caller: OwnCaller
let id: string

test.beforeEach(async ({ context }) => {
  caller = await ownCaller()
  id = await ownInterview(caller, 'children_ages', {
    call_date: '2020-05-15',
    confidentiality: 'yes',
    children_count: 2,
    children_ages: [5, 9],
  })
  await signedIn(context, caller)
})
test.afterEach(async () => {
  await forgetOwnCaller(caller)
})

const toClosing = (page: Page) => page.getByRole('button', { name: 'Gesprek afronden' }).first().click()
const back = (page: Page) => page.getByRole('button', { name: '← Verder met de vragen' }).click()
const consent = (page: Page) => page.getByRole('radiogroup', { name: /^Mogen we iets uit dit gesprek gebruiken/ })
const words = (page: Page) => page.getByRole('textbox', { name: /^Wat zei de ouder dat we mogen gebruiken/ })

test('what was agreed stays when one goes back to the questions, and goes along at the end', async ({ page }) => {
  await openCall(page, id)
  await toClosing(page)
  await toStep(page, 'Afspraken')
  await page.getByRole('button', { name: 'Hulp toevoegen' }).click()
  await page.getByLabel('Wat spreekt u af?').fill('Laptop brengen')
  await page.getByRole('button', { name: 'Afspraak bewaren' }).click()
  await expect(page.getByText('Laptop brengen').first()).toBeVisible()
  await toStep(page, 'Teruglezen')
  await back(page)
  await toClosing(page)
  await toStep(page, 'Afspraken')
  await expect(page.getByText('Laptop brengen').first()).toBeVisible()
  await toStep(page, 'Afsluiten')
  await page.getByRole('button', { name: 'Gesprek afsluiten' }).click()
  await page.waitForURL('**/interviews/*ended=1')
})

test('help whose answer got lost is one when it is sent again', async ({ page }) => {
  await openCall(page, id)
  await toClosing(page)
  await toStep(page, 'Afspraken')
  await page.getByRole('button', { name: 'Hulp toevoegen' }).click()
  await page.route('**/help', async (route) => {
    await route.fetch()
    await route.abort()
  })
  await page.getByRole('button', { name: 'Afspraak bewaren' }).click()
  const agreed = page.getByRole('listitem').filter({ hasText: 'nog niet verstuurd' })
  await expect(agreed).toBeVisible()
  await page.unroute('**/help')
  await page.evaluate(() => window.dispatchEvent(new Event('online')))
  await expect(agreed).toBeHidden()
  expect(await rowsOf('select state from help_item where interview_id = $1', [id])).toEqual([{ state: 'open' }])
})

test('an age typed over again stays in its own row', async ({ page }) => {
  await openCall(page, id)
  const first = page.getByRole('textbox', { name: 'Leeftijd kind 1' })
  await first.click()
  await page.keyboard.press('End')
  await page.keyboard.press('Backspace')
  await page.keyboard.type('7')
  await expect(first).toHaveValue('7')
  await expect(page.getByRole('textbox', { name: 'Leeftijd kind 2' })).toHaveValue('9')
  await expect.poll(async () => (await answerOf(id, 'children_ages'))?.value).toEqual([7, 9])
})

test('with consent there is a place for the parent’s words, and without it there is none', async ({ page }) => {
  await openCall(page, id)
  await toClosing(page)
  await toStep(page, 'Toestemming')
  await expect(words(page)).toBeHidden()
  await consent(page).getByText('Ja', { exact: true }).click()
  await words(page).fill('Wij eten weer samen.')
  await expect.poll(async () => (await answerOf(id, 'quote_words'))?.value).toBe('Wij eten weer samen.')
  await toStep(page, 'Teruglezen')
  await back(page)
  await toClosing(page)
  await toStep(page, 'Toestemming')
  await expect(words(page)).toHaveValue('Wij eten weer samen.')
  await consent(page).getByText('Nee', { exact: true }).click()
  await expect(words(page)).toBeHidden()
})

test('one agrees where one is: the form takes the focus in view, and gives it back', async ({ page }) => {
  await openCall(page, id)
  await toClosing(page)
  await toStep(page, 'Afspraken')
  const add = page.getByRole('button', { name: 'Hulp toevoegen' })
  await add.click()
  await expect(page.getByLabel('Soort hulp')).toBeFocused()
  await expect(page.getByLabel('Soort hulp')).toBeInViewport()
  await page.getByRole('button', { name: 'Annuleren' }).click()
  await expect(add).toBeFocused()

  await add.click()
  await page.getByLabel('Voor welke dag?').fill('')
  await page.getByRole('button', { name: 'Afspraak bewaren' }).click()
  const summary = page.getByRole('alert').filter({ hasText: 'Dit lukte nog niet' })
  await expect(summary).toBeFocused()
  await expect(summary).toBeInViewport()
  await summary.getByRole('link', { name: 'Voor welke dag? Vul dit in.' }).click()
  await expect(page.getByLabel('Voor welke dag?')).toBeFocused()
  await page.getByLabel('Voor welke dag?').fill('2030-01-07')
  await page.getByRole('button', { name: 'Afspraak bewaren' }).click()
  await expect(page.getByRole('listitem').filter({ hasText: 'Iets anders' }).getByRole('button').first()).toBeFocused()
  await expect(page.getByText('Iets anders: ik pak dit op. U hoort uiterlijk ma 7 januari van ons.')).toBeVisible()
})

test('a double click on the way to the last step does not end the call', async ({ page }) => {
  await openCall(page, id)
  await toClosing(page)
  await toStep(page, 'Toestemming')
  await page.locator('footer').getByRole('button', { name: 'Afsluiten →' }).dblclick()
  await expect(page.getByRole('heading', { level: 2, name: 'Gesprek afronden: afsluiten' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Gesprek afsluiten' })).toBeEnabled()
  expect((await rowsOf('select state::text from interview where id = $1', [id]))[0]).toEqual({ state: 'open' })
})

test('the browser goes back one step at a time, and then to the question one came from', async ({ page }) => {
  await openCall(page, id)
  await toClosing(page)
  const heading = page.getByRole('heading', { level: 2, name: 'Gesprek afronden' })
  await expect(heading).toHaveText('Gesprek afronden: teruglezen')
  await page.locator('footer').getByRole('button', { name: 'Afspraken →' }).click()
  await expect(heading).toHaveText('Gesprek afronden: afspraken')
  await expect(heading).toBeFocused()
  expect(await heading.evaluate((element) => getComputedStyle(element).outlineStyle)).toBe('none')
  await page.goBack()
  await expect(heading).toHaveText('Gesprek afronden: teruglezen')
  await page.goBack()
  await expect(inHand(page, 'children_ages')).toBeVisible()
})

test('a text over the limit stays as it was pasted, says how much is too long, and is not said to be saved', async ({
  page,
}) => {
  await openCall(page, id)
  const note = page.getByRole('textbox', { name: 'Notities van het gesprek' })
  await note.fill('a'.repeat(10_020))
  await expect(page.getByText('Deze tekst is 20 tekens te lang (hoogstens 10000).', { exact: false })).toBeVisible()
  await expect(note).toHaveValue('a'.repeat(10_020))
  await expect(page.locator('header').getByRole('status')).toHaveText(/^Niet bewaard/)
  await note.fill('a'.repeat(10_000))
  await expect(page.locator('header').getByRole('status')).toHaveText(/^Bewaard op de server/)
  expect(await answerOf(id, 'conversation_note')).toMatchObject({ value: 'a'.repeat(10_000) })
})

test('the wheel over a number leaves it as it is', async ({ page }) => {
  await openCall(page, id)
  const age = page.getByRole('textbox', { name: 'Leeftijd kind 1' })
  await age.focus()
  await age.hover()
  await page.mouse.wheel(0, 100)
  await page.mouse.wheel(0, -300)
  await page.keyboard.press('ArrowUp')
  await expect(age).toHaveValue('5')
  await age.fill('26')
  await age.blur()
  await expect(page.getByText('Niet bewaard: vul een heel getal in, van 0 tot en met 25.')).toBeVisible()
  expect((await answerOf(id, 'children_ages'))?.value).toEqual([5, 9])
})

test('the header says the day of the call, not of today, and the thanks say whether it counts', async ({ page }) => {
  await storeAnswers(id, { confidentiality: 'no' })
  await openCall(page, id)
  await expect(page.locator('header')).toContainText('vr 15 mei, week 20')
  await toClosing(page)
  await toStep(page, 'Afsluiten')
  await page.getByRole('radio', { name: 'Afgebroken' }).check()
  await expect(page.getByText('Dit gesprek telt niet mee in de cijfers', { exact: false })).toBeVisible()
  await page.getByRole('button', { name: 'Gesprek afsluiten' }).click()
  await expect(page.getByText('Dank u wel. Het gesprek is bewaard. Het telt niet mee', { exact: false })).toBeVisible()
})
