import fs from 'node:fs'
import { expect, test } from '@playwright/test'
import { rowOf, rowsOf } from './steps/database'
import { forgetOwnCaller, ownCaller, ownFamily } from './steps/own-families'
import { signedInAs, visit } from './steps/sign-in'

test('what a parent asks is noted and answered, the file is made, and the family is erased', async ({
  page,
  context,
}) => {
  const caller = await ownCaller()
  const id = await ownFamily(caller)
  const { ref } = await rowOf<{ ref: string }>('select ref from family where id = $1', [id])
  await signedInAs(context, 'coordinator')
  await visit(page, `/families/${id}`)
  await page.getByRole('link', { name: 'Inzage, verbeteren, bezwaar of wissen' }).click()
  await expect(page.getByText('Er is nog niets gevraagd.')).toBeVisible()
  await page.getByText('Verzoek noteren').click()
  await expect(page.getByLabel('Wat vraagt de ouder?')).toBeFocused()
  await page.getByLabel('Wat vraagt de ouder?').selectOption('access')
  await page.getByLabel('Wat vroeg de ouder precies?').fill('Alles over ons gezin')
  await page.getByRole('button', { name: 'Bewaren' }).click()
  await expect(page.getByText('Het verzoek is genoteerd.')).toBeVisible()
  await visit(page, '/today')
  await expect(page.locator(`a[href="/families/${id}/requests"]`)).toBeVisible()

  await page.locator(`a[href="/families/${id}/requests"]`).click()
  const downloading = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Voor een computer (JSON)' }).click()
  const download = await downloading
  expect(download.suggestedFilename()).toBe('inzage.json')
  expect(fs.readFileSync(await download.path(), 'utf8')).toContain('Verzonnen Ouder')
  await page.getByText('Antwoord noteren: Inzage').click()
  await page.getByLabel('Wat hebt u geantwoord en gedaan?').fill('Het bestand gegeven')
  await page.getByRole('button', { name: 'Antwoord bewaren' }).click()
  await expect(page.getByText(/^Beantwoord op /)).toBeVisible()

  await page.getByRole('link', { name: 'Alles van dit gezin wissen' }).click()
  await expect(page.getByRole('heading', { name: 'Wat er blijft' })).toBeVisible()
  const erase = page.getByRole('button', { name: 'Wis alles van dit gezin' })
  await erase.click()
  const summary = page.getByRole('main').getByRole('alert')
  await expect(summary).toBeFocused()
  await page.getByLabel(`Typ het nummer van dit gezin: ${ref}`).fill('0')
  await page.getByLabel('Waarom wist u het gezin?').selectOption('parent_asked')
  await page.getByLabel('Ik weet dat dit niet ongedaan kan worden gemaakt.').check()
  await erase.click()
  await expect(summary).toContainText('Er is geen gezin met dit nummer.')
  await page.getByLabel(`Typ het nummer van dit gezin: ${ref}`).fill(ref)
  await erase.click()
  const notice = page.getByText(/^Dit gezin is gewist op /)
  await expect(notice).toBeFocused()
  expect(await rowsOf('select 1 from family where id = $1', [id])).toEqual([])
  await visit(page, `/families/${id}/erase`)
  await expect(notice).toBeVisible()
  await page.getByRole('link', { name: 'Gewiste gezinnen' }).click()
  await expect(page.getByRole('listitem').filter({ hasText: 'De ouder vroeg erom' }).first()).toBeVisible()
  await forgetOwnCaller(caller)
})
