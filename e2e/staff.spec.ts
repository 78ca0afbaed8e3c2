import { randomUUID } from 'node:crypto'
import { expect, test, type Browser, type Page } from '@playwright/test'
import { signedInAs, visit } from './steps/sign-in'

const password = 'vier gewone woorden hier'

const actionOf = async (page: Page, email: string, action: string) => {
  await page.getByRole('row').filter({ hasText: email }).getByRole('button').click()
  await page.getByRole('menuitem', { name: action }).click()
}

/** A coordinator releases what waits for this person. Returns the link that they, and nobody else, get to hand over. */
const releasedBySecond = async (browser: Browser, name: string) => {
  const context = await browser.newContext()
  await signedInAs(context, 'coordinator')
  const page = await context.newPage()
  await visit(page, '/account')
  await expect(page.getByRole('heading', { name: 'Wacht op een tweede persoon' })).toBeVisible()
  await page.getByRole('button', { name: new RegExp(`^Vrijgeven.*${name}$`) }).click()
  const field = page.getByRole('dialog').getByLabel('Link', { exact: true })
  const done = page.getByText(`Vrijgegeven voor ${name}.`)
  await expect(field.or(done)).toBeVisible()
  const link = (await done.isVisible()) ? '' : await field.inputValue()
  await context.close()
  return link
}

/** A caller, whose invitation waits until a second person releases it. */
const invited = async (page: Page, browser: Browser, name: string) => {
  const email = `${randomUUID()}@example.org`
  await visit(page, '/staff')
  await page.getByRole('button', { name: 'Medewerker uitnodigen' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('E-mailadres').fill(email)
  await dialog.getByLabel('Naam').fill(name)
  await dialog.getByRole('button', { name: 'Uitnodigen' }).click()
  await expect(page.getByText(`Voor ${name} is nog een tweede persoon nodig`)).toBeVisible()
  const link = await releasedBySecond(browser, name)
  await page.reload()
  return { email, link }
}

test('invites someone, who chooses a password, works, changes role, and is shut out', async ({
  page,
  context,
  browser,
}) => {
  await signedInAs(context, 'admin')
  const { email, link } = await invited(page, browser, 'Nora Nieuw')
  await expect(page.getByRole('row').filter({ hasText: email })).toContainText('uitgenodigd')

  const theirs = await browser.newContext()
  const invitee = await theirs.newPage()
  const asked: string[] = []
  invitee.on('request', (request) => asked.push(`${request.url()} ${request.headers().referer ?? ''}`))
  await visit(invitee, link)
  await invitee.getByLabel('Uw wachtwoord').fill('welkom123456')
  await invitee.getByRole('button', { name: 'Wachtwoord bewaren en inloggen' }).click()
  await expect(invitee.getByRole('alert').filter({ hasText: 'snel te raden' })).toBeVisible()
  await invitee.getByLabel('Uw wachtwoord').fill(password)
  await invitee.getByRole('button', { name: 'Wachtwoord bewaren en inloggen' }).click()
  await expect(invitee.getByRole('banner')).toContainText('Gezinnen')
  expect(asked.join('\n'), 'the secret in no address').not.toContain(link.split('#')[1])

  await test.step('the link works once', async () => {
    const again = await browser.newContext().then((other) => other.newPage())
    await visit(again, link)
    await expect(again.getByRole('heading', { name: 'Deze link werkt niet meer' })).toBeVisible()
    await again.context().close()
  })
  await test.step('a role holds from the very next request', async () => {
    await page.reload()
    await actionOf(page, email, 'Wijzigen')
    await page.getByRole('dialog').getByLabel('Rol').selectOption('coordinator')
    await page.getByRole('dialog').getByRole('button', { name: 'Bewaren' }).click()
    await expect(page.getByText('Voor Nora Nieuw is nog een tweede persoon nodig')).toBeVisible()
    const asked = page.getByRole('listitem').filter({ hasText: 'Nora Nieuw wordt Coördinator' })
    await expect(asked).toContainText('U vroeg dit zelf.')
    await expect(asked.getByRole('button', { name: 'Vrijgeven' })).toHaveCount(0)
    await invitee.reload()
    await expect(invitee.getByRole('banner')).not.toContainText('Scholen')
    expect(await releasedBySecond(browser, 'Nora Nieuw'), 'no link for a role').toBe('')
    await page.reload()
    await expect(page.getByRole('row').filter({ hasText: email })).toContainText('Coördinator')
    await expect(page.getByText('Nora Nieuw: van Beller naar Coördinator')).toBeVisible()
    await invitee.reload()
    await expect(invitee.getByRole('banner')).toContainText('Scholen')
  })
  await test.step('disabled is out at once', async () => {
    await actionOf(page, email, 'Uitschakelen')
    await page.getByRole('dialog').getByRole('button', { name: 'Uitschakelen' }).click()
    await expect(page.getByRole('row').filter({ hasText: email })).toContainText('uitgeschakeld')
    await visit(invitee, '/account')
    await expect(invitee).toHaveURL('/sign-in?next=%2Faccount')
  })
  await theirs.close()
})

test('a new password by a link that a second person hands over ends the old one', async ({
  page,
  context,
  browser,
}) => {
  await signedInAs(context, 'admin')
  const { email, link } = await invited(page, browser, 'Wim Vergeten')
  const theirs = await browser.newContext()
  const forgetful = await theirs.newPage()
  await visit(forgetful, link)
  await forgetful.getByLabel('Uw wachtwoord').fill(password)
  await forgetful.keyboard.press('Enter')
  await expect(forgetful.getByRole('banner')).toContainText('Gezinnen')

  await page.reload()
  await actionOf(page, email, 'Nieuw wachtwoord laten kiezen')
  await page.getByRole('button', { name: 'Link maken' }).click()
  await expect(page.getByText('Voor Wim Vergeten is nog een tweede persoon nodig')).toBeVisible()
  const fresh = await releasedBySecond(browser, 'Wim Vergeten')
  await visit(forgetful, fresh)
  await forgetful.getByLabel('Nieuw wachtwoord').fill('een heel ander zinnetje')
  await forgetful.keyboard.press('Enter')
  await expect(forgetful.getByRole('banner')).toContainText('Gezinnen')
  await theirs.close()
})

test('finds people without a name in the address; role, state and order stand in it', async ({ page, context }) => {
  const { email } = await signedInAs(context, 'admin')
  await visit(page, '/staff')
  await page.getByLabel('Zoek op naam of e-mailadres').fill(email)
  await expect(page.getByRole('row')).toHaveCount(2)
  expect(page.url()).not.toContain(email.split('@')[0])
  await page.getByLabel('Zoek op naam of e-mailadres').fill('')
  await page.getByLabel('Rol').selectOption('coach')
  await page.getByRole('button', { name: 'Laatst ingelogd' }).click()
  await expect(page).toHaveURL(/role=coach.*sort=lastSignIn/)
  await page.reload()
  await expect(page.getByRole('row')).toHaveCount(2)
  await expect(page.getByRole('columnheader', { name: 'Laatst ingelogd' })).toHaveAttribute('aria-sort', 'descending')
})

test('shows the staff page to nobody but an admin', async ({ page, context }) => {
  await signedInAs(context, 'coordinator')
  const answer = await page.goto('/staff')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Niet gevonden')
  expect(answer?.status()).toBe(404)
})
