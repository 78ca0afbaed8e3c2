import { expect, test, type Browser, type Page } from '@playwright/test'
import { latestInstrument } from '../src/domain/instrument/instrument'
import { patterns, visits, type Guest, type Place } from './pages'
import { enter, forgetPlace, ownPlace, someAnswers } from './steps/guests'
import {
  axeFinds,
  besideTheColumn,
  brokenWords,
  expectWhole,
  higherThanShown,
  lostByKeyboard,
  sticksOut,
  troublesOf,
} from './steps/look'
import { ownInterview } from './steps/own-families'
import { visit } from './steps/sign-in'

const desk = { width: 1360, height: 860 }
const phone = { width: 360, height: 740 }
/** What is left of 1280 x 1024 at 400 %. */
const enlarged = { width: 320, height: 256 }
const lookAround = async (page: Page, locale: 'nl' | 'en') => {
  const found: Record<string, string[]> = {}
  await expectWhole(page, locale)
  found['axe at a desk'] = await axeFinds(page, locale === 'nl' ? 'all' : 'others')
  found['the foot beside its column'] = await besideTheColumn(page)
  found['higher than shown at a desk'] = await higherThanShown(page)
  // A number that changes under the mouse wheel is saved as nobody said it.
  await expect.soft(page.locator('input[type=number]')).toHaveCount(0)
  // Neither words nor places depend on the colours, nor colours on the words: the dark is looked at in one language and by
  // the rules of colours alone, English and the width of a phone by all others.
  if (locale === 'nl') {
    await page.emulateMedia({ colorScheme: 'dark' })
    found['axe in the dark'] = await axeFinds(page, 'colours')
    await page.emulateMedia({ colorScheme: 'light' })
  }
  await page.setViewportSize(phone)
  found['higher than shown at 360 px'] = await higherThanShown(page)
  found['sideways at 360 px'] = await sticksOut(page)
  found['words on two lines at 360 px'] = await brokenWords(page)
  if (locale === 'nl') found['axe at 360 px'] = await axeFinds(page, 'others')
  await page.setViewportSize(enlarged)
  found['sideways at 400 %'] = await sticksOut(page)
  found['words on two lines at 400 %'] = await brokenWords(page)
  await page.setViewportSize(desk)
  return found
}

type Tour = { as: Guest; address: string; place: Place; prepare?: (page: Page) => Promise<void> }

/** One address in both languages, and in the dark, at a desk, on a phone and enlarged. */
const tour = async (browser: Browser, baseURL: string, { as, address, place, prepare }: Tour) => {
  const context = await browser.newContext({ baseURL, viewport: desk, reducedMotion: 'reduce' })
  await enter(context, as, place)
  const page = await context.newPage()
  const troubles = await troublesOf(page, baseURL)
  for (const locale of ['nl', 'en'] as const) {
    await context.addCookies([{ name: 'nabij-locale', value: locale, url: baseURL }])
    // The same address with a fragment would load nothing anew.
    if (address.includes('#')) await page.goto('about:blank')
    await visit(page, address)
    if (locale === 'nl') expect.soft(await lostByKeyboard(page), 'by keyboard').toEqual([])
    await prepare?.(page)
    for (const [what, found] of Object.entries(await lookAround(page, locale)))
      expect.soft(found, `${what}, ${locale}`).toEqual([])
  }
  expect.soft(troubles, 'console and requests').toEqual([])
  await context.close()
}

let place: Place
test.beforeAll(async () => {
  place = await ownPlace()
})
test.afterAll(() => forgetPlace(place))
test.describe.configure({ mode: 'parallel', timeout: 240_000 })

test('every page has a visit, and every visit a page', () => {
  expect(Object.keys(visits).sort()).toEqual(patterns)
})

test.describe('pages', () => {
  for (const [pattern, all] of Object.entries(visits))
    for (const [index, { as, to }] of all.entries())
      test(`${pattern} ${index + 1}, ${as}`, ({ browser, baseURL }) =>
        tour(browser, baseURL ?? '', { as, address: to(place), place }))
})

test('the page for when there is no network', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ baseURL: baseURL ?? '', viewport: desk, reducedMotion: 'reduce' })
  await enter(context, 'visitor', place)
  const page = await context.newPage()
  await visit(page, '/today')
  await page.evaluate(async () => void (await navigator.serviceWorker.ready))
  const troubles = await troublesOf(page, baseURL ?? '')
  await context.setOffline(true)
  for (const locale of ['nl', 'en'] as const) {
    await context.addCookies([{ name: 'nabij-locale', value: locale, url: baseURL ?? '' }])
    await page.goto('/today')
    expect.soft(await lostByKeyboard(page), 'by keyboard').toEqual([])
    await page.locator('summary').click()
    for (const [what, found] of Object.entries(await lookAround(page, locale)))
      expect.soft(found, `${what}, ${locale}`).toEqual([])
  }
  expect.soft(troubles, 'console and requests').toEqual([])
  await context.close()
})

/** One question of each kind, and those with more to them: lines to say, second parts, a probe. */
const inHand = [
  ...new Map(latestInstrument.questions.map(({ kind, key }) => [kind, key] as const).toReversed()).values(),
  'confidentiality',
  'school_contact',
  'worries',
  'grade_parent',
  'can_we_help',
]

test.describe('the interview', () => {
  const at = async (browser: Browser, baseURL: string | undefined, where: string, prepare?: Tour['prepare']) => {
    const id = await ownInterview(place.visitor, where, someAnswers)
    await tour(browser, baseURL ?? '', {
      as: 'visitor',
      address: `/interviews/${id}`,
      place,
      ...(prepare && { prepare }),
    })
  }

  for (const where of ['introduction', ...new Set(inHand), 'closing'])
    test(`at ${where}`, ({ browser, baseURL }) => at(browser, baseURL, where))

  test('finding a question', ({ browser, baseURL }) =>
    at(browser, baseURL, 'internet', (page) => page.keyboard.press('/')))

  test('at a desk nothing but the columns scrolls', async ({ browser, baseURL }) => {
    const id = await ownInterview(place.visitor, 'school_contact', someAnswers)
    const context = await browser.newContext({ baseURL: baseURL ?? '', viewport: desk })
    await enter(context, 'visitor', place)
    const page = await context.newPage()
    await visit(page, `/interviews/${id}`)
    const heights = () =>
      page.evaluate(() => [document.documentElement.scrollHeight, document.documentElement.clientHeight])
    await expect.poll(heights).toEqual([desk.height, desk.height])
    await page.getByRole('button', { name: 'Gesprek afronden' }).first().click()
    await expect.poll(heights).toEqual([desk.height, desk.height])
    await context.close()
  })

  test('the keys', ({ browser, baseURL }) => at(browser, baseURL, 'internet', (page) => page.keyboard.press('?')))
})
