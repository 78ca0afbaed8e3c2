import { expect, test, type Browser, type BrowserContext, type Page } from '@playwright/test'
import { rowsOf } from './steps/database'
import { forgetOwnCaller, ownCaller, type OwnCaller } from './steps/own-families'
import {
  callerInRoom,
  closeOwnRoom,
  decide,
  inRoom,
  ownRoom,
  ownRoomLink,
  seatCount,
  seatOf,
  sitDown,
} from './steps/own-room'
import { answersClicks } from './steps/sign-in'

test.describe.configure({ mode: 'parallel' })

let caller: OwnCaller
test.beforeAll(async () => {
  caller = await ownCaller()
})
test.afterAll(() => forgetOwnCaller(caller))

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name })
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

/** Counts how often the page asks for a camera or a microphone, and keeps what the browser gave. */
const countRequests = (page: Page) =>
  page.addInitScript(`
    globalThis.asked = 0
    globalThis.given = []
    const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices)
    navigator.mediaDevices.getUserMedia = async (constraints) => {
      globalThis.asked += 1
      const stream = await ask(constraints)
      given.push(...stream.getTracks())
      return stream
    }`)

const openDevices = (page: Page) =>
  page.evaluate(`given.filter(({ readyState }) => readyState === 'live').map(({ kind }) => kind)`)

/** As a browser tells it: the track has ended, and the list has no such device any more. */
const pullOutMicrophone = (page: Page) =>
  page.evaluate(`
    navigator.mediaDevices.enumerateDevices = async () => []
    for (const track of given.filter(({ kind, readyState }) => kind === 'audio' && readyState === 'live')) {
      track.stop()
      track.dispatchEvent(new Event('ended'))
    }`)

const openLink = async (page: Page, link: string) => {
  await page.goto(link)
  await answersClicks(page)
  await button(page, 'Naar het gesprek').click()
}

const enter = async (page: Page, means: 'Met beeld en geluid' | 'Alleen met geluid' | 'Alleen met typen') => {
  await page.getByRole('radio', { name: means }).check()
  await button(page, 'Ik wil naar binnen').click()
}

const parentIn = async (browser: Browser, link: string) => {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } })
  const page = await context.newPage()
  await countRequests(page)
  await openLink(page, link)
  return { context, page }
}

const peerOfCaller = (page: Page) =>
  inRoom<{ state: string; cameraOn: boolean | null; microphoneOn: boolean | null } | null>(
    page,
    'room.snapshot().peers[0] ?? null',
  )

/** Whether moving pictures come, by what is played. */
const isMoving = (page: Page, name: RegExp) =>
  page
    .getByLabel(name)
    .first()
    .evaluate((video) => video instanceof HTMLVideoElement && video.videoWidth > 2 && video.currentTime > 0.5)

