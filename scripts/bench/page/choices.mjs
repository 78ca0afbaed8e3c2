import { viewport } from './load.mjs'

/**
 * In the page: waits for the next choice. `frame` is from the event until the frame that shows it is painted, waiting
 * for the screen's next turn included; `work` leaves that waiting out: what the page itself needs of a frame's 16.7 ms.
 */
function untilPainted() {
  const afterThisTask = (then) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = then
    port2.postMessage(0)
  }
  return new Promise((resolve) => {
    const take = (event) => {
      for (const kind of ['click', 'input', 'change']) removeEventListener(kind, take, true)
      const begun = performance.now()
      let answered = 0
      afterThisTask(() => (answered ||= performance.now()))
      requestAnimationFrame(() => {
        const drawing = performance.now()
        answered ||= drawing
        afterThisTask(() => {
          const painted = performance.now()
          resolve({ frame: painted - event.timeStamp, work: answered - begun + (painted - drawing) })
        })
      })
    }
    for (const kind of ['click', 'input', 'change']) addEventListener(kind, take, true)
  })
}

/** How to choose at this question: an option that is not chosen yet, the second before the first, or another value. */
async function choiceIn(block) {
  const options = block.locator('input[type="radio"], input[type="checkbox"]')
  const checked = await options.evaluateAll((all) => all.map((one) => one.checked))
  if (checked.length > 0) {
    const order = checked.map((_, index) => (index + 1) % checked.length)
    const control = options.nth(order.find((index) => !checked[index]) ?? 0)
    return { control, choose: () => control.locator('xpath=ancestor::label[1]').click() }
  }
  const control = block.locator('select, input, textarea').first()
  const [now, kind] = await control.evaluate((field) => [field.value, field.type])
  if (kind === 'select-one') return { control, choose: () => control.selectOption({ index: now ? 2 : 1 }) }
  if (kind === 'date')
    return { control, choose: () => control.fill(now === '2020-05-12' ? '2020-05-11' : '2020-05-12') }
  await control.selectText() // typed over what is there: one digit instead of another
  return { control, choose: () => control.press(now === '7' ? '8' : '7') }
}

const stateOf = (control) =>
  control.evaluate((field) => (/radio|checkbox/.test(field.type) ? String(field.checked) : field.value))

async function measureChoice(page, selector) {
  const block = page.locator(selector).first()
  await block.waitFor()
  const { control, choose } = await choiceIn(block)
  const before = await stateOf(control)
  await control.scrollIntoViewIfNeeded()
  const painted = page.evaluate(untilPainted)
  await page.evaluate(() => new Promise(requestAnimationFrame)) // so that it listens
  await choose()
  const times = await painted
  if ((await stateOf(control)) === before) throw new Error(`The choice was not taken: ${selector}`)
  return times
}

/**
 * Answers each of the thirty questions once, on a machine that nothing slows down.
 * @param {import('@playwright/test').Browser} browser
 * @param {import('./pages.mjs').Measured} measured
 * @returns {Promise<Record<string, { frame: number, work: number }>>} milliseconds by question
 */
export async function measureChoices(browser, { url, storageState, thirty, reach }) {
  const context = await browser.newContext({ locale: 'nl-NL', viewport, storageState })
  const page = await context.newPage()
  await page.goto(url, { waitUntil: 'networkidle' })
  const times = {}
  for (const { key } of thirty) times[key] = await measureChoice(page, await reach(page, key, key === thirty[0].key))
  await page.waitForLoadState('networkidle') // every answer is where it belongs before the next round begins
  await context.close()
  return times
}
