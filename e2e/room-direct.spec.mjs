import { expect, test } from '@playwright/test'
import { ownApplication } from './steps/own-application.mjs'
import { ownCaller, ownFamily } from './steps/own-families.ts'
import {
  askIn,
  enterAsCaller,
  guestPage,
  linkFor,
  observedPage,
  received,
  roomBrowser,
  seesMoving,
} from './steps/room.ts'
import { signedIn } from './steps/sign-in.ts'

test.use({ launchOptions: { executablePath: process.env.CHROMIUM_PATH || undefined, args: roomBrowser } })

let app
test.beforeAll(async () => {
  test.setTimeout(120_000)
  app = await ownApplication({ NABIJ_TURN_URLS: '', NABIJ_TURN_SECRET: '' })
})
test.afterAll(() => app?.stop())

test('without a relay, in a demonstration, browsers meet directly', async ({ browser }) => {
  const caller = await ownCaller(app.url)
  const context = await browser.newContext({ baseURL: app.address })
  await signedIn(context, caller)
  const page = await observedPage(context)
  const parent = await guestPage(browser, app.address)
  await enterAsCaller(page, await ownFamily(caller), 'De verbinding gaat rechtstreeks.')
  await askIn(parent, await linkFor(page, 'de ouder'))
  await page.getByRole('button', { name: /^Binnenlaten: Ouder/ }).click()
  await seesMoving(page, /Ouder/)
  await seesMoving(parent, /Verzonnen Bezoeker/)
  expect((await received(page)).addresses).toEqual(['host'])
})
