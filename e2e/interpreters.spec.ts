import { randomUUID } from 'node:crypto'
import { expect, test, type Page } from '@playwright/test'
import { expectWhole } from './steps/look'
import { rowsOf } from './steps/database'
import { forgetOwnCaller, ownCaller, ownFamily, type OwnCaller } from './steps/own-families'
import { signedIn, signedInAs, visit } from './steps/sign-in'

let caller: OwnCaller

test.beforeEach(async () => {
  caller = await ownCaller()
})
test.afterEach(() => forgetOwnCaller(caller))

const section = (page: Page, name: string) =>
  page.locator('section').filter({ has: page.getByRole('heading', { name, exact: true }) })

test('an interpreter comes into the register, is booked with an appointment, and is called about it', async ({
  page,
  context,
  browser,
}) => {
  const name = `Tolk ${randomUUID().slice(0, 8)}`
  const familyId = await ownFamily(caller)
  await rowsOf(`update family set home_languages = '{ku}', interpreter_needed = true where id = $1`, [familyId])
  await signedInAs(context, 'coordinator')
  await visit(page, '/interpreters')
  await page.getByText('Tolk toevoegen').click()
  await page.getByLabel('Naam', { exact: true }).fill(name)
  await page.getByLabel('Telefoonnummer').fill('06 0000 0009')
  await page.getByLabel('Koerdisch').check()
  await page.getByRole('button', { name: 'Toevoegen' }).click()
  await expect(page.getByText('De tolk is toegevoegd.')).toBeVisible()
  const item = page.getByRole('listitem').filter({ hasText: name })
  await expect(item).toContainText('Heeft nog niet getekend voor geheimhouding')
  await item.getByRole('link', { name }).click()
  await page.getByLabel('Getekend voor geheimhouding op').fill('2020-02-03')
  await page.getByRole('button', { name: 'Bewaren' }).click()
  await expect(page.getByText('Bewaard.')).toBeVisible()

  const own = await browser.newContext()
  await signedIn(own, caller)
  const phone = await own.newPage()
  await phone.setViewportSize({ width: 360, height: 740 })
  await visit(phone, `/families/${familyId}`)
  const appointments = section(phone, 'Afspraken')
  await appointments.getByText('Afspraak maken').click()
  await appointments.getByLabel('Tijd', { exact: true }).fill('14:30')
  await expect(appointments.getByText(/^Geen kind als tolk/)).toBeVisible()
  const choice = appointments.getByLabel('Tolk', { exact: true })
  await choice.selectOption(await choice.locator('option', { hasText: name }).getAttribute('value'))
  await appointments.getByRole('button', { name: 'Afspraak noteren' }).click()
  await expect(appointments.getByText(new RegExp(`^Tolk: .?${name}`))).toBeVisible()
  await expectWhole(phone, 'nl')
  await visit(phone, '/today')
  const tasks = section(phone, 'Tolken om te bellen')
  await expect(tasks.getByRole('link', { name: '06 0000 0009' })).toBeVisible()
  await tasks.getByRole('button', { name: new RegExp(`^Gebeld met .?${name}`) }).click()
  await expect(tasks).toHaveCount(0)
  await visit(phone, `/families/${familyId}`)
  await expect(section(phone, 'Afspraken').getByText(/^weet het sinds/)).toBeVisible()
  await own.close()
})
