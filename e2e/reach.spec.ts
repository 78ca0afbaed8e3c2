import { expect, test } from '@playwright/test'
import { axeFinds, sticksOut } from './steps/look'
import { signedInAs, visit } from './steps/sign-in'
import { weekWithCalls } from './steps/weeks'

const numberOf = async (text: Promise<string | null>) => Number((await text)?.replaceAll(/\D/g, ''))

test('a coordinator goes from the week to reach, where every family of the list has a place', async ({
  page,
  context,
}) => {
  await signedInAs(context, 'coordinator')
  await visit(page, `/weeks/${await weekWithCalls()}`)
  await page.getByText('Bereik in getallen').first().click()
  const numbers = page.getByRole('table', { name: 'Bereik in getallen' })
  for (const line of ['Wilde niet, of stopte', 'Wacht op een nummer', 'Niet geprobeerd: nog te bellen'])
    await expect(numbers.getByRole('row', { name: line })).toBeVisible()
  await page.getByRole('link', { name: 'Wie hebben we bereikt, en wie nog niet?' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Bereik' })).toBeVisible()
  const ladder = page.getByRole('table', { name: 'Waar de gezinnen staan' })
  const families = (name: string) => numberOf(ladder.getByRole('row', { name }).first().getByRole('cell').textContent())
  const [listed, attempted, untried] = [
    await families('Op de lijst'),
    await families('Geprobeerd te bellen'),
    await families('Niet geprobeerd'),
  ]
  expect(listed).toBeGreaterThan(0)
  expect(attempted + untried).toBe(listed)
  const status = page.getByRole('table', { name: 'Bekend of wachtlijst' }).first()
  await expect(
    status
      .getByRole('row', { name: /^Samen/ })
      .getByRole('cell')
      .first(),
  ).toHaveText(String(listed))
})

test('period and filters stand in the address, and the families silent longest lead to their record', async ({
  page,
  context,
}) => {
  await signedInAs(context, 'coordinator')
  await visit(page, '/calls/reach')
  await page.getByRole('link', { name: 'Vier weken' }).click()
  await expect(page).toHaveURL(/\/calls\/reach\?period=four$/)
  await page.getByText('Alleen een deel van de gezinnen').click()
  await page.getByLabel('Status').selectOption('waiting_list')
  await page.getByRole('button', { name: 'Toon' }).click()
  await expect(page).toHaveURL(/status=waiting_list.*period=four|period=four.*status=waiting_list/)
  const source = page.getByRole('link', { name: /Standard Definitions/ })
  await expect(source).toHaveAttribute('href', /^https:\/\/aapor\.org\//)
  await expect(source).toHaveAttribute('rel', /noreferrer/)
  await page.getByRole('link', { name: 'Alle gezinnen' }).click()
  await expect(page).toHaveURL(/\/calls\/reach\?period=four$/)
  const silent = page.getByRole('table', { name: 'Gezinnen die we het langst niet spraken' })
  await silent.getByRole('link').first().click()
  await expect(page).toHaveURL(/\/families\/[0-9a-f-]{36}$/)
})

test('reach fits a phone and paper, and axe finds nothing', async ({ page, context }) => {
  await signedInAs(context, 'coordinator')
  await page.setViewportSize({ width: 360, height: 740 })
  await visit(page, '/calls/reach?period=all')
  expect(await sticksOut(page)).toEqual([])
  expect(await axeFinds(page)).toEqual([])
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('table', { name: 'Waar de gezinnen staan' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Eén week' })).toBeHidden()
})
