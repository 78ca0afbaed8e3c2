import { setTimeout as sleep } from 'node:timers/promises'

/** A slow phone on a slow network, as Chromium's developer tools define them: CPU 4x and slow 4G. */
export const slow = { cpu: 4, downKbps: 1600, upKbps: 750, roundTripMs: 150 }
export const viewport = { width: 1360, height: 900 }

const quietMs = 5_000

async function slowDown(context, page) {
  const devtools = await context.newCDPSession(page)
  await devtools.send('Network.enable')
  await devtools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: slow.roundTripMs,
    downloadThroughput: (slow.downKbps * 1000) / 8,
    uploadThroughput: (slow.upKbps * 1000) / 8,
  })
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slow.cpu })
}

/** Runs in the page: notes when it was painted, when its last script or style arrived, and when its last long task ended. */
function noteMilestones() {
  const noted = { drawn: 0, busy: 0 }
  const note = (type, take) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true })
  note('paint', (entry) => {
    if (entry.name === 'first-contentful-paint') noted.drawn = entry.startTime
  })
  note('longtask', (entry) => (noted.busy = Math.max(noted.busy, entry.startTime + entry.duration)))
  globalThis.milestones = () => {
    const parts = performance.getEntriesByType('resource').filter(({ name }) => /\.(js|css)(\?|$)/.test(name))
    const last = Math.max(noted.drawn, noted.busy, ...parts.map(({ responseEnd }) => responseEnd))
    return { drawn: noted.drawn, last, quiet: noted.drawn > 0 ? performance.now() - last : 0 }
  }
}

/**
 * A page is interactive when it is painted, all its scripts have loaded, and no task over 50 ms follows for five seconds.
 */
async function whenInteractive(page) {
  for (;;) {
    const { drawn, last, quiet } = await page.evaluate(() => globalThis.milestones())
    if (quiet > quietMs) return { drawn, interactive: last }
    await sleep(250)
  }
}

const kindOf = { document: 'html', script: 'js', stylesheet: 'css' }

/** The transferred bytes by kind, compressed. Fonts and images are not counted. */
async function bytesOf(requests) {
  const bytes = { html: 0, js: 0, css: 0 }
  for (const request of requests) {
    const kind = kindOf[request.resourceType()]
    const response = kind && (await request.response())
    if (!response) continue
    const { responseBodySize } = await request.sizes()
    if (responseBodySize > 2_000 && response.headers()['content-encoding'] !== 'gzip')
      throw new Error(`Not served compressed: ${request.url()}`)
    bytes[kind] += responseBodySize
  }
  return bytes
}

/**
 * Opens the page with an empty cache, on a slow machine and a slow network.
 * @param {import('@playwright/test').Browser} browser
 * @param {import('./pages.mjs').Measured} measured
 */
export async function measureLoad(browser, { url, storageState }) {
  const context = await browser.newContext({ locale: 'nl-NL', viewport, storageState })
  const page = await context.newPage()
  const requests = []
  page.on('requestfinished', (request) => requests.push(request))
  await page.addInitScript(noteMilestones)
  await slowDown(context, page)
  await page.goto(url, { waitUntil: 'networkidle', timeout: 120_000 })
  const { drawn, interactive } = await whenInteractive(page)
  const nodes = await page.evaluate(() => document.querySelectorAll('*').length)
  const { html, js, css } = await bytesOf(requests)
  await context.close()
  return { html, js, css, weight: js + css, nodes, drawn, interactive }
}
