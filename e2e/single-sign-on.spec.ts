import { expect, test, type Page } from '@playwright/test'
import { anOidcServer } from '../tests/oidc-server'
import { codeOf, forgetNewcomer, makeStale, ownNewcomer } from './steps/second-step'
import { visit } from './steps/sign-in'

const enter = (page: Page) => page.getByRole('button', { name: 'Inloggen met Schoolnet' }).click()

test('signs in at the identity provider: a first link, the own second step, the provider’s, strangers, and no answer', async ({
  page,
  browser,
  baseURL,
}) => {
  const { NABIJ_OIDC_ISSUER: issuer = '', NABIJ_OIDC_CLIENT_SECRET: secret = '' } = process.env
  const application = baseURL ?? ''
  const at = { port: Number(new URL(issuer).port), secret }
  const provider = await anOidcServer(`${application}/api/auth/callback/oidc`, at)
  const newcomer = await ownNewcomer()
  const person = { sub: newcomer.id, email: newcomer.email, email_verified: true }

  // Nothing of a request gets into the one to the provider, and only our own page begins one.
  const form = { callbackUrl: '/', json: 'true' }
  const path = '/api/auth/signin/oidc'
  expect((await page.request.post(`${path}?redirect_uri=${application}`, { form })).status()).toBe(404)
  expect(await (await page.request.post(path, { form })).text()).toContain('csrf=true')
  expect((await page.request.post(path, { form, headers: { origin: 'https://example.org' } })).status()).toBe(403)

  // A provider that asked for a password alone: the own second step follows.
  provider.comes(person)
  await visit(page, '/sign-in?next=/account')
  await enter(page)
  await expect(page).toHaveURL('/sign-in/step?next=%2Faccount')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Inloggen in twee stappen')
  await page.getByRole('button', { name: 'Met een ander account inloggen' }).click()
  await expect(page).toHaveURL('/sign-in')

  // Known by who they are there, whatever the address has become; with a second factor there none follows here.
  provider.comes({ ...person, email: 'anders@example.org', amr: ['pwd', 'mfa'] })
  await page.context().clearCookies({ domain: '127.0.0.1' })
  await visit(page, '/sign-in?next=/account/app')
  await enter(page)
  await expect(page).toHaveURL('/account/app')

  // A confirmation opens a tab of the provider, and what was typed here stays and goes on by itself.
  const add = async (code: string) => {
    await makeStale(newcomer)
    await page.getByLabel('Code van zes cijfers').fill(code)
    await page.getByRole('button', { name: 'App toevoegen' }).click()
    const opened = page.waitForEvent('popup')
    await page.getByRole('button', { name: 'Bevestig bij Schoolnet' }).click()
    return opened
  }
  await visit(page, '/account/app')
  const code = codeOf(await page.locator('p[translate=no]').innerText())
  const tab = await add(code === '000000' ? '111111' : '000000')
  await expect(tab.getByRole('heading', { level: 1 })).toHaveText('Bevestigd')
  await expect(page.getByText('Deze code klopt niet', { exact: false }).first()).toBeVisible()
  await tab.close()

  // Also when that tab is closed before its script has come.
  await page.context().route('**/*.js', (route) => route.abort())
  const soonClosed = await add(codeOf(await page.locator('p[translate=no]').innerText()))
  await expect(soonClosed.getByRole('heading', { level: 1 })).toHaveText('Bevestigd')
  await soonClosed.close()
  await page.context().unroute('**/*.js')
  await page.evaluate(() => window.dispatchEvent(new Event('focus')))
  await expect(page.getByRole('heading', { name: 'Bewaar uw herstelcodes' })).toBeVisible()

  // Somebody whom nobody invited.
  const elsewhere = await (await browser.newContext()).newPage()
  provider.comes({ sub: 'a-stranger', email: 'vreemd@example.org', email_verified: true })
  await visit(elsewhere, `${application}/sign-in`)
  await enter(elsewhere)
  await expect(elsewhere.getByRole('alert').first()).toContainText('Met dit account van Schoolnet kunt u niet in Nabij')

  // A provider that is down, with the other ways below.
  await provider.close()
  await visit(elsewhere, `${application}/sign-in`)
  await enter(elsewhere)
  await expect(elsewhere.getByText('Schoolnet antwoordt nu niet', { exact: false })).toBeVisible()
  await expect(elsewhere.getByLabel('E-mailadres')).toBeVisible()
  await elsewhere.context().close()
  await forgetNewcomer(newcomer)
})
