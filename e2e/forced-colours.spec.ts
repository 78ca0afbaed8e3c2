import { expect, test, type Locator } from '@playwright/test'
import { forgetPlace, ownPlace, enter, someAnswers } from './steps/guests'
import type { Place } from './pages'
import { ownInterview } from './steps/own-families'

/** Where colours are the reader's own, the browser takes every ground away that does not ask to stay. */
test.use({ contextOptions: { forcedColors: 'active' } })

let place: Place
test.beforeAll(async () => {
  place = await ownPlace()
})
test.afterAll(() => forgetPlace(place))

const groundOf = (element: Locator) => element.evaluate((one) => getComputedStyle(one).backgroundColor)

test('the chosen grade looks other than the rest', async ({ page, context }) => {
  await enter(context, 'visitor', place)
  const id = await ownInterview(place.visitor, 'grade_parent', { ...someAnswers, grade_parent: 5 })
  await page.goto(`/interviews/${id}`)
  const grades = page.locator('label').filter({ has: page.getByRole('radio', { name: /^(5|6)/ }) })
  const chosen = page
    .locator('label')
    .filter({ has: page.locator('input:checked') })
    .filter({ hasText: /^5/ })
    .first()
  await expect(chosen).toBeVisible()
  const other = grades.filter({ hasText: /^6/ }).first()
  expect(await groundOf(chosen)).not.toBe(await groundOf(other))
})

test('a bar of the week stands out from its track, and the page one is on from the others', async ({
  page,
  context,
}) => {
  await enter(context, 'coordinator', place)
  await page.goto(`/weeks/${place.week}`)
  const track = page
    .locator('[class*="track"]')
    .filter({ has: page.locator('[class*="fill"]') })
    .first()
  expect(await groundOf(track.locator('[class*="fill"]'))).not.toBe(await groundOf(track))
  const menu = page.getByRole('navigation', { name: 'Menu' })
  expect(await groundOf(menu.getByRole('link', { name: 'Week' }))).not.toBe(
    await groundOf(menu.getByRole('link', { name: 'Hulp' })),
  )
})

test('a band of a release stands out from its scale', async ({ page, context }) => {
  await enter(context, 'reader', place)
  await page.goto(`/read/${place.published}`)
  const track = page
    .locator('[class*="track"]')
    .filter({ has: page.locator('[class*="band"]') })
    .first()
  expect(await groundOf(track.locator('[class*="band"]').first())).not.toBe(await groundOf(track))
})
