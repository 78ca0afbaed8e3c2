import { expect, test, type Page } from '@playwright/test'
import { hasFocus } from './steps/look'
import { forgetOwnCaller, ownCaller } from './steps/own-families'
import { signedIn, signedInAs, visit } from './steps/sign-in'

/** Every form and button that changes something behaves alike. Here it is tried at a few of them. */

const field = (page: Page) => page.getByLabel('Naam van de organisatie')
const save = (page: Page) => page.getByRole('button', { name: 'Naam bewaren' })

/** Holds what is sent to the server until it is let go, and counts it. */
const heldPosts = async (page: Page) => {
  let letGo = () => {}
  const gate = new Promise<void>((open) => (letGo = open))
  const held = { count: 0, letGo }
  await page.route('**/*', async (route) => {
    if (route.request().method() !== 'POST') return route.fallback()
    held.count += 1
    await gate
    return route.fallback()
  })
  return held
}

test('a second press while a command is under way sends nothing, and the button keeps the focus', async ({
  page,
  context,
}) => {
  await signedInAs(context, 'admin')
  await visit(page, '/settings')
  const held = await heldPosts(page)
  await save(page).focus()
  await page.keyboard.press('Enter')
  await expect(save(page)).toHaveAttribute('aria-disabled', 'true')
  await page.keyboard.press('Enter')
  await field(page).press('Enter')
  await save(page).dispatchEvent('click')
  await save(page).focus()
  held.letGo()
  await expect(page.getByText('Bewaard', { exact: true })).toBeVisible()
  await expect(save(page)).toHaveAttribute('aria-disabled', 'false')
  await expect(save(page)).toBeFocused()
  expect(held.count).toBe(1)
})

test('success is told in a live region that was there before it', async ({ page, context }) => {
  await signedInAs(context, 'admin')
  await visit(page, '/settings')
  const form = page.locator('form').filter({ has: field(page) })
  const region = form.getByRole('status').last()
  await expect(region).toHaveText('')
  await region.evaluate((element) => element.setAttribute('data-same', 'yes'))
  await save(page).click()
  await expect(region).toHaveText('Bewaard')
  await expect(region).toHaveAttribute('data-same', 'yes')
  await field(page).pressSequentially(' ')
  await expect(region).toHaveText('')
})

test('what the server refuses at a field stands above the form, takes the focus and leads to the field', async ({
  page,
  context,
}) => {
  await signedInAs(context, 'admin')
  await visit(page, '/settings')
  const name = await field(page).inputValue()
  await field(page).fill('   ')
  await save(page).click()
  const summary = page.getByRole('main').getByRole('alert')
  await expect(summary).toBeFocused()
  await expect(field(page)).toHaveAttribute('aria-invalid', 'true')
  await expect(field(page)).toHaveAccessibleDescription(/Vul dit in\./)
  await summary.getByRole('link', { name: /Naam van de organisatie/ }).click()
  await expect(field(page)).toBeFocused()
  await expect(field(page)).toHaveValue('   ')
  await field(page).fill(name)
  await save(page).click()
  await expect(summary).toHaveCount(0)
})

test('without a connection a button says so, and can be pressed again', async ({ page, context, browser }) => {
  const caller = await ownCaller()
  const elsewhere = await browser.newContext()
  await signedIn(elsewhere, caller)
  await signedIn(context, caller)
  await visit(page, '/account')
  const end = page.getByRole('button', { name: 'Alle andere uitloggen' })
  await context.setOffline(true)
  await end.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main').getByRole('alert')).toContainText('geen verbinding')
  await expect(end).toBeFocused()
  await context.setOffline(false)
  await page.keyboard.press('Enter')
  await expect(page.getByText('Uitgelogd op alle andere apparaten.')).toBeVisible()
  await expect(page.getByRole('main').getByRole('alert')).toHaveCount(0)
  await expect.poll(() => hasFocus(page)).toBe(true)
  await elsewhere.close()
  await forgetOwnCaller(caller)
})

for (const size of [
  { width: 1360, height: 850 },
  { width: 360, height: 740 },
])
  test(`what was done with a colleague stays in sight, at ${size.width}`, async ({ page, context }) => {
    await signedInAs(context, 'admin')
    await page.setViewportSize(size)
    await visit(page, '/staff')
    const row = page.getByRole('row').filter({ hasText: '@' }).nth(1)
    await row.getByRole('button').click()
    await page.getByRole('menuitem', { name: 'Wijzigen' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Bewaren' }).click()
    const done = page.getByRole('status').filter({ hasText: 'Bewaard.' })
    await expect(done).toBeInViewport({ ratio: 1 })
    await expect(row.getByRole('button')).toBeFocused()
  })
