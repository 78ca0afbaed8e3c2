import { randomUUID } from 'node:crypto'
import { expect, test } from '@playwright/test'
import { signedInAs } from './steps/sign-in'

const unknown = randomUUID()
const places = {
  caller: [
    '/geen-pagina',
    `/families/${unknown}`,
    `/interviews/${unknown}`,
    `/families/${unknown}/interview`,
    '/schools/x',
  ],
  coordinator: ['/geen-pagina', `/families/${unknown}/edit`, '/weeks/2020-W99'],
  coach: ['/geen-pagina', `/releases/issue/${unknown}`],
  reader: ['/geen-pagina', `/read/${unknown}`, '/families'],
  admin: ['/geen-pagina', '/families'],
}

for (const [role, addresses] of Object.entries(places))
  test(`what a ${role} cannot find keeps the menu`, async ({ page, context }) => {
    await signedInAs(context, role)
    for (const address of addresses) {
      expect((await page.goto(address))?.status(), address).toBe(404)
      await expect(page.getByRole('heading', { name: 'Niet gevonden' })).toBeVisible()
      await expect(page.getByRole('navigation', { name: 'Menu' }).getByRole('link').first()).toBeVisible()
      await expect(page.getByRole('button', { name: 'Uitloggen' })).toBeVisible()
      await expect(page.locator('main')).toHaveCount(1)
      // The call has a frame and a title of its own.
      if (!address.includes('interview')) await expect(page).toHaveTitle('Niet gevonden · Nabij')
    }
  })

test('who is not signed in gets no menu', async ({ page }) => {
  expect((await page.goto('/geen-pagina'))?.status()).toBe(404)
  await expect(page.getByRole('heading', { name: 'Niet gevonden' })).toBeVisible()
  await expect(page.getByRole('navigation')).toHaveCount(0)
})
