import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/**
 * What a page said in the browser's console, threw, asked for in vain or of another host, or tried against its content
 * security policy; nothing, when all is well. It hears the pages that are opened after it.
 */
export const troublesOf = async (page: Page, baseURL: string): Promise<string[]> => {
  const troubles: string[] = []
  await page.addInitScript(() =>
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) =>
      console.error(`against the policy: ${effectiveDirective} ${blockedURI} ${sample}`),
    ),
  )
  page.on('request', (request) => {
    const { protocol, host } = new URL(request.url())
    if (protocol.startsWith('http') && host !== new URL(baseURL).host) troubles.push(`elsewhere: ${host}`)
  })
  page.on('console', (message) => {
    if (message.type() === 'error') troubles.push(`console: ${message.text()}`)
  })
  page.on('pageerror', (error) => troubles.push(`thrown: ${error.message}`))
  page.on('response', (response) => {
    if (response.status() >= 400) troubles.push(`${response.status()} ${response.url()}`)
  })
  page.on('requestfailed', (request) => {
    // A page that is left takes back what it was still asking for.
    const why = request.failure()?.errorText ?? ''
    if (why !== 'net::ERR_ABORTED') troubles.push(`${why} ${request.url()}`)
  })
  return troubles
}

/** The rules whose answer depends on the colours. */
const ofColours = ['color-contrast', 'link-in-text-block']

