import { expect, test, type Page } from '@playwright/test'
import { rowsOf } from './steps/database'
import { answerOf, inHand, isSaved, openCall, savedState, toStep } from './steps/interview'
import { forgetOwnCaller, ownCaller, ownInterview, type OwnCaller } from './steps/own-families'
import { signedIn } from './steps/sign-in'

const aDay = 24 * 60 * 60_000

let caller: OwnCaller
let id: string

test.beforeEach(async ({ context }) => {
  caller = await ownCaller()
  id = await ownInterview(caller, 'internet', { call_date: '2020-05-15', confidentiality: 'yes' })
  await signedIn(context, caller)
})
test.afterEach(async () => {
  await forgetOwnCaller(caller)
})

const choose = (page: Page, key: string, option: string) =>
  inHand(page, key).getByRole('radio', { name: option, exact: false }).first().check()
const chosen = (page: Page, key: string) => inHand(page, key).getByRole('radio', { checked: true })
const noteOfCall = (page: Page) => page.getByRole('textbox', { name: 'Notities van het gesprek' })
const goOn = (page: Page) => page.getByRole('button', { name: 'Gesprek afronden' }).first().click()

test('a reload in the middle: the same place, and nothing lost', async ({ page }) => {
  await openCall(page, id)
  await choose(page, 'internet', 'Nee')
  const placed = page.waitForResponse((response) => response.url().endsWith('/place'))
  await page.keyboard.press('v')
  await placed
  await expect(inHand(page, 'devices')).toBeFocused()
  await isSaved(page)
  await page.reload()
  await expect(inHand(page, 'devices')).toBeVisible()
  await page.getByRole('button', { name: 'Heeft u thuis goed internet' }).click()
  await expect(chosen(page, 'internet')).toHaveAccessibleName(/^Nee/)
})

test('a reload in the middle of a word warns first, and loses no letter', async ({ page }) => {
  const warnings: string[] = []
  page.on('dialog', (dialog) => {
    warnings.push(dialog.type())
    void dialog.accept()
  })
  await openCall(page, id)
  // However slowly this types, nothing of it is saved before the reload.
  await page.route(`**/api/interviews/${id}/answers`, (route) => (warnings.length === 0 ? undefined : route.continue()))
  await noteOfCall(page).click()
  await page.keyboard.type('Moeder vertelt dat')
  await page.reload()
  expect(warnings).toEqual(['beforeunload'])
  await expect(noteOfCall(page)).toHaveValue('Moeder vertelt dat')
  await expect.poll(async () => (await answerOf(id, 'conversation_note'))?.value).toBe('Moeder vertelt dat')
  expect(await rowsOf('select 1 from answer_change where interview_id = $1 and outcome <> $2', [id, 'saved'])).toEqual(
    [],
  )
})

test.describe('a browser whose clock is a day ahead, on the other side of the world', () => {
  test.use({ timezoneId: 'Pacific/Auckland' })

  test('without a connection one goes on, and it is saved by itself when there is one again', async ({
    page,
    context,
  }) => {
    await page.clock.install({ time: Date.now() + aDay })
    await openCall(page, id)
    await context.setOffline(true)
    await choose(page, 'internet', 'Een beetje')
    const waits = 'Wacht op verbinding, bewaard op dit apparaat'
    await expect(savedState(page)).toHaveText(waits)
    await page.clock.fastForward('10:00')
    await expect(savedState(page)).toHaveText(waits)
    await noteOfCall(page).fill('De verbinding viel weg.')
    await page.getByRole('heading', { level: 1 }).click()
    await page.keyboard.press('v')
    await expect(inHand(page, 'devices')).toBeFocused()
    await page.keyboard.press('2')
    await goOn(page)
    await toStep(page, 'Afspraken')
    await page.getByRole('button', { name: 'Hulp toevoegen' }).click()
    await page.getByLabel('Wat spreekt u af?').fill('Laptop brengen')
    await page.getByRole('button', { name: 'Afspraak bewaren' }).click()
    await expect(page.getByRole('listitem').filter({ hasText: 'Laptop brengen' }).first()).toContainText(
      'nog niet verstuurd',
    )
    await toStep(page, 'Afsluiten')
    await page.getByRole('radio', { name: 'Zwaar' }).check()
    await page.getByRole('button', { name: 'Bewaren', exact: true }).click()
    await expect(page.getByText('Nog niet verstuurd. Dat gaat vanzelf zodra er verbinding is.')).toBeVisible()
    await page.getByRole('button', { name: 'Gesprek afsluiten' }).click()
    await expect(page.getByText('U heeft dit gesprek afgesloten.', { exact: false })).toBeFocused()
    await page.getByRole('button', { name: 'Toch niet afsluiten' }).click()
    await page.getByRole('button', { name: 'Gesprek afsluiten' }).click()
    await expect(page.getByText('U heeft dit gesprek afgesloten.', { exact: false })).toBeVisible()
    expect(await answerOf(id, 'internet')).toBeNull()
    await context.setOffline(false)
    await page.waitForURL('**/interviews/*ended=1')
    expect(await answerOf(id, 'internet')).toMatchObject({ value: 'partly' })
    expect(await answerOf(id, 'devices')).toMatchObject({ value: 2 })
    expect(await answerOf(id, 'conversation_note')).toMatchObject({ value: 'De verbinding viel weg.' })
    expect(await rowsOf('select state::text from interview where id = $1', [id])).toEqual([{ state: 'completed' }])
    expect(await rowsOf('select state from help_item where interview_id = $1', [id])).toEqual([{ state: 'open' }])
    expect(await rowsOf('select staff_id from caller_check_in where interview_id = $1', [id])).toHaveLength(1)
    const ends = await rowsOf(`select 1 from audit where subject_id = $1 and verb = 'interview.end'`, [id])
    expect(ends).toHaveLength(1)
  })
})