test('a parent comes in by a link, is seen and heard, types, and leaves', async ({ browser }) => {
  const room = await ownRoom(caller)
  const { context, page } = await parentIn(browser, await ownRoomLink(room))
  await expect(heading(page, 'Gesprek met Verzonnen Bezoeker')).toBeFocused()
  expect(new URL(page.url()).hash).toBe('')
  await expect(page).toHaveTitle('Gesprek')
  await expect(page.getByText('Wij nemen niets op. Geen beeld en geen geluid.')).toBeVisible()
  await page.getByRole('radio', { name: 'Met beeld en geluid' }).check()
  expect(await page.evaluate('asked'), 'nothing opens a camera but a tap').toBe(0)
  await button(page, 'Zet camera en microfoon aan').click()
  await expect.poll(() => isMoving(page, /Uw eigen beeld/)).toBe(true)
  await expect(page.getByText('De microfoon doet het.')).toBeVisible()
  await page.getByLabel('Welke microfoon?').selectOption({ index: 1 })
  await expect.poll(() => page.evaluate('asked'), 'another microphone opens by the choice').toBe(2)
  await button(page, 'Ik wil naar binnen').click()

  await expect(heading(page, 'We wachten op Verzonnen Bezoeker')).toBeFocused()
  expect(await seatOf(room)).toMatchObject({ state: 'waiting', means: 'video', is_child: false })
  const host = await callerInRoom(await browser.newContext(), room)
  await expect(heading(page, 'Verzonnen Bezoeker komt zo')).toBeVisible()
  expect(await peerOfCaller(host), 'nobody is connected before they are let in').toBeNull()

  await decide(room, 'present')
  await expect(heading(page, 'Gesprek met Verzonnen Bezoeker')).toBeFocused()
  await expect.poll(() => peerOfCaller(host)).toMatchObject({ state: 'connected', cameraOn: true, microphoneOn: true })
  await expect(page.getByText('De camera van Verzonnen Bezoeker is uit.')).toBeVisible()
  await inRoom(host, `room.actions.chooseMeans('video')`)
  await expect.poll(() => isMoving(page, /Verzonnen Bezoeker/)).toBe(true)

  await button(page, 'Camera uit').click()
  await expect.poll(() => peerOfCaller(host)).toMatchObject({ cameraOn: false, microphoneOn: true })
  await expect(page.getByText('Uw camera is uit. De ander ziet u niet.')).toBeVisible()

  const asked = await page.evaluate('asked')
  await pullOutMicrophone(page)
  await expect(page.getByText(/^Uw microfoon is weg en staat uit/)).toBeVisible()
  await expect.poll(() => peerOfCaller(host)).toMatchObject({ cameraOn: false, microphoneOn: false })
  expect(await page.evaluate('asked'), 'nothing opens in its place').toBe(asked)
  await button(page, 'Microfoon aan').click()
  await expect.poll(() => peerOfCaller(host)).toMatchObject({ microphoneOn: true })
  expect(await openDevices(page)).toEqual(['audio'])

  await inRoom(host, `room.actions.say('Kunt u mij horen?')`)
  await expect(page.getByRole('log')).toContainText('Kunt u mij horen?')
  await page.getByLabel('Uw bericht').fill('Ja, goed')
  await button(page, 'Stuur').click()
  await expect.poll(() => inRoom(host, 'room.snapshot().messages.map(({ text }) => text)')).toContain('Ja, goed')

  await button(page, 'Stop het gesprek').click()
  await expect(heading(page, 'U bent uit het gesprek')).toBeFocused()
  expect(await openDevices(page), 'no microphone stays open').toEqual([])
  await expect.poll(async () => (await seatOf(room)).state).toBe('left')
  await button(page, 'Toch weer meedoen').click()
  await enter(page, 'Alleen met typen')
  await expect(heading(page, 'Verzonnen Bezoeker komt zo')).toBeFocused()
  expect(await seatOf(room), 'the same seat asks again').toMatchObject({ state: 'waiting', means: 'text' })
  expect(await seatCount(room)).toBe(1)
  await host.context().close()
  await context.close()
})

test('a link is spent by a press alone, and what does not open says why', async ({ browser }) => {
  const room = await ownRoom(caller)
  const link = await ownRoomLink(room)
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(link)
  await answersClicks(page)
  await expect(heading(page, 'U hebt een gesprek')).toBeVisible()
  expect(await seatCount(room)).toBe(0)
  await page.goto('about:blank')
  await openLink(page, `/gesprek#${'x'.repeat(43)}`)
  await expect(page.getByRole('alert').filter({ hasText: /\w/ })).toBeVisible()
  await expect(button(page, 'Probeer het opnieuw')).toBeVisible()
  await expect(page.getByText(/^Deze link werkt niet\. Open de link nog een keer/)).toBeVisible()
  await expect(page.locator('a[href^="tel:"]'), 'a stranger learns no number').toHaveCount(0)
  await rowsOf(`update organisation set phone = '+31101234567' where id = $1 and phone is null`, [
    caller.organisationId,
  ])
  await page.goto('about:blank')
  await openLink(page, await ownRoomLink(await ownRoom(caller, 60)))
  await expect(page.getByText(/Deze link werkt vanaf \d+[.:]\d+ uur/)).toBeVisible()
  await expect(page.getByRole('link', { name: /^Bel ons: \d/ })).toHaveAttribute('href', /^tel:\+31\d+$/)
  const over = await ownRoom(caller)
  const overLink = await ownRoomLink(over)
  await closeOwnRoom(over)
  await page.goto('about:blank')
  await openLink(page, overLink)
  await expect(page.getByText('Dit gesprek met beeld is voorbij.')).toBeVisible()
  await expect(page.locator('a[href^="tel:"]'), 'an old message leads nobody to the organisation').toHaveCount(0)
  await page.goto('about:blank')
  await page.goto('/gesprek')
  await expect(heading(page, 'Open uw link')).toBeVisible()
  await context.close()
})

