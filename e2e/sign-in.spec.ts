import { expect, test } from '@playwright/test'
import { forgetOwnOrganisation, ownOrganisation } from './steps/own-organisation'
import { codeOf, forgetNewcomer, ownNewcomer } from './steps/second-step'
import { accountOf, fillSignIn, signedIn, signedInAs, visit, withPassword } from './steps/sign-in'

const wrong = 'E-mailadres en wachtwoord horen niet bij elkaar'

test('signs in, and comes back to where one was', async ({ page }) => {
  await visit(page, '/account')
  await expect(page).toHaveURL('/sign-in?next=%2Faccount')
  await fillSignIn(page, accountOf('caller'))
  await expect(page).toHaveURL('/account')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Mijn account')
})

test('keeps what was typed on a wrong password, and says the same of an unknown account', async ({ page }) => {
  const { email } = accountOf('coach')
  await visit(page, '/sign-in')
  await fillSignIn(page, { email, password: 'niet mijn wachtwoord' })
  await expect(page.getByRole('alert').filter({ hasText: wrong })).toBeVisible()
  await expect(page.getByLabel('E-mailadres')).toHaveValue(email)
  await page.getByRole('alert').getByRole('link').click()
  await expect(page.getByLabel('Wachtwoord', { exact: true })).toBeFocused()
  await fillSignIn(page, { email: 'niemand@example.org', password: 'niet mijn wachtwoord' })
  await expect(page.getByRole('alert').filter({ hasText: wrong })).toBeVisible()
})

test('goes nowhere but to pages of our own', async ({ page, baseURL }) => {
  for (const elsewhere of ['https://example.org/', '//example.org', '/\\example.org', '/.//example.org']) {
    await page.goto(`/sign-in?next=${encodeURIComponent(elsewhere)}`)
    await expect(page.locator('[name=callbackUrl]')).toHaveValue('/')
  }
  await fillSignIn(page, accountOf('coach'))
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
  expect(new URL(page.url()).origin).toBe(new URL(baseURL ?? '').origin)
})

test('works by keyboard alone, with a password that is pasted', async ({ page }) => {
  const { email, password } = accountOf('coach')
  await visit(page, '/sign-in?next=/account')
  await page.getByLabel('E-mailadres').focus()
  // As from a password manager: the clipboard has it.
  await page.keyboard.type(password)
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.press('ControlOrMeta+X')
  await page.keyboard.type(email)
  await page.keyboard.press('Tab')
  await page.keyboard.press('ControlOrMeta+V')
  await expect(page.locator('[name=password]')).toHaveValue(password)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Space')
  await expect(page.locator('[name=password]')).toHaveAttribute('type', 'text')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL('/account')
})

test('says from when one may try again after many attempts, and lets a known browser in all the same', async ({
  page,
  context,
  browser,
}) => {
  const organisation = await ownOrganisation()
  const account = organisation.caller
  await visit(page, '/sign-in?next=/account')
  await fillSignIn(page, account)
  await expect(page).toHaveURL('/account')
  const cookie = (await context.cookies()).find(({ name }) => name === 'nabij-device')
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' })

  const stranger = await browser.newContext()
  const { csrfToken } = (await (await stranger.request.get('/api/auth/csrf')).json()) as { csrfToken: string }
  const guess = () =>
    stranger.request.post('/api/auth/callback/credentials', {
      form: { csrfToken, email: account.email, password: 'niet mijn wachtwoord', json: 'true' },
    })
  for (let round = 0; round < 10; round += 1) expect((await guess()).status()).toBe(401)
  const refusal = await guess()
  expect(refusal.status()).toBe(429)
  expect(Number(refusal.headers()['retry-after'])).toBeGreaterThan(0)
  const other = await stranger.newPage()
  await visit(other, '/sign-in')
  await fillSignIn(other, account)
  await expect(other.getByRole('alert').filter({ hasText: /Probeer het vanaf \d\d:\d\d uur opnieuw/ })).toBeVisible()
  await stranger.close()

  await page.getByRole('banner').getByRole('button', { name: 'Uitloggen' }).click()
  await expect(page).toHaveURL('/sign-in')
  await fillSignIn(page, account)
  await expect(page).not.toHaveURL(/sign-in/)
  await forgetOwnOrganisation(organisation)
})

test.describe('before the script has come', () => {
  test.use({ javaScriptEnabled: false })

  test('the form works all the same', async ({ page }) => {
    const account = accountOf('coach')
    await page.goto('/sign-in?next=/account')
    await fillSignIn(page, { ...account, password: 'niet mijn wachtwoord' })
    await expect(page.getByText(wrong)).toBeVisible()
    await fillSignIn(page, account)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Mijn account')
  })
})

