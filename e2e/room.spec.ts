import { expect, test, type Page } from '@playwright/test'
import { rowOf, rowsOf } from './steps/database'
import { tellIdentity } from './steps/identity'
import { answerOf, inHand, interviewOf, isSaved } from './steps/interview'
import { forgetOwnCaller, ownCaller, ownFamily, type OwnCaller } from './steps/own-families'
import { axeFinds } from './steps/look'
import { goThrough, relayProxy } from './steps/relay-proxy'
import {
  askIn,
  dock,
  enterAsCaller,
  enterFromGreenRoom,
  guestPage,
  linkFor,
  observedPage,
  openConnections,
  openDevices,
  openGreenRoom,
  received,
  refuseCamera,
  roomBrowser,
  seesMoving,
  sentPictures,
  switchDevicesOn,
} from './steps/room'
import { signedIn } from './steps/sign-in'

test.use({ launchOptions: { executablePath: process.env.CHROMIUM_PATH || undefined, args: roomBrowser } })

let caller: OwnCaller
let family: string
let page: Page

test.beforeEach(async ({ context }) => {
  caller = await ownCaller()
  family = await ownFamily(caller)
  await signedIn(context, caller)
  page = await observedPage(context)
})
test.afterEach(() => forgetOwnCaller(caller))

const admit = (who: RegExp) => page.getByRole('button', { name: new RegExp(`^Binnenlaten: ${who.source}`) }).click()

/** The form that begins the interview, in the room. */
const begin = async () => {
  await page.getByRole('radio', { name: 'De ouder', exact: true }).check()
  await page.getByRole('button', { name: 'Gesprek beginnen' }).click()
  await expect(page.getByRole('heading', { name: /^Gesprek met gezin/ })).toBeVisible()
}

const isBesideMain = async () => {
  const [box, main] = [await dock(page).boundingBox(), await page.locator('main').boundingBox()]
  if (!box || !main) return false
  const isApart = box.x >= main.x + main.width || main.x >= box.x + box.width
  return isApart || box.y + box.height <= main.y + 1 || main.y + main.height <= box.y + 1
}

