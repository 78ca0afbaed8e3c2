import { randomUUID } from 'node:crypto'
import { expect, test, type Page } from '@playwright/test'
import type { Place } from './pages'
import { aConcern } from './steps/concern'
import { enter, forgetPlace, ownPlace } from './steps/guests'
import { coversFocus, hasFocus } from './steps/look'
import { ownInterview } from './steps/own-families'
import { visit } from './steps/sign-in'

/** After an action by keyboard one goes on from where one was. */
let place: Place
test.beforeAll(async () => {
  place = await ownPlace()
})
test.afterAll(() => forgetPlace(place))

const press = async (page: Page, name: string | RegExp) => {
  await page.getByRole('button', { name }).first().focus()
  await page.keyboard.press('Enter')
}
const keepsFocus = (page: Page) => expect.poll(() => hasFocus(page)).toBe(true)

test('what was done with a worry is said, and one stays at it', async ({ page, context }) => {
  const words = `Ik vertrouw het niet ${randomUUID().slice(0, 8)}`
  await aConcern(await ownInterview(place.visitor, 'worries'), words)
  await enter(context, 'coordinator', place)
  await visit(page, '/today')
  const concern = page.getByRole('listitem').filter({ has: page.getByRole('heading'), hasText: words })
  await concern.getByRole('button', { name: 'Gezien' }).focus()
  await page.keyboard.press('Enter')
  await expect(concern.getByRole('status')).toHaveText('Genoteerd dat u dit gezien hebt.')
  await expect(concern.getByRole('button')).toHaveCount(0)
  await expect.poll(() => concern.evaluate((item) => item.contains(document.activeElement))).toBe(true)
})

test('an attempt that is taken back leaves one at the outcomes', async ({ page, context }) => {
  await enter(context, 'visitor', place)
  await visit(page, `/families/${place.family}`)
  await press(page, 'Geen gehoor')
  await expect(page.getByRole('status').filter({ hasText: 'Genoteerd: Geen gehoor.' })).toBeFocused()
  await press(page, 'Ongedaan maken')
  await expect(page.getByText('Ongedaan gemaakt.')).toBeVisible()
  await expect(page.getByRole('group', { name: 'Wat kwam ervan?' })).toBeVisible()
  await keepsFocus(page)
})

test('a dialog of the staff gives the focus back to the row that opened it', async ({ page, context }) => {
  await enter(context, 'admin', place)
  await visit(page, '/staff')
  const row = page.getByRole('row').filter({ hasText: '@' }).nth(1)
  const opener = row.getByRole('button')
  for (const step of ['Wijzigen', 'Uitschakelen']) {
    await opener.focus()
    await page.keyboard.press('Enter')
    await page.getByRole('menuitem', { name: step }).focus()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('dialog')).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await expect(opener).toBeFocused()
  }
})

test('a link to an issue is revoked after a question, and goes from sight', async ({ page, context }) => {
  await enter(context, 'coordinator', place)
  await visit(page, `/releases/issue/${place.preparation.issue}`)
  await expect(page).toHaveTitle(/^Uitgave \d+ · Nabij$/)
  await press(page, 'Link maken')
  const fresh = page.getByLabel('Kopieer de link nu. U ziet hem maar één keer.')
  await expect(fresh).toBeVisible()
  await press(page, 'Link intrekken')
  await page.getByRole('dialog').getByRole('button', { name: 'Laten werken' }).click()
  await expect(fresh).toBeVisible()
  await press(page, 'Link intrekken')
  await page.getByRole('dialog').getByRole('button', { name: 'Link intrekken' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByText('De link is ingetrokken.')).toBeVisible()
  await expect(fresh).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Link intrekken' })).toHaveCount(0)
  await keepsFocus(page)
})

test('a setting that is kept leaves one at its button', async ({ page, context }) => {
  await enter(context, 'admin', place)
  await visit(page, '/settings')
  const save = page.getByRole('button', { name: 'Bewaren', exact: true })
  await save.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByText('Bewaard', { exact: true })).toBeVisible()
  await expect(save).toBeFocused()
  await press(page, /^Per blok/)
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('kan het niet meer terug')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: /^Per blok/ }).first()).toBeFocused()
})

test('what became of a choice of families is in sight, with its undo', async ({ page, context }) => {
  await enter(context, 'coordinator', place)
  for (const size of [
    { width: 1360, height: 850 },
    { width: 360, height: 740 },
  ]) {
    await page.setViewportSize(size)
    await visit(page, `/families?caller=${place.visitor.id}`)
    await page
      .getByRole('checkbox', { name: /^Kies gezin/ })
      .first()
      .check()
    await page.getByRole('combobox', { name: 'Toewijzen aan' }).selectOption('none')
    await press(page, 'Toewijzen')
    const undo = page.getByRole('button', { name: 'Ongedaan maken' })
    await expect(undo).toBeInViewport({ ratio: 1 })
    await expect(page.getByText('1 gezin toegewezen.')).toBeInViewport()
    await press(page, 'Ongedaan maken')
    await expect(page.getByText('Ongedaan gemaakt.')).toBeInViewport()
    await keepsFocus(page)
  }
})

for (const size of [
  { width: 320, height: 256 },
  { width: 340, height: 213 },
])
  test(`at 400 %, ${size.width} by ${size.height}, nothing lies on what has the focus`, async ({ page, context }) => {
    await enter(context, 'coordinator', place)
    await page.setViewportSize(size)
    await visit(page, '/families')
    await page
      .getByRole('checkbox', { name: /^Kies gezin/ })
      .first()
      .check()
    const covered = async (presses: number) => {
      const found: string[] = []
      for (let times = 0; times < presses; times += 1) {
        await page.keyboard.press('Tab')
        found.push(...(await coversFocus(page)))
      }
      return found
    }
    expect(await covered(25)).toEqual([])
    await visit(page, '/families/new')
    expect(await covered(45)).toEqual([])
  })