test('a connection that takes what is sent and loses the answer saves once', async ({ page }) => {
  let times = 0
  await page.route(`**/api/interviews/${id}/answers`, async (route) => {
    if (route.request().method() !== 'PUT' || ++times > 2) return route.continue()
    await route.fetch()
    await route.abort('connectionreset')
  })
  await openCall(page, id)
  await choose(page, 'internet', 'Ja')
  await expect(savedState(page)).toHaveText('Wacht op verbinding, bewaard op dit apparaat')
  await isSaved(page)
  expect(times).toBe(3)
  expect(await rowsOf('select version from answer_change where interview_id = $1', [id])).toEqual([{ version: 1 }])
})

test('two tabs that say something else: both are shown, one chooses, and then the call can end', async ({
  page,
  context,
}) => {
  const other = await context.newPage()
  // The second tab does not hear of the answer of the first one before it says something itself.
  await other.route('**/answers', (route) => (route.request().method() === 'GET' ? undefined : route.continue()))
  await openCall(page, id)
  await openCall(other, id)
  await choose(page, 'internet', 'Ja')
  await isSaved(page)
  // Clicked, not checked: the answer of the server, which keeps the first one, may be there at once.
  await inHand(other, 'internet').getByRole('radio', { name: 'Nee' }).first().click()
  const conflict = inHand(other, 'internet').getByRole('region', { name: 'Twee antwoorden op deze vraag' })
  await expect(conflict).toContainText('Het eerst bewaardJa')
  await expect(conflict).toContainText('Daarna ingevuldNee')
  await expect(chosen(other, 'internet')).toHaveAccessibleName(/^Ja/)
  await goOn(other)
  await expect(other.getByText('Kies eerst bij de vragen met twee antwoorden.').first()).toBeVisible()
  await toStep(other, 'Afsluiten')
  await other.getByRole('button', { name: 'Gesprek afsluiten' }).click()
  expect(await rowsOf('select state from interview where id = $1', [id])).toEqual([{ state: 'open' }])

  await other.locator('nav').getByRole('button', { name: 'School' }).first().click()
  await other.getByRole('button', { name: 'Heeft u thuis goed internet' }).click()
  // Chosen and ended without a connection, while the first tab changes the answer once more.
  await other.unroute('**/answers')
  await other.route('**/api/interviews/**', (route) =>
    route.request().method() === 'PUT' ? route.abort() : route.continue(),
  )
  await conflict.getByRole('button', { name: 'Dit telt' }).nth(1).click()
  await expect(conflict).toBeHidden()
  await expect(chosen(other, 'internet')).toHaveAccessibleName(/^Nee/)
  await expect(savedState(other)).toHaveText('Wacht op verbinding, bewaard op dit apparaat')
  await goOn(other)
  await toStep(other, 'Afsluiten')
  await other.getByRole('button', { name: 'Gesprek afsluiten' }).click()
  await expect(other.getByText('U heeft dit gesprek afgesloten.', { exact: false })).toBeVisible()
  await choose(page, 'internet', 'Een beetje')
  await isSaved(page)
  await other.unroute('**/api/interviews/**')
  await other.evaluate(() => window.dispatchEvent(new Event('online')))
  // The choice is refused, so the end is taken back and says why, and the caller sees what is there now.
  await expect(other.locator('main').getByRole('alert')).toContainText('Iemand anders gaf intussen weer een ander')
  await other.getByRole('button', { name: 'Kies eerst bij de vragen met twee antwoorden.' }).click()
  const asked = other.locator('main').getByRole('region', { name: 'Twee antwoorden op deze vraag' })
  await expect(asked).toContainText('Het eerst bewaardEen beetje')
  await expect(asked).toContainText('Daarna ingevuldNee')
  await expect(other.locator('main').getByRole('alert')).toContainText('Iemand anders gaf intussen weer een ander')
  expect(await answerOf(id, 'internet')).toMatchObject({ value: 'partly' })
  await asked.getByRole('button', { name: 'Dit telt' }).nth(1).click()
  await expect(asked).toBeHidden()
  await toStep(other, 'Afsluiten')
  await other.getByRole('button', { name: 'Gesprek afsluiten' }).click()
  await expect(other.getByText('Dank u wel.', { exact: false })).toBeVisible()
  expect(await answerOf(id, 'internet')).toMatchObject({ value: 'no' })
})

test('the conversation of a family of somebody else is not there', async ({ page, context }) => {
  const stranger = await ownCaller()
  try {
    await context.clearCookies()
    await signedIn(context, stranger)
    await page.goto(`/interviews/${id}`)
    await expect(page.getByRole('heading', { level: 1 })).not.toContainText('Gesprek met gezin')
    await expect(page.locator('[data-question]')).toHaveCount(0)
    const asked = await context.request.get(`/api/interviews/${id}/answers`)
    expect(asked.status()).toBe(404)
  } finally {
    await forgetOwnCaller(stranger)
  }
})