test('a call with picture, from the copied link to goodbye', async ({ browser, baseURL }) => {
  await enterAsCaller(page, family)
  const link = await linkFor(page, 'de ouder')
  expect(new URL(link).pathname).toBe('/gesprek')
  await expect(page.getByText('Stuur deze ouder geen bericht')).toBeVisible()

  const parent = await guestPage(browser, baseURL)
  await askIn(parent, link)
  await expect(parent.getByRole('heading', { name: /komt zo$/ })).toBeVisible()
  expect(new URL(parent.url()).hash).toBe('')
  await admit(/Ouder/)
  await seesMoving(page, /Ouder/)
  await seesMoving(parent, /Verzonnen Bezoeker/)
  const first = await received(page)
  expect(first.video).toBeGreaterThan(0)
  expect(first.audio).toBeGreaterThan(0)
  expect(first.addresses).toEqual(['relay'])

  await test.step('the interview goes on beside the picture', async () => {
    await begin()
    const [interview] = await interviewOf(family)
    await page.keyboard.press('v')
    await page.keyboard.press('v')
    await inHand(page, 'confidentiality').getByRole('radio', { name: 'Ja' }).check()
    await isSaved(page)
    expect((await answerOf(interview?.id ?? '', 'confidentiality'))?.value).toBe('yes')
    await seesMoving(page, /Ouder/)
    for (const key of ['ArrowLeft', 'ArrowDown', 'ArrowRight', 'ArrowUp']) {
      await page.getByRole('button', { name: 'Verplaatsen' }).press(key)
      await expect.poll(isBesideMain, key).toBe(true)
    }
    await page.setViewportSize({ width: 360, height: 740 })
    await expect.poll(isBesideMain).toBe(true)
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
    await page.setViewportSize({ width: 1280, height: 800 })
  })

  await test.step('another camera goes over the same connection', async () => {
    const { made, cameras } = await sentPictures(page)
    await dock(page).getByRole('button', { name: 'Meer' }).click()
    await dock(page).getByLabel('Welke camera?').selectOption('fake_device_1')
    await expect.poll(async () => (await sentPictures(page)).cameras).toEqual(['fake_device_1'])
    expect(cameras).toEqual(['fake_device_0'])
    await seesMoving(parent, /Verzonnen Bezoeker/)
    expect((await sentPictures(page)).made).toBe(made)
    await dock(page).getByRole('button', { name: 'Meer' }).click()
  })

  await test.step('either side may load its page anew', async () => {
    page.on('dialog', (dialog) => void dialog.accept())
    await page.reload()
    await seesMoving(page, /Ouder/)
    await expect(inHand(page, 'confidentiality').getByRole('radio', { name: 'Ja' })).toBeChecked()
    await parent.reload()
    await parent.getByRole('button', { name: 'Praat weer mee' }).click()
    await seesMoving(parent, /Verzonnen Bezoeker/)
    await seesMoving(page, /Ouder/)
  })

  await test.step('an interpreter joins in the middle', async () => {
    await dock(page).getByRole('button', { name: 'Wie is erbij' }).click()
    const interpreter = await guestPage(browser, baseURL, { width: 1024, height: 700 })
    await askIn(interpreter, await linkFor(page, 'de tolk'))
    await dock(page)
      .getByRole('button', { name: /^Binnenlaten: Tolk/ })
      .first()
      .click()
    await seesMoving(page, /Tolk/)
    await seesMoving(parent, /tolk/i)
    await seesMoving(interpreter, /Verzonnen Bezoeker/)
    await interpreter.context().close()
  })

  await test.step('hanging up ends it for everybody', async () => {
    await page.getByRole('button', { name: 'Ophangen' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Ophangen' }).click()
    await expect(page.getByRole('heading', { name: 'U hebt opgehangen' })).toBeFocused()
    await expect(parent.getByRole('heading', { name: 'Het gesprek is klaar' })).toBeVisible()
    await page.getByRole('link', { name: 'Naar het gesprek' }).click()
    await expect(page).toHaveURL(/\/interviews\//)
  })
})

test('a caller who goes elsewhere is asked, and a failure is one tap', async () => {
  const proxy = await relayProxy()
  proxy.slowTo(200)
  await goThrough(page, proxy)
  await openGreenRoom(page, family)
  await test.step('the speed of the network is measured through the relay', async () => {
    await expect(page.getByText(/^Weinig voor beeld, genoeg voor geluid. Gemeten: \d+\skbit\/s\./)).toBeVisible()
    proxy.slowTo(Infinity)
    await page.getByRole('button', { name: 'Opnieuw meten' }).click()
    await expect(page.getByText(/^Genoeg voor beeld.*Gemeten: [\d.]+\skbit\/s/)).toBeVisible()
  })
  await test.step('the chosen camera is remembered, and one that is gone falls back in words', async () => {
    const inUse = `roomTracks.findLast(({ kind }) => kind === 'video')`
    await page.getByLabel('Welke camera?').selectOption('fake_device_1')
    await expect.poll(() => page.evaluate(`${inUse}.label`)).toBe('fake_device_1')
    expect(await page.evaluate(`localStorage.getItem('nabij-camera') === ${inUse}.getSettings().deviceId`)).toBe(true)
    // This browser gives its pretended devices new ids with each page.
    await page.reload()
    await switchDevicesOn(page)
    await expect(page.getByText('Uw eerdere camera is er niet. Nu gebruikt u: fake_device_0.')).toBeVisible()
    await page.getByLabel('Welke camera?').selectOption('fake_device_1')
    await expect(page.getByText(/^Uw eerdere camera is er niet/)).toHaveCount(0)
  })
  await page.getByRole('button', { name: 'Uit', exact: true }).click()
  await expect.poll(() => openDevices(page)).toEqual(['audio'])
  await page.getByRole('button', { name: 'Aan', exact: true }).click()
  await expect.poll(() => openDevices(page)).toEqual(['audio', 'video'])
  await page.getByRole('button', { name: 'Opnieuw meten' }).click()
  await enterFromGreenRoom(page)
  await expect.poll(() => openConnections(page), 'who goes in waits for no measurement, and ends it').toBe(0)
  await page.getByRole('link', { name: 'Terug naar het gezin' }).click()
  const question = page.getByRole('dialog', { name: 'U bent in gesprek' })
  await question.getByRole('button', { name: 'In gesprek blijven' }).click()
  await page.getByRole('button', { name: 'Ophangen' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Ophangen' }).click()
  await expect.poll(() => openDevices(page), 'no microphone stays open').toEqual([])
  await page.getByRole('button', { name: 'Techniek: het lukte niet' }).click()
  await expect(page.getByRole('status').getByText('Genoteerd: de techniek werkte niet.')).toBeVisible()
  await proxy.close()
  const { outcome, channel } = await rowOf<{ outcome: string; channel: string }>(
    'select outcome, channel from contact_attempt where family_id = $1',
    [family],
  )
  expect({ outcome, channel }).toEqual({ outcome: 'tech_failed', channel: 'video' })
})

test('a parent without a camera types, and a child begins no conversation', async ({ browser, baseURL }) => {
  await enterAsCaller(page, family)
  const parent = await guestPage(browser, baseURL)
  await refuseCamera(parent)
  await parent.goto(await linkFor(page, 'de ouder'))
  await parent.getByRole('button', { name: 'Naar het gesprek' }).click()
  await parent.getByRole('radio', { name: 'Met beeld en geluid' }).check()
  await parent.getByRole('checkbox', { name: 'Ik ben een kind' }).check()
  await parent.getByRole('button', { name: 'Ik wil naar binnen' }).click()
  await parent.getByRole('button', { name: 'Toch naar binnen' }).click()
  await expect(page.getByText(/zegt een kind te zijn/).first()).toBeVisible()
  await admit(/Ouder/)
  await expect(parent.getByRole('heading', { name: /^Gesprek met/ })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Gesprek beginnen' })).toHaveCount(0)
  await parent.getByLabel('Uw bericht').fill('Mijn moeder komt zo')
  await parent.getByRole('button', { name: 'Stuur', exact: true }).click()
  await expect(dock(page).getByRole('figure').getByText('Mijn moeder komt zo')).toBeVisible()
})

const type = async (guest: Page, text: string) => {
  await guest.getByLabel('Uw bericht').fill(text)
  await guest.getByRole('button', { name: 'Stuur', exact: true }).click()
}

/** What the guest's page shows beside what was typed there. */
const besideLog = async (guest: Page) => {
  const main = await guest.locator('main').innerText()
  return main.replace(await guest.getByRole('log').innerText(), '')
}

test('the agreed word is said to the caller alone, and a typed sentence goes into the note', async ({
  browser,
  baseURL,
}) => {
  await tellIdentity(family, { stop_word: 'Boodschappen' })
  await enterAsCaller(page, family)
  await expect(page.getByText('“Boodschappen” betekent: ik kan nu niet vrij praten.')).toBeVisible()
  const parent = await guestPage(browser, baseURL)
  await askIn(parent, await linkFor(page, 'de ouder'), 'Alleen met typen')
  await admit(/Ouder/)
  await expect(parent.getByRole('heading', { name: /^Gesprek met/ })).toBeVisible()
  expect(await parent.content(), 'the guest is not told the word').not.toMatch(/boodschappen|codewoord/i)
  const isTyped = dock(page).getByText('Het codewoord is getypt.')
  const saysToLook = dock(page).getByRole('status').filter({ hasText: 'Lees de melding bij het beeld.' })
  await type(parent, 'Boodschappentas is kwijt')
  await dock(page).getByRole('button', { name: 'Typen' }).click()
  await expect(dock(page).getByRole('list').getByText('Boodschappentas is kwijt')).toBeVisible()
  await expect(isTyped).toHaveCount(0)
  const before = await besideLog(parent)
  const requests: string[] = []
  for (const side of [page, parent]) side.on('request', (request) => requests.push(request.url()))
  await type(parent, 'ik moet nog BOODSCHAPPEN doen')
  await expect(isTyped).toBeVisible()
  expect(requests, 'nobody is told').toEqual([])
  await expect(isTyped).not.toContainText('oodschappen')
  await expect(saysToLook).toHaveCount(1)
  await expect(
    dock(page)
      .getByRole('status')
      .filter({ hasText: /codewoord/i }),
    'nothing aloud',
  ).toHaveCount(0)
  await expect(dock(page).locator('[aria-live] button, [role="status"] button')).toHaveCount(0)
  await expect(parent.getByRole('log')).toContainText('BOODSCHAPPEN doen')
  expect(await besideLog(parent), 'the guest’s page does nothing').toBe(before)
  expect(await axeFinds(page)).toEqual([])
  await dock(page).getByRole('button', { name: 'Meer' }).click()
  await dock(page).getByRole('button', { name: 'Inklappen' }).click()
  await expect(isTyped).toHaveCount(0)
  await expect(saysToLook).toHaveCount(1)
  await dock(page).getByRole('button', { name: 'Uitklappen: lees de melding' }).click()
  await dock(page).getByRole('button', { name: 'Gelezen' }).press('Enter')
  await expect(isTyped).toHaveCount(0)
  await expect(saysToLook).toHaveCount(0)
  await page.keyboard.press('Tab')
  await expect(dock(page).getByRole('button', { name: 'Microfoon uit' })).toBeFocused()

  await dock(page).getByRole('button', { name: 'Typen' }).click()
  const inNote = dock(page).getByRole('button', { name: 'In de notities: Boodschappentas is kwijt' })
  await expect(inNote).toHaveAccessibleDescription(/pas als het gesprek is begonnen/)
  await inNote.press('Enter')
  await expect(inNote).toBeFocused()
  await begin()
  const note = page.getByRole('textbox', { name: 'Notities van het gesprek' })
  await note.fill('Belde uit de keuken.')
  await inNote.click()
  await expect(
    dock(page).getByRole('status').filter({ hasText: '“Boodschappentas is kwijt” staat nu in de notities' }),
  ).toBeVisible()
  await expect(note).toHaveValue('Belde uit de keuken.\nBoodschappentas is kwijt')
  await dock(page).getByRole('button', { name: 'Uit de notities halen: Boodschappentas is kwijt' }).press('Enter')
  await expect(note).toHaveValue('Belde uit de keuken.')
  await expect(inNote).toBeFocused()
  await page.setViewportSize({ width: 360, height: 740 })
  await inNote.press('Enter')
  await isSaved(page)
  expect(await axeFinds(page)).toEqual([])
  const [interview] = await interviewOf(family)
  expect((await answerOf(interview?.id ?? '', 'conversation_note'))?.value).toBe(
    'Belde uit de keuken.\nBoodschappentas is kwijt',
  )
  await page.setViewportSize({ width: 1280, height: 800 })
  page.on('dialog', (dialog) => void dialog.accept())
  await page.reload()
  await expect(note).toHaveValue('Belde uit de keuken.\nBoodschappentas is kwijt')
  await parent.context().close()
})

test('a line that is cut for twenty seconds comes back by itself', async ({ browser, baseURL }) => {
  const proxy = await relayProxy()
  const parent = await guestPage(browser, baseURL)
  await goThrough(parent, proxy)
  await enterAsCaller(page, family)
  await askIn(parent, await linkFor(page, 'de ouder'))
  await admit(/Ouder/)
  await seesMoving(page, /Ouder/)
  proxy.cut()
  await expect(parent.getByText(/binnen 5 minuten, op het nummer dat eindigt op/).first()).toBeVisible({
    timeout: 60_000,
  })
  await expect(
    dock(page)
      .getByText(/viel weg/)
      .first(),
  ).toBeVisible()
  await expect(dock(page).getByText(/^De ander leest nu: “Ik bel binnen 5 minuten/)).toBeVisible()
  // The cut itself: nothing that could be waited for happens in it.
  await page.waitForTimeout(20_000)
  proxy.restore()
  await seesMoving(page, /Ouder/)
  await seesMoving(parent, /Verzonnen Bezoeker/)
  await proxy.close()
})

test('the call goes on by telephone, with the interview that began', async ({ browser, baseURL }) => {
  await enterAsCaller(page, family)
  const parent = await guestPage(browser, baseURL)
  await askIn(parent, await linkFor(page, 'de ouder'))
  await admit(/Ouder/)
  await begin()
  await dock(page).getByRole('button', { name: 'Meer' }).click()
  await dock(page).getByRole('button', { name: 'Verder per telefoon' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Verder per telefoon' }).click()
  await expect(page).toHaveURL(/\/interviews\//)
  const [row] = await rowsOf<{ channel: string }>('select channel from interview where family_id = $1', [family])
  expect(row?.channel).toBe('phone')
  await expect(parent.getByRole('heading', { name: 'Het gesprek is klaar' })).toBeVisible()
})
