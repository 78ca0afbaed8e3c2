import { expect, type Page } from '@playwright/test'

/** In either language. */
export const searchDialog = (page: Page) => page.getByRole('dialog', { name: /^(Wie belt er|Who is calling)\?$/ })

/** A key that is pressed before the page has its script is not heard; a person presses it again. */
export const openSearch = (page: Page) =>
  expect(async () => {
    if ((await searchDialog(page).count()) === 0) await page.keyboard.press('/')
    await expect(searchDialog(page).getByRole('searchbox')).toBeVisible({ timeout: 3000 })
  }).toPass()

export const searchCaller = async (page: Page, text: string) => {
  await searchDialog(page).getByRole('searchbox').fill(text)
  await page.keyboard.press('Enter')
}