test('fits a narrow screen and four times the letters', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 })
  for (const path of ['/sign-in', '/password', '/welcome#x'])
    await page.goto(path).then(async () => {
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      expect(overflow, path).toBeLessThanOrEqual(0)
    })
})

test('signs out: the session is worth nothing from then on', async ({ page, context }) => {
  await signedInAs(context, 'coach')
  await visit(page, '/account')
  const cookies = await context.cookies()
  await page.getByRole('banner').getByRole('button', { name: 'Uitloggen' }).click()
  await expect(page).toHaveURL('/sign-in')
  await context.addCookies(cookies)
  await visit(page, '/account')
  await expect(page).toHaveURL('/sign-in?next=%2Faccount')
})

test('the sign-in library answers nothing that we do not use, and nothing of a body comes into the log', async ({
  request,
}) => {
  const statusOf = async (path: string, options?: object) =>
    (await request.fetch(`/api/auth/${path}`, options)).status()
  expect(await statusOf('_log', { method: 'POST', data: { code: 'x', level: 'error' } })).toBe(404)
  expect(await statusOf('signout')).toBe(404)
  for (const way of ['error?error=x', 'signin?csrf=true'])
    expect((await request.get(`/api/auth/${way}`)).url()).toMatch(/\/sign-in\?/)
  expect(await statusOf('callback/credentials')).toBe(404)
  const asJson = { method: 'POST', headers: { 'content-type': 'application/json' }, data: '"Verzonnen' }
  expect(await statusOf('callback/credentials', asJson)).toBe(415)
})

test('ends a session on another device, at its very next request', async ({ page, context, browser }) => {
  const account = await signedInAs(context, 'coach')
  const elsewhere = await browser.newContext({
    userAgent: 'Mozilla/5.0 (Windows NT 10.0) Gecko/20100101 Firefox/130.0',
  })
  await signedIn(elsewhere, account)
  const other = await elsewhere.newPage()
  await visit(other, '/account')
  await expect(other.getByRole('listitem').filter({ hasText: 'dit apparaat' })).toContainText('Firefox op Windows')

  await visit(page, '/account')
  await page
    .getByRole('button', { name: /^Firefox op Windows uitloggen/ })
    .first()
    .click()
  await expect(page.getByText('Uitgelogd op dat apparaat.')).toBeVisible()
  await other.reload()
  await expect(other).toHaveURL('/sign-in?next=%2Faccount')
  await elsewhere.close()
})

