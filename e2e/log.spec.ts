import { expect, test } from '@playwright/test'
import { signedInAs, visit } from './steps/sign-in'

test('an administrator reads the log, filters it and turns the page', async ({ page, context }) => {
  const admin = await signedInAs(context, 'admin')
  await visit(page, '/log')
  const table = page.getByRole('table', { name: 'Logboek' })
  await expect(
    table
      .getByRole('row', { name: /Inloggen/ })
      .filter({ hasText: admin.name })
      .first(),
  ).toBeVisible()
  await page.getByText('Filter de lijst').click()
  await page.getByLabel('Soort').selectOption('samenvattingen')
  await page.getByRole('button', { name: 'Toon', exact: true }).click()
  await expect(page).toHaveURL(/kind=release/)
  await expect(table.getByRole('rowheader', { name: /Inloggen/ })).toHaveCount(0)
  await page.getByRole('link', { name: 'Ouder' }).click()
  await expect(page).toHaveURL(/after=/)
  await expect(page.getByRole('link', { name: 'Naar het nieuwste' })).toBeVisible()
})

test('what did not happen has an empty log that says so', async ({ page, context }) => {
  await signedInAs(context, 'admin')
  await visit(page, '/log?from=2001-01-01&until=2001-01-02')
  await expect(page.getByText('Hier staat niets')).toBeVisible()
})

test('the log is the administrator’s alone', async ({ page, context }) => {
  await signedInAs(context, 'coordinator')
  await page.goto('/log')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Niet gevonden')
})

test('settings have one name in menu, title and heading, and lead to the log', async ({ page, context }) => {
  await signedInAs(context, 'admin')
  await visit(page, '/settings')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Instellingen')
  await expect(page).toHaveTitle(/^Instellingen/)
  await expect(page.getByRole('link', { name: 'Instellingen' })).toHaveAttribute('aria-current', 'page')
  const field = page.getByLabel('Naam van de organisatie')
  await field.fill('')
  await page.getByRole('button', { name: 'Naam bewaren' }).click()
  await expect(page.getByRole('alert').filter({ hasText: /\S/ })).toBeVisible()
  await page.locator('main').getByRole('link', { name: 'logboek' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Logboek')
})
