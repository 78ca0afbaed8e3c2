import { expect, test } from '@playwright/test'
import { visits, type Place } from './pages'
import { enter, forgetPlace, ownPlace } from './steps/guests'
import { brokenWords, sticksOut } from './steps/look'

let place: Place
test.beforeAll(async () => {
  place = await ownPlace()
})
test.afterAll(() => forgetPlace(place))

const narrow = [
  { width: 360, height: 740 },
  { width: 320, height: 640 },
]
// The call has a screen of its own.
const pages = Object.entries(visits).filter(([pattern]) => pattern !== '/interviews/[id]')

for (const [pattern, all] of pages)
  test(`no word or number stands on two lines of a phone on ${pattern}`, async ({ browser, baseURL }) => {
    for (const { as, to } of all) {
      const context = await browser.newContext({ baseURL, viewport: narrow[0], reducedMotion: 'reduce' })
      await enter(context, as, place)
      const page = await context.newPage()
      await page.goto(to(place))
      await page.locator('h1').first().waitFor()
      await page.waitForLoadState('networkidle')
      for (const size of narrow) {
        await page.setViewportSize(size)
        expect.soft(await brokenWords(page), `${as} at ${pattern}, ${size.width} px`).toEqual([])
        expect.soft(await sticksOut(page), `${as} at ${pattern}, ${size.width} px`).toEqual([])
      }
      await context.close()
    }
  })
