import { expect, test } from '@playwright/test'
import { visit } from './steps/sign-in'

test('a parent who has no account finds the explanation, and reads it in both languages', async ({ page }) => {
  await visit(page, '/sign-in')
  await page.getByRole('link', { name: 'Uitleg voor ouders' }).click()
  await expect(page).toHaveURL('/uitleg')
  const title = page.getByRole('heading', { level: 1 })
  const main = page.getByRole('main')
  await expect(title).toHaveText('Uitleg voor ouders')
  await expect(main).toContainText('Wij nemen geen geluid op en geen beeld.')

  await page.getByLabel('Taal').selectOption('en')
  await expect(title).toHaveText('Explanation for parents')
  await expect(main).toContainText('We record no sound and no image.')
  await expect(page).toHaveTitle('Explanation for parents · Nabij')
})

test('nothing on the explanation asks to sign in', async ({ page }) => {
  await visit(page, '/uitleg')
  await expect(page).toHaveURL('/uitleg')
  await expect(page.locator('a[href*="sign-in"]')).toHaveCount(0)
  await expect(page.locator('form, input, button')).toHaveCount(0)
})

test('on paper the explanation is its text alone', async ({ page }) => {
  await visit(page, '/uitleg')
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('combobox')).toHaveCount(0)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
})