test('sets up an app at the first sign-in, keeps the recovery codes, and signs in with a code once', async ({
  page,
  context,
  baseURL,
}) => {
  const newcomer = await ownNewcomer()
  await visit(page, '/sign-in?next=/account')
  await fillSignIn(page, newcomer)
  await expect(page).toHaveURL('/sign-in/step?next=%2Faccount')
  // The password alone opens no page and no route.
  const [half] = (await context.cookies()).filter(({ name }) => name.includes('session-token'))
  expect((await context.request.get('/api/device-key')).status()).toBe(401)
  await page.goto('/families')
  await expect(page).toHaveURL('/sign-in/step?next=%2Ffamilies')

  await visit(page, '/sign-in/step?next=/account')
  await page.getByText('Liever een app voor codes').click()
  const secret = (await page.locator('[translate=no]').textContent()) ?? ''
  expect(secret).toMatch(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/)
  await page.getByLabel('Code van zes cijfers').fill('12 34 5')
  await page.getByRole('button', { name: 'App toevoegen' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'Deze code klopt niet' })).toBeVisible()
  await page.getByLabel('Code van zes cijfers').fill(codeOf(secret))
  await page.getByRole('button', { name: 'App toevoegen' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Bewaar uw herstelcodes')
  const codes = await page.getByRole('list', { name: 'Herstelcodes' }).getByRole('listitem').allTextContents()
  expect(new Set(codes).size).toBe(10)
  const [whole] = (await context.cookies()).filter(({ name }) => name.includes('session-token'))
  expect(whole?.value).not.toBe(half?.value)
  await page.getByRole('button', { name: 'Ik heb ze bewaard' }).click()
  await expect(page).toHaveURL('/account')
  await expect(page.getByText('nog 10 herstelcodes')).toBeVisible()
  await expect(page.locator('[data-demonstration]')).toHaveCount(0)

  // The cookie of before the second step is worth nothing, not even half a session.
  await context.clearCookies()
  await context.addCookies([{ name: half?.name ?? '', value: half?.value ?? '', url: baseURL ?? '' }])
  await page.goto('/account')
  await expect(page).toHaveURL('/sign-in?next=%2Faccount')

  await visit(page, '/sign-in?next=/account')
  await fillSignIn(page, newcomer)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('De tweede stap')
  // The same six digits twice, however long the pages in between take.
  const code = codeOf(secret, 1)
  await page.getByLabel('Code van zes cijfers').fill(code)
  await page.getByRole('button', { name: 'Verder' }).click()
  await expect(page).toHaveURL('/account')

  await context.clearCookies()
  await visit(page, '/sign-in?next=/account')
  await fillSignIn(page, newcomer)
  await page.getByLabel('Code van zes cijfers').fill(code)
  await page.getByRole('button', { name: 'Verder' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'Deze code klopt niet' })).toBeVisible()
  await page.getByRole('button', { name: 'Met een ander account inloggen' }).click()
  await expect(page).toHaveURL('/sign-in')
  await page.goto('/sign-in/step')
  await expect(page).toHaveURL('/sign-in')
  await visit(page, '/sign-in?next=/account')
  await fillSignIn(page, newcomer)
  await page.getByRole('link', { name: 'Telefoon niet bij de hand? Gebruik een herstelcode' }).click()
  await page.getByLabel('Herstelcode').fill(codes[0] ?? '')
  await page.getByRole('button', { name: 'Verder' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Aantal dat u over hebt: 9' })).toBeVisible()
  await page.getByRole('button', { name: 'Doorgaan' }).click()
  await expect(page).toHaveURL('/account')
  await forgetNewcomer(newcomer)
})

test('a demonstration says so on every page, and confirms by the password before a file or an app', async ({
  page,
  context,
}) => {
  await withPassword(context, accountOf('coordinator', 1))
  await visit(page, '/imports')
  await expect(page.locator('[data-demonstration]')).toContainText('Demonstratie: verzonnen gezinnen')
  const dialog = page.getByRole('dialog', { name: 'Even laten zien wie u bent' })
  await page.getByRole('link', { name: 'Scholen downloaden' }).click()
  await dialog.getByRole('button', { name: 'Annuleren' }).click()
  await expect(dialog).toBeHidden()

  await visit(page, '/account/app')
  const secret = (await page.locator('[translate=no]').textContent()) ?? ''
  await page.getByLabel('Code van zes cijfers').fill(codeOf(secret))
  await page.getByRole('button', { name: 'App toevoegen' }).click()
  await dialog.getByRole('button', { name: 'Annuleren' }).click()
  await expect(page.getByLabel('Code van zes cijfers')).toHaveValue(/^\d{6}$/)

  await visit(page, '/imports')
  await page.getByRole('link', { name: 'Scholen downloaden' }).click()
  await dialog.getByLabel('Uw wachtwoord').fill('niet mijn wachtwoord')
  await dialog.getByRole('button', { name: 'Verder' }).click()
  await expect(dialog.getByRole('alert').filter({ hasText: 'Dit is niet uw huidige wachtwoord' })).toBeVisible()
  await dialog.getByLabel('Uw wachtwoord').fill(accountOf('coordinator', 1).password)
  const file = page.waitForEvent('download')
  await dialog.getByRole('button', { name: 'Verder' }).click()
  expect((await file).suggestedFilename()).toMatch(/^nabij-schools-/)
  await expect(dialog).toBeHidden()
})

test('announces calmly that nobody did anything for long, and goes on when somebody does', async ({
  page,
  context,
}) => {
  await signedInAs(context, 'coach')
  await page.clock.install()
  await visit(page, '/account')
  await page.clock.runFor(24 * 60_000)
  const notice = page.getByText(/^U deed hier een tijd niets\. Om \d\d:\d\d uur wordt u uitgelogd\./)
  await expect(notice).toBeHidden()
  // The page counts from the moment at which its own script ran, which may be after some of these minutes.
  await expect(async () => {
    await page.clock.runFor(2 * 60_000)
    await expect(notice).toBeVisible({ timeout: 1_000 })
  }).toPass()
  const told = page.waitForRequest((request) => request.url().endsWith('/api/session'))
  await page.getByRole('button', { name: 'Ingelogd blijven' }).click()
  expect((await (await told).response())?.status()).toBe(200)
  await expect(notice).toBeHidden()
  await page.clock.runFor(31 * 60_000)
  await expect(page.getByText('U deed hier een half uur niets en bent uitgelogd.')).toBeVisible()
})