test('whoever is sent away can be asked back, and a room that is over says so', async ({ browser }) => {
  const room = await ownRoom(caller)
  const { context, page } = await parentIn(browser, await ownRoomLink(room))
  await enter(page, 'Alleen met geluid')
  await expect(heading(page, 'We wachten op Verzonnen Bezoeker')).toBeVisible()
  await decide(room, 'removed')
  await expect(heading(page, 'U bent niet meer in het gesprek')).toBeFocused()
  await page.reload()
  await expect(heading(page, 'U bent niet meer in het gesprek')).toBeVisible()
  await decide(room, 'arriving')
  await expect(button(page, 'Ik wil naar binnen')).toBeVisible()
  await enter(page, 'Alleen met typen')
  await expect.poll(() => seatOf(room)).toMatchObject({ state: 'waiting', means: 'text' })
  await closeOwnRoom(room)
  await expect(heading(page, 'Het gesprek is klaar')).toBeFocused()
  await page.reload()
  await expect(heading(page, 'Het gesprek is klaar')).toBeVisible()
  await context.close()
})

test('a child says so, and an interpreter is not asked', async ({ browser }) => {
  const room = await ownRoom(caller)
  const { context, page } = await parentIn(browser, await ownRoomLink(room))
  await page.getByRole('checkbox', { name: 'Ik ben een kind' }).check()
  await enter(page, 'Alleen met typen')
  await expect.poll(() => seatOf(room)).toMatchObject({ state: 'waiting', is_child: true })
  await context.close()
  const interpreter = await parentIn(browser, await ownRoomLink(room, 'interpreter'))
  await expect(button(interpreter.page, 'Ik wil naar binnen')).toBeVisible()
  await expect(interpreter.page.getByRole('checkbox')).toHaveCount(0)
  await interpreter.context.close()
})

test('a second page takes the seat over, and the first says so', async ({ browser }) => {
  const room = await ownRoom(caller)
  const { context, page } = await parentIn(browser, await ownRoomLink(room))
  await enter(page, 'Alleen met typen')
  await expect(heading(page, 'We wachten op Verzonnen Bezoeker')).toBeVisible()
  const second = await context.newPage()
  await second.goto('/gesprek')
  await expect(heading(second, 'We wachten op Verzonnen Bezoeker')).toBeVisible()
  await expect(heading(page, 'Dit gesprek is open op een ander scherm')).toBeFocused()
  await button(page, 'Ga hier verder').click()
  await expect(heading(second, 'Dit gesprek is open op een ander scherm')).toBeVisible()
  await context.close()
})

/** A guest who is in the room with its caller, after a reload. */
const present = async (browser: Browser, context: BrowserContext) => {
  const room = await ownRoom(caller)
  await sitDown(context, room, 'present')
  const host = await callerInRoom(await browser.newContext(), room)
  const page = await context.newPage()
  await countRequests(page)
  await page.goto('/gesprek')
  await answersClicks(page)
  await expect.poll(() => peerOfCaller(host)).toMatchObject({ state: 'connected' })
  return { room, host, page }
}

test('a line that drops says what was promised, and the call goes on when it is back', async ({ browser }) => {
  const context = await browser.newContext()
  const { room, host, page } = await present(browser, context)
  await inRoom(host, `room.actions.promise({ minutes: 5, ending: '12' })`)
  await page.getByText('Over dit gesprek').click()
  await expect(page.getByText(/belt Verzonnen Bezoeker u binnen 5 minuten/)).toBeVisible()
  const hostContext = host.context()
  await host.close()
  await expect(page.getByRole('heading', { name: 'De verbinding is weg' })).toBeVisible({ timeout: 60_000 })
  await expect(page.getByRole('alert').getByText(/binnen 5 minuten, op het nummer dat eindigt op 12/)).toBeVisible()
  const hostAgain = await callerInRoom(hostContext, room)
  await expect.poll(() => peerOfCaller(hostAgain)).toMatchObject({ state: 'connected' })
  await expect(page.getByRole('heading', { name: 'De verbinding is weg' })).toHaveCount(0)
  await hostContext.close()
  await context.close()
})

