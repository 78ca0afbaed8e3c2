/** A call with picture: the caller's page, and the browsers of those who come by a link. */
import { expect, type Browser, type BrowserContext, type Page } from '@playwright/test'
import { answersClicks, visit } from './sign-in'

/** Cameras and microphones that need nobody. Both browsers are on this machine. */
export const roomBrowser = [
  '--no-sandbox',
  '--disable-dev-shm-usage',
  '--use-fake-device-for-media-stream=device-count=2',
  '--use-fake-ui-for-media-stream',
  '--allow-loopback-in-peer-connection',
  '--autoplay-policy=no-user-gesture-required',
]

/** Keeps what a page opened where a test can ask whether it is still on. */
const keepDevices = () => {
  const tracks: MediaStreamTrack[] = []
  Object.assign(window, { roomTracks: tracks })
  const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices)
  navigator.mediaDevices.getUserMedia = async (constraints) => {
    const stream = await ask(constraints)
    tracks.push(...stream.getTracks())
    return stream
  }
}

/** Keeps the connections of a page where a test can ask them what came. */
const keepConnections = () => {
  const kept: RTCPeerConnection[] = []
  Object.assign(window, { roomConnections: kept })
  window.RTCPeerConnection = new Proxy(window.RTCPeerConnection, {
    construct: (target, args) => {
      const connection: RTCPeerConnection = Reflect.construct(target, args)
      kept.push(connection)
      return connection
    },
  })
}

export const observedPage = async (context: BrowserContext): Promise<Page> => {
  const page = await context.newPage()
  await page.addInitScript(keepConnections)
  await page.addInitScript(keepDevices)
  return page
}

/** Somebody who has no account, on a telephone unless told. */
export const guestPage = async (
  browser: Browser,
  baseURL: string | undefined,
  viewport = { width: 360, height: 740 },
) => observedPage(await browser.newContext({ ...(baseURL ? { baseURL } : {}), viewport, locale: 'nl-NL' }))

export const dock = (page: Page) => page.getByRole('region', { name: 'Beeld en geluid' })

/** The devices that a page has open now. */
export const openDevices = (page: Page): Promise<string[]> =>
  page.evaluate(`roomTracks.filter(({ readyState }) => readyState === 'live').map(({ kind }) => kind).sort()`)

/** From the family's page to the look at oneself before the room, with camera and microphone on. */
export const openGreenRoom = async (page: Page, familyId: string) => {
  await visit(page, `/families/${familyId}/interview`)
  await page.getByRole('button', { name: /met beeld$/ }).click()
  await page.waitForURL(/\/rooms\//)
  await switchDevicesOn(page)
}

export const switchDevicesOn = async (page: Page) => {
  await page.getByRole('button', { name: 'Camera en microfoon aanzetten' }).click()
  await expect(page.getByRole('button', { name: 'Uit', exact: true })).toBeVisible()
}

/** From the family's page into the room, by the green room. */
export const enterAsCaller = async (page: Page, familyId: string, connection?: string) => {
  await openGreenRoom(page, familyId)
  await enterFromGreenRoom(page, connection)
}

export const enterFromGreenRoom = async (page: Page, connection = 'De verbinding werkt.') => {
  await expect(page.getByText(connection, { exact: false })).toBeVisible()
  await page.getByRole('button', { name: 'Naar het gesprek', exact: true }).click()
  await expect(dock(page)).toBeVisible()
}

export const linkFor = async (page: Page, who: 'de ouder' | 'de tolk' | 'iemand anders') => {
  const button = {
    'de ouder': 'Link maken',
    'de tolk': 'Link voor een tolk',
    'iemand anders': 'Link voor iemand anders',
  }
  await page.getByRole('button', { name: button[who] }).click()
  return page.getByLabel(`Link voor ${who}`).inputValue()
}

/** Opens a link, reads, chooses and asks to come in. */
export const askIn = async (page: Page, link: string, means = 'Met beeld en geluid') => {
  await page.goto(link)
  await answersClicks(page)
  await page.getByRole('button', { name: 'Naar het gesprek' }).click()
  await expect(page.getByRole('radio', { name: means })).toBeVisible()
  await answersClicks(page)
  await page.getByRole('radio', { name: means }).check()
  await page.getByRole('button', { name: 'Ik wil naar binnen' }).click()
}

/** Until the picture of somebody else moves. */
export const seesMoving = async (page: Page, name: string | RegExp) => {
  const video = page.locator('video').and(page.getByLabel(name)).first()
  const playedFor = () => video.evaluate((one: HTMLVideoElement) => (one.videoWidth > 0 ? one.currentTime : 0))
  await expect.poll(playedFor, { timeout: 60_000 }).toBeGreaterThan(0)
  const before = await playedFor()
  await expect.poll(playedFor, { timeout: 60_000 }).toBeGreaterThan(before)
}

type Kept = { roomConnections: RTCPeerConnection[] }

/** What came from the others, and over which kinds of addresses. */
export const received = (page: Page) =>
  page.evaluate(async () => {
    // The script of the test put them there.
    const { roomConnections } = window as unknown as Kept
    const reports = await Promise.all(
      roomConnections.filter(({ connectionState }) => connectionState === 'connected').map((one) => one.getStats()),
    )
    const rows = reports.flatMap((report) => [...report.values()])
    const bytesOf = (kind: string) =>
      rows.reduce((sum, row) => (row.type === 'inbound-rtp' && row.kind === kind ? sum + row.bytesReceived : sum), 0)
    const addresses = rows.filter((row) => row.type === 'local-candidate').map((row) => row.candidateType)
    return { video: bytesOf('video'), audio: bytesOf('audio'), addresses: [...new Set(addresses)] }
  })

/** How many connections a page made, and which cameras it sends over those that stand. */
export const sentPictures = (page: Page): Promise<{ made: number; cameras: string[] }> =>
  page.evaluate(`({
    made: roomConnections.length,
    cameras: roomConnections
      .filter(({ connectionState }) => connectionState === 'connected')
      .flatMap((one) => one.getSenders())
      .flatMap(({ track }) => (track?.kind === 'video' ? [track.label] : [])),
  })`)

export const openConnections = (page: Page): Promise<number> =>
  page.evaluate(`roomConnections.filter(({ signalingState }) => signalingState !== 'closed').length`)

/** Refused, as by a person who presses "block". */
export const refuseCamera = (page: Page) =>
  page.addInitScript(() => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('refused', 'NotAllowedError'))
  })