/** What axe finds, one line for each element: empty when it finds nothing. By all rules, those of colours alone, or all others. */
export const axeFinds = async (page: Page, by: 'all' | 'colours' | 'others' = 'all'): Promise<string[]> => {
  // Without the list of what passed: most of axe's time goes into describing that.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] })
  if (by === 'colours') axe.withRules(ofColours)
  else axe.withTags(rules)
  if (by === 'others') axe.disableRules(ofColours)
  const { violations } = await axe.analyze()
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}\n  ${failureSummary ?? ''}`),
  )
}

/** How far a page reaches beyond its right edge, and what does; empty when one never scrolls sideways. */
export const sticksOut = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    if (scrollWidth <= clientWidth) return []
    const wide = [...document.body.querySelectorAll('*')]
      .filter((element) => element.getBoundingClientRect().right > clientWidth + 1)
      .slice(0, 5)
      .map((element) => `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''}`)
    return [`${scrollWidth - clientWidth} px too wide`, ...wide]
  })

/** Words and numbers that stand on two lines. Longer than a line of a phone are only addresses and made-up names. */
export const brokenWords = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    // The window may just have got another size, and a letter of another face is wider.
    await document.fonts.ready
    for (let frames = 0; frames < 2; frames += 1) await new Promise((resolve) => requestAnimationFrame(resolve))
    const longest = 24
    const found: string[] = []
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      const around = text.parentElement
      // What only a screen reader hears is one pixel wide.
      if (!around?.checkVisibility() || around.getBoundingClientRect().width <= 1) continue
      if (around.closest('svg, script, style, .visually-hidden')) continue
      for (const { 0: word, index } of (text.nodeValue ?? '').matchAll(/[\p{L}\p{N}]+(?:[.,:’'][\p{L}\p{N}]+)*/gu)) {
        if (word.length > longest) continue
        const range = document.createRange()
        range.setStart(text, index)
        range.setEnd(text, index + word.length)
        const tops = [...range.getClientRects()].filter(({ width }) => width > 0).map(({ top }) => top)
        if (Math.max(...tops) - Math.min(...tops) > 4) found.push(`${word} in ${around.tagName.toLowerCase()}`)
      }
    }
    return [...new Set(found)]
  })

/** What lies on the element that has the focus; empty when one can see its middle. */
export const coversFocus = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    // What comes into view may do so a moment later.
    for (let frames = 0; frames < 2; frames += 1) await new Promise((resolve) => requestAnimationFrame(resolve))
    const element = document.activeElement
    if (!(element instanceof HTMLElement) || element === document.body) return []
    const { left, top, width, height } = element.getBoundingClientRect()
    const above = document.elementFromPoint(left + width / 2, top + Math.min(height / 2, 20))
    const isItself =
      above && (element.contains(above) || above.contains(element) || above.closest('label')?.control === element)
    return isItself
      ? []
      : [
          `${above?.tagName ?? 'nothing'} “${above?.textContent?.trim().slice(0, 30) ?? ''}” on ${element.tagName} ${element.getAttribute('name') ?? element.textContent?.trim().slice(0, 30) ?? ''}`,
        ]
  })

/** Whether the focus was lost: then a screen reader begins again at the top. */
export const hasFocus = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.activeElement !== null && document.activeElement !== document.body)

/** Whether the choices in the foot begin where the page's own column begins; empty when they do, or there is no foot. */
export const besideTheColumn = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    // A sheet that a part of the page brings along has no place.
    const leftOf = (selector: string) =>
      [...document.querySelectorAll(selector)]
        .map((element) => element.getBoundingClientRect())
        .find(({ width }) => width)?.left
    const [column, foot] = [leftOf('main > *'), leftOf('footer select')]
    return foot === undefined || column === undefined || Math.abs(foot - column) < 1.5
      ? []
      : [`${foot} px, not ${column}`]
  })

/** How far a page reaches below the last thing that it shows; empty when it ends there. */
export const higherThanShown = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    // The window may just have got another size, which a busy browser tells the page first and the document some frames later.
    const isSettled = () => document.documentElement.clientHeight === window.innerHeight
    for (let frames = 0; frames < 2 || (!isSettled() && frames < 60); frames += 1)
      await new Promise((resolve) => requestAnimationFrame(resolve))
    /** Its lower edge, as far as the boxes around it let it be seen. */
    const seenUntil = (element: Element) => {
      const own = element.getBoundingClientRect()
      if (own.width <= 1 || own.height <= 1) return 0
      let until = own.bottom
      for (let box = element.parentElement; box && box !== document.body; box = box.parentElement)
        if (getComputedStyle(box).overflowY !== 'visible') until = Math.min(until, box.getBoundingClientRect().bottom)
      return until + window.scrollY
    }
    const ends = [...document.body.querySelectorAll('*')].map(seenUntil)
    const needed = Math.max(window.innerHeight, ...ends)
    const { scrollHeight } = document.documentElement
    return scrollHeight > Math.ceil(needed) + 1 ? [`${Math.round(scrollHeight - needed)} px too high`] : []
  })

type Stop = { inMain: boolean; skips: boolean; seen: boolean; what: string }

const stopNow = (page: Page): Promise<Stop | null> =>
  page.evaluate(() => {
    const element = document.activeElement
    if (!(element instanceof HTMLElement) || element === document.body) return null
    // The page itself puts the focus there when it opens, maybe after the first key; no key leads there.
    if (element.tabIndex < 0) return null
    const marks = [element, element.parentElement, element.closest('label')].filter((one) => one !== null)
    const seen = marks.some((one) => {
      const style = getComputedStyle(one)
      return (style.outlineStyle !== 'none' && style.outlineWidth !== '0px') || style.boxShadow !== 'none'
    })
    const { top, bottom } = element.getBoundingClientRect()
    const onScreen = bottom > 0 && top < window.innerHeight
    return {
      inMain: element.closest('main') !== null,
      skips: element.matches('a[href^="#"]'),
      seen: seen && onScreen,
      what: `${element.tagName.toLowerCase()} “${(element.textContent ?? '').trim().slice(0, 40)}”`,
    }
  })

/** Looks once more when the ring is not there yet: what comes into view may do so a moment later. */
const stopAt = async (page: Page): Promise<Stop | null> => {
  const stop = await stopNow(page)
  if (stop === null || stop.seen) return stop
  await page.waitForTimeout(200)
  return stopNow(page)
}

/** The pages of somebody without an account name no product in their title: others may see the screen. */
const isForGuests = (page: Page) => ['/gesprek', '/klok'].includes(new URL(page.url()).pathname)

/** Goes by Tab to the main part of the page, and says where one could not see where one was, or that it was never reached. */
export const lostByKeyboard = async (page: Page): Promise<string[]> => {
  await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur())
  const lost: string[] = []
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab')
    const stop = await stopAt(page)
    if (!stop) continue
    if (!stop.seen) lost.push(`one cannot see that the focus is on ${stop.what}`)
    if (stop.skips) {
      await page.keyboard.press('Enter')
      const main = await page.evaluate(() => document.activeElement?.closest('main') !== null)
      return main ? lost : [...lost, 'the link to the main part does not lead there']
    }
    if (stop.inMain) return lost
  }
  // A page of words alone is read: nothing in it can be reached.
  const operable = page.locator('main').locator('a, button, input, select, textarea, summary, [tabindex="0"]')
  return (await operable.count()) > 0 ? [...lost, 'the main part is not reached in 60 presses of Tab'] : lost
}

/** `{organisation}` and the like, in texts and in names of controls, whether they are shown now or not. */
const placeholdersLeft = (page: Page) =>
  page.evaluate(() => {
    const named = ['aria-label', 'title', 'placeholder', 'alt'].flatMap((name) =>
      [...document.querySelectorAll(`[${name}]`)].map((element) => element.getAttribute(name) ?? ''),
    )
    const shown = [...document.querySelectorAll('body *:not(script, style, template)')].flatMap((element) =>
      [...element.childNodes].flatMap((node) => (node.nodeType === Node.TEXT_NODE ? (node.textContent ?? '') : [])),
    )
    return [...named, ...shown].filter((text) => /\{\w+\}/.test(text))
  })

/** What every page has, in the language of its reader. */
export const expectWhole = async (page: Page, locale: string) => {
  await expect(page.locator('h1')).toHaveCount(1)
  await expect(page.locator('html')).toHaveAttribute('lang', locale)
  await expect(page).toHaveTitle(isForGuests(page) ? /^\S+$/ : /\S+ · Nabij$/)
  await expect(page.locator('main')).toHaveCount(1)
  expect.soft(await placeholdersLeft(page), 'placeholders that nobody filled').toEqual([])
}

/**
 * Texts of ours whose letters do not stand from left to right, because a text that somebody typed turned them. In an element with
 * both, ours is what follows the last word of the other.
 */
export const turnedTexts = (page: Page, lastWord: string): Promise<string[]> =>
  page.evaluate((end) => {
    const found: string[] = []
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const boxOf = (node: Node, at: number) => {
      const range = document.createRange()
      range.setStart(node, at)
      range.setEnd(node, at + 1)
      return range.getBoundingClientRect()
    }
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      const text = node.nodeValue ?? ''
      const isTyped = text.includes('\u202E') && !text.includes(end)
      const from = text.includes(end) ? text.lastIndexOf(end) + end.length : 0
      if (isTyped || node.parentElement?.closest('script, style, .visually-hidden')) continue
      for (let at = from; at + 1 < text.length && at < from + 40; at += 1) {
        if (!/^[a-z]{2}/i.test(text.slice(at))) continue
        const [one, next] = [boxOf(node, at), boxOf(node, at + 1)]
        const isOneLine = one.width > 0 && Math.abs(one.top - next.top) < 2
        if (isOneLine && next.left < one.left) {
          found.push(text.slice(from, from + 60))
          break
        }
      }
    }
    return found
  }, lastWord)
