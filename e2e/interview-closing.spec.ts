import { expect, test, type Page } from '@playwright/test'
import { rowsOf } from './steps/database'
import { answerOf, openCall } from './steps/interview'
import { forgetOwnCaller, ownCaller, ownInterview, type OwnCaller } from './steps/own-families'
import { signedIn } from './steps/sign-in'

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
  await page.getByRole('button', { name: 'Hulp toevoegen' }).click()
  await page.getByLabel('Wat spreekt u af?').fill('Laptop brengen')
  await page.getByRole('button', { name: 'Afspraak bewaren' }).click()
  await expect(page.getByText('Laptop brengen').first()).toBeVisible()
  await back(page)
  await toClosing(page)
  await expect(page.getByText('Laptop brengen').first()).toBeVisible()
  await page.getByRole('button', { name: 'Gesprek afsluiten' }).click()
  await page.waitForURL('**/interviews/*ended=1')
})

test('help whose answer got lost is one when it is sent again', async ({ page }) => {
  await openCall(page, id)
  await toClosing(page)
  await page.getByRole('button', { name: 'Hulp toevoegen' }).click()
  await page.route('**/help', async (route) => {
    await route.fetch()
    await route.abort()
  })
  await page.getByRole('button', { name: 'Afspraak bewaren' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'Nog niet bewaard' })).toBeVisible()
  await page.unroute('**/help')
  await page.getByRole('button', { name: 'Afspraak bewaren' }).click()
  await expect(page.getByRole('button', { name: 'Afspraak bewaren' })).toBeHidden()
  expect(await rowsOf('select state from help_item where interview_id = $1', [id])).toEqual([{ state: 'open' }])
})

test('an age typed over again stays in its own row', async ({ page }) => {
  await openCall(page, id)
  const first = page.getByRole('spinbutton', { name: 'Leeftijd kind 1' })
  await first.click()
  await page.keyboard.press('End')
  await page.keyboard.press('Backspace')
  await page.keyboard.type('7')
  await expect(first).toHaveValue('7')
  await expect(page.getByRole('spinbutton', { name: 'Leeftijd kind 2' })).toHaveValue('9')
  await expect.poll(async () => (await answerOf(id, 'children_ages'))?.value).toEqual([7, 9])
})

test('with consent there is a place for the parent’s words, and without it there is none', async ({ page }) => {
  await openCall(page, id)
  await toClosing(page)
  await expect(words(page)).toBeHidden()
  await consent(page).getByText('Ja', { exact: true }).click()
  await words(page).fill('Wij eten weer samen.')
  await expect.poll(async () => (await answerOf(id, 'quote_words'))?.value).toBe('Wij eten weer samen.')
  await back(page)
  await toClosing(page)
  await expect(words(page)).toHaveValue('Wij eten weer samen.')
  await consent(page).getByText('Nee', { exact: true }).click()
  await expect(words(page)).toBeHidden()
})
