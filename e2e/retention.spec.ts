import { expect, test } from '@playwright/test'
import { rowOf, rowsOf } from './steps/database'
import { announceFamily, forgetOwnCaller, ownCaller, ownFamily } from './steps/own-families'
import { signedInAs, visit } from './steps/sign-in'

test('a family near the end of its term is kept longer, and other terms say what they do before they are saved', async ({
  page,
  context,
}) => {
  const caller = await ownCaller()
  const id = await ownFamily(caller)
  await announceFamily(caller, id)
  const { ref } = await rowOf<{ ref: string }>('select ref from family where id = $1', [id])
  await signedInAs(context, 'coordinator')
  await visit(page, '/today')
  await page.getByRole('link', { name: 'Bekijk welke' }).click()
  const family = page.getByRole('listitem').filter({ hasText: ref })
  await expect(family).toContainText('Wordt gewist op')
  await page.getByLabel('Waarom bewaart u deze gezinnen langer?').selectOption('complaint')
  const until = new Date(Date.now() + 100 * 86_400_000).toISOString().slice(0, 10)
  await page.getByLabel('Tot en met welke dag?').fill(until)
  const keep = page.getByRole('button', { name: 'Bewaar langer' })
  await keep.click()
  await expect(page.getByRole('main').getByRole('alert')).toContainText('Kies eerst een gezin.')
  await family.getByRole('checkbox').check()
  await keep.click()
  await expect(page.getByText('1 gezin blijft langer bewaard.')).toBeVisible()
  await expect(family).toHaveCount(0)
  const sql = 'select until::text, reason from retention_extension where family_id = $1'
  expect(await rowsOf(sql, [id])).toEqual([{ until, reason: 'complaint' }])
  await forgetOwnCaller(caller)

  await context.clearCookies()
  await signedInAs(context, 'admin')
  await visit(page, '/settings')
  const months = page.getByLabel('Gezinnen die uit het programma zijn (maanden)')
  const before = await months.inputValue()
  await months.fill('5')
  await page.getByRole('button', { name: 'Bekijk wat dit doet' }).click()
  await expect(months).toHaveAttribute('aria-invalid', 'true')
  await months.fill('6')
  await page.getByRole('button', { name: 'Bekijk wat dit doet' }).click()
  await expect(page.getByText('Dit gebeurt er met deze termijnen')).toBeVisible()
  // Another number has not been looked at yet.
  await months.fill(before)
  await expect(page.getByText('Dit gebeurt er met deze termijnen')).toBeHidden()
  await page.getByRole('button', { name: 'Bekijk wat dit doet' }).click()
  await page.getByRole('button', { name: 'Bewaar deze termijnen' }).click()
  await expect(page.getByText('Bewaard.', { exact: true })).toBeVisible()
})
