import { expect, test } from '@playwright/test'
import { signedInAs, visit } from './steps/sign-in'

test('a refusal that was recorded by mistake is undone on the page of the family, which also leads to the next one', async ({
  page,
  context,
}) => {
  await signedInAs(context, 'caller', 7)
  await visit(page, '/calls?state=due')
  await page.locator('main li p > a[href^="/families/"]').first().click()
  await page.getByRole('button', { name: 'Andere uitkomst' }).click()
  await page.getByRole('button', { name: 'Wil niet meer gebeld worden' }).click()
  await page.getByRole('button', { name: 'Noteren' }).first().click()
  await expect(page.getByText('Bel niet tot de ouder het vraagt')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Volgend gezin' })).toBeVisible()
  const family = new URL(page.url()).pathname
  for (const path of [`${family}?called=1`, `${family}/interview`, family]) {
    await visit(page, path)
    await expect(page.getByRole('button', { name: 'Ongedaan maken' })).toBeVisible()
    await expect(page.getByRole('button', { name: 'Volgend gezin' })).toBeVisible()
    await expect(page.getByRole('button', { name: 'Andere uitkomst' })).toBeHidden()
  }
  await page.getByRole('button', { name: 'Ongedaan maken' }).click()
  await expect(page.getByRole('button', { name: 'Andere uitkomst' })).toBeVisible()
  await expect(page.getByText('Bel niet tot de ouder het vraagt')).toBeHidden()
})
