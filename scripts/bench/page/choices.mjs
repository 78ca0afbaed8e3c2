import { setTimeout as sleep } from 'node:timers/promises'
import { viewport } from './load.mjs'

/** Runs in the page: waits for the next choice and the frame that shows it. @returns {Promise<number>} milliseconds */
function untilPainted() {
  return new Promise((resolve) => {
    const kinds = ['click', 'input', 'change']
    const take = (event) => {
      for (const kind of kinds) removeEventListener(kind, take, true)
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel() // its message arrives after this frame is painted
        port1.onmessage = () => resolve(performance.now() - event.timeStamp)
        port2.postMessage(0)
      })
    }
    for (const kind of kinds) addEventListener(kind, take, true)
  })
}

/** The processor time of the page's main thread so far, in milliseconds. */
async function timeUsed(devtools) {
  const { metrics } = await devtools.send('Performance.getMetrics')
  return metrics.find(({ name }) => name === 'TaskDuration').value * 1000
}

/** Waits until the block stops moving: a page may animate a question into view, and a click would miss it. */
async function standsStill(block) {
  await block.waitFor()
  for (let last = '', now = ' '; now !== last; await sleep(150)) {
    last = now
    now = JSON.stringify(await block.boundingBox())
  }
}

/** How to choose at this question: an option that is not chosen yet, preferably the second, or another value. */
async function choiceIn(page, block) {
  const options = block.locator('input[type="radio"], input[type="checkbox"]')
  const checked = await options.evaluateAll((all) => all.map((one) => one.checked))
  if (checked.length > 0) {
    const order = checked.map((_, index) => (index + 1) % checked.length)
    const control = options.nth(order.find((index) => !checked[index]) ?? 0)
    const label = control.locator('xpath=ancestor::label[1]')
    await label.hover() // so that only the click is measured
    return { control, choose: () => page.mouse.down().then(() => page.mouse.up()) }
  }
  const control = block.locator('select, input, textarea').first()
  const [now, kind, at] = await control.evaluate((field) => [field.value, field.type, field.selectedIndex])
  if (kind === 'select-one') return { control, choose: () => control.selectOption({ index: at === 1 ? 2 : 1 }) }
  if (kind === 'date')
    return { control, choose: () => control.fill(now === '2020-05-12' ? '2020-05-11' : '2020-05-12') }
  await control.selectText() // the typed digit replaces the present text
  return { control, choose: () => page.keyboard.press(now === '7' ? '8' : '7') }
}

const stateOf = (control) =>
  control.evaluate((field) => (/radio|checkbox/.test(field.type) ? String(field.checked) : field.value))

async function measureChoice(page, devtools, selector) {
  const block = page.locator(selector).first()
  await standsStill(block)
  const { control, choose } = await choiceIn(page, block)
  const before = await stateOf(control)
  const painted = page.evaluate(untilPainted)
  await page.evaluate(() => new Promise(requestAnimationFrame)) // so that the page has added its listener
  const used = await timeUsed(devtools)
  await choose()
  const frame = await painted
  const work = (await timeUsed(devtools)) - used
  if ((await stateOf(control)) === before) throw new Error(`The choice was not taken: ${selector}`)
  return { frame, work }
}

/**
 * Answers each of the thirty questions once, without slowing down processor or network.
 * @param {import('@playwright/test').Browser} browser
 * @param {import('./pages.mjs').Measured} measured
 * @returns {Promise<Record<string, { frame: number, work: number }>>} by question, in milliseconds. `frame`: from the choice
 *   to the next painted frame, including the wait for the display. `work`: the processor time of the page in it
 */
export async function measureChoices(browser, { url, storageState, thirty, reach }) {
  const context = await browser.newContext({ locale: 'nl-NL', viewport, storageState })
  const page = await context.newPage()
  const devtools = await context.newCDPSession(page)
  await page.goto(url, { waitUntil: 'networkidle' })
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' })
  const times = {}
  for (const { key } of thirty) {
    const selector = await reach(page, key, key === thirty[0].key)
    times[key] = await measureChoice(page, devtools, selector)
  }
  await page.waitForLoadState('networkidle') // every answer is saved before the next round begins
  await context.close()
  return times
}