test('after a reload nothing opens by itself, and a tap brings the sound back', async ({ browser }) => {
  const context = await browser.newContext()
  const { room, host, page } = await present(browser, context)
  expect(await page.evaluate('asked')).toBe(0)
  await button(page, 'Praat weer mee').click()
  await expect.poll(() => peerOfCaller(host)).toMatchObject({ microphoneOn: true, cameraOn: false })
  await expect(page.getByRole('banner').getByRole('combobox'), 'nothing stands above the picture').toHaveCount(0)
  await expect(page.getByRole('contentinfo').getByRole('combobox')).toHaveCount(2)
  const { id } = await seatOf(room)
  await inRoom(host, `room.actions.drop('${id}')`)
  expect(await peerOfCaller(host), 'whom the caller sends away is cut off before the server tells').toBeNull()
  await host.context().close()
  await context.close()
})

test('leaving fast shows a clock, and nothing leads back', async ({ browser }) => {
  const context = await browser.newContext()
  const { room, host, page } = await present(browser, context)
  await button(page, 'Praat weer mee').click()
  await expect.poll(() => peerOfCaller(host)).toMatchObject({ microphoneOn: true })
  await button(page, 'Snel weg').click()
  await expect(page).toHaveURL(/\/klok$/)
  await expect(page).toHaveTitle('Klok')
  await expect(page.getByText(/^\d\d[:.]\d\d$/)).toBeVisible()
  await expect.poll(async () => (await seatOf(room)).state).toBe('left')
  await expect.poll(() => context.cookies()).toEqual([])
  await page.goBack()
  expect(page.url()).not.toContain('gesprek')
  await expect.poll(() => inRoom<number>(host, 'room.snapshot().peers.length')).toBe(0)
  await host.context().close()
  await context.close()
})

test.describe('within an app', () => {
  test.use({
    userAgent: 'Mozilla/5.0 (Linux; Android 14; wv) Chrome/126.0 Mobile Safari/537.36 [FBAN/FB4A;FBAV/470.0]',
  })
  test('the link is there to copy, and the call can still be tried', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    const link = await ownRoomLink(await ownRoom(caller))
    await page.goto(link)
    await answersClicks(page)
    await expect(page.getByRole('heading', { name: 'Open dit in uw gewone browser' })).toBeVisible()
    await button(page, 'Kopieer de link').click()
    await expect(page.getByText(/De link is gekopieerd/)).toBeVisible()
    expect(await page.evaluate('navigator.clipboard.readText()')).toContain(link)
    await expect(button(page, 'Naar het gesprek')).toBeVisible()
  })
})

for (const [error, words] of [
  ['NotAllowedError', /De browser mag uw camera of microfoon niet gebruiken/],
  ['NotFoundError', /We vinden geen camera of microfoon/],
  ['NotReadableError', /Een andere app gebruikt uw camera of microfoon/],
] as const)
  test(`a microphone that does not start says what to do: ${error}`, async ({ browser }) => {
    const room = await ownRoom(caller)
    const context = await browser.newContext()
    const page = await context.newPage()
    await page.addInitScript(
      `navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', '${error}'))`,
    )
    await openLink(page, await ownRoomLink(room))
    await enter(page, 'Alleen met geluid')
    await expect(page.getByRole('alert').getByText(words)).toBeVisible()
    await button(page, 'Toch naar binnen').click()
    await expect(heading(page, 'We wachten op Verzonnen Bezoeker')).toBeVisible()
    await context.close()
  })

test('the browser decides the language before somebody chose one', async ({ browser }) => {
  const english = await browser.newContext({ locale: 'en-GB' })
  const page = await english.newPage()
  await page.goto(await ownRoomLink(await ownRoom(caller)))
  await expect(heading(page, 'You have a call')).toBeVisible()
  await english.close()
})
