import { expect, test, type Page } from '@playwright/test'
import type { AskedKey, CallSection } from '../src/domain/instrument/keys'
import { latestInstrument } from '../src/domain/instrument/instrument'
import { askedTextsOf } from '../src/i18n/instrument-texts'
import { wordingsOf } from '../src/i18n/wordings'
import { rowsOf } from './steps/database'
import { answerOf, inHand, interviewOf, isReady, isSaved, openCall, toStep } from './steps/interview'
import { sticksOut } from './steps/look'
import { forgetOwnCaller, ownCaller, ownFamily, ownInterview, type OwnCaller } from './steps/own-families'
import { signedIn, visit } from './steps/sign-in'

const { questions, sections, version } = latestInstrument
const { instrument } = wordingsOf(version).nl

let caller: OwnCaller

test.beforeEach(async ({ context }) => {
  caller = await ownCaller()
  await signedIn(context, caller)
})
test.afterEach(async () => {
  await forgetOwnCaller(caller)
})

const fillStart = async (page: Page, familyId: string) => {
  await visit(page, `/families/${familyId}/interview`)
  await page.getByRole('radio', { name: 'Beeldbellen' }).check()
  await page.getByRole('radio', { name: 'De ouder' }).check()
  await page.getByRole('button', { name: 'De ouder is er' }).click()
}
const wordingOf = (key: AskedKey) => askedTextsOf(instrument, key).wording.split('{')[0]!.trim()

/** Every question of a section by touch: the first option, grade or number. What wants more than a tap is looked at only. */
const tapThrough = async (page: Page, section: CallSection) => {
  for (const { key, kind } of questions.filter((question) => question.section === section)) {
    if (!(await inHand(page, key).isVisible()))
      await page
        .getByRole('button', { name: wordingOf(key) })
        .first()
        .click()
    await expect(inHand(page, key)).toBeVisible()
    const first = inHand(page, key).locator('label:has(input[type=radio], input[type=checkbox])').first()
    if (kind !== 'date' && (await first.isVisible())) await first.click()
    expect(await sticksOut(page)).toEqual([])
  }
}

test.describe('on a phone 360 px wide', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true })

  test('a whole call by touch', async ({ page }) => {
    test.slow()
    const familyId = await ownFamily(caller)
    await fillStart(page, familyId)
    expect(await sticksOut(page)).toEqual([])
    await page.getByRole('button', { name: 'Gesprek beginnen' }).click()
    await isReady(page)
    await page.getByRole('button', { name: 'Begin →' }).click()
    for (const section of sections) {
      await tapThrough(page, section)
      const next = sections[sections.indexOf(section) + 1]
      await page
        .locator('footer')
        .getByRole('button', { name: next ? `${instrument.sections[next]} →` : 'Gesprek afronden' })
        .click()
    }
    await expect(page.getByRole('heading', { level: 2, name: 'Gesprek afronden' })).toBeVisible()
    expect(await sticksOut(page)).toEqual([])
    await isSaved(page)
    await toStep(page, 'Afsluiten')
    await page.getByRole('button', { name: 'Gesprek afsluiten' }).click()
    await expect(page.getByText('Dank u wel.', { exact: false })).toBeVisible()
    expect(await interviewOf(familyId)).toMatchObject([{ state: 'completed' }])
  })
})

/** How far the question in hand is hidden under the bars; one that is taller than the room between them begins at its top. */
const hiddenPart = (page: Page) =>
  page.locator('section[data-question]').evaluate((question) => {
    const { top = 0, bottom = window.innerHeight } = document.querySelector('main')?.getBoundingClientRect() ?? {}
    const own = question.getBoundingClientRect()
    return { above: Math.max(0, top - own.top), below: own.top > top + 32 ? Math.max(0, own.bottom - bottom) : 0 }
  })

test.describe('on a small phone', () => {
  test.use({ viewport: { width: 360, height: 640 } })

  test('every question comes whole into view, or from its beginning', async ({ page }) => {
    test.slow()
    await openCall(page, await ownInterview(caller, 'call_date'))
    for (const { key } of questions) {
      await expect(inHand(page, key)).toBeVisible()
      expect(await hiddenPart(page), key).toEqual({ above: 0, below: 0 })
      await page.keyboard.press('v')
    }
  })

  test('the note, the tip and the search are one tap away, and the note keeps its text', async ({ page }) => {
    await openCall(page, await ownInterview(caller, 'internet'))
    const tool = (name: string) => page.locator('footer').getByRole('button', { name, exact: true })
    await tool('Notities').click()
    const note = page.getByRole('dialog').getByLabel('Notities van het gesprek')
    await expect(note).toBeFocused()
    await note.fill('Vader werkt weer.')
    await page.getByRole('button', { name: 'Sluiten' }).click()
    await expect(tool('Notities')).toBeFocused()
    await tool('Notities').click()
    await expect(note).toHaveValue('Vader werkt weer.')
    await page.keyboard.press('Escape')
    await tool('Tip').click()
    await expect(page.getByRole('dialog')).toContainText('Doet het internet het goed bij u thuis')
    await page.keyboard.press('Escape')
    await tool('Zoeken').click()
    await page.getByLabel('Typ een woord of een nummer').fill('boodschappen')
    await page.keyboard.press('Enter')
    await expect(inHand(page, 'money_for_groceries')).toBeFocused()
    await page.locator('footer').getByRole('button', { name: '← School' }).click()
    await expect(inHand(page, 'school_contact')).toBeVisible()
  })
})

for (const width of [320, 360, 620, 1100, 1360])
  test(`no grade stands alone, and the ends say what they mean (${width} px)`, async ({ page }) => {
    await page.setViewportSize({ width, height: 860 })
    await openCall(page, await ownInterview(caller, 'grade_parent'))
    const grades = inHand(page, 'grade_parent').locator('label:has(input[type=radio])')
    const boxes = await grades.evaluateAll((all) => all.map((one) => one.getBoundingClientRect().toJSON() as DOMRect))
    const tops = boxes.map(({ top }) => Math.round(top))
    const rows = [...new Set(tops)].map((top) => tops.filter((one) => one === top).length)
    expect(rows).toEqual(rows.length === 1 ? [10] : [5, 5])
    for (const box of boxes) expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(44)
    const low = await page.getByText('1 = heel slecht', { exact: true }).first().boundingBox()
    const high = await page.getByText('10 = heel goed', { exact: true }).first().boundingBox()
    expect(Math.abs(low!.x - boxes[0]!.left)).toBeLessThan(2)
    expect(Math.abs(high!.x + high!.width - boxes[9]!.right)).toBeLessThan(2)
  })

test('a double click begins one interview, and ends it once', async ({ page }) => {
  const familyId = await ownFamily(caller)
  await fillStart(page, familyId)
  await page.getByRole('button', { name: 'Gesprek beginnen' }).dblclick()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Gesprek met gezin')
  const all = await interviewOf(familyId)
  expect(all).toHaveLength(1)
  const { id } = all[0]!
  await openCall(page, id)
  await page.getByRole('button', { name: 'Begin →' }).click()
  await expect(inHand(page, 'call_date')).toBeVisible()
  await page.keyboard.press('v')
  await expect(inHand(page, 'confidentiality')).toBeFocused()
  await page.keyboard.press('1')
  await isSaved(page)
  await page.locator('footer').getByRole('button', { name: 'Gesprek afronden' }).click()
  await toStep(page, 'Afsluiten')
  await page.getByRole('button', { name: 'Gesprek afsluiten' }).dblclick()
  await expect(page.getByText('Dank u wel.', { exact: false })).toBeVisible()
  const ends = await rowsOf(`select 1 from audit where subject_id = $1 and verb = 'interview.end'`, [id])
  expect(ends).toHaveLength(1)
})

test('a key goes to the note of the question in hand, and opens it there alone', async ({ page }) => {
  await openCall(page, await ownInterview(caller, 'internet'))
  const note = (key: string) => inHand(page, key).getByRole('textbox', { name: 'Notitie' })
  const leave = () => page.getByRole('heading', { level: 1 }).click()
  await expect(note('internet')).toHaveCount(0)
  await page.keyboard.press('n')
  await expect(note('internet')).toBeFocused()
  await page.keyboard.type('Valt vaak weg.')
  await leave()
  await page.keyboard.press('n')
  await expect(note('internet')).toBeFocused()
  await leave()
  await page.keyboard.press('v')
  await expect(inHand(page, 'devices')).toBeFocused()
  await expect(note('devices')).toHaveCount(0)
  await page.keyboard.press('t')
  await expect(inHand(page, 'internet')).toBeFocused()
  await expect(note('internet')).toHaveValue('Valt vaak weg.')
  await page.keyboard.press('n')
  await expect(note('internet')).toBeFocused()
})

test('single keys can be switched off, do nothing while one types, and nothing with Ctrl', async ({ page }) => {
  const id = await ownInterview(caller, 'internet')
  await openCall(page, id)
  const checked = inHand(page, 'internet').getByRole('radio', { checked: true })
  await page.keyboard.press('Control+1')
  await expect(checked).toHaveCount(0)
  await page.getByRole('textbox', { name: 'Notities van het gesprek' }).click()
  await page.keyboard.type('1 w z v /?')
  await expect(checked).toHaveCount(0)
  await expect(inHand(page, 'internet')).toBeVisible()
  await page.getByRole('heading', { level: 1 }).click()

  await page.keyboard.press('?')
  const keys = page.getByRole('dialog', { name: 'Toetsen' })
  await expect(keys).toBeVisible()
  await page.keyboard.press('1')
  await keys.getByRole('checkbox', { name: 'Sneltoetsen gebruiken' }).uncheck()
  await page.keyboard.press('Escape')
  await expect(keys).toBeHidden()
  await expect(checked).toHaveCount(0)
  await page.keyboard.press('1')
  await expect(checked).toHaveCount(0)
  await page.reload()
  await expect(inHand(page, 'internet')).toBeVisible()
  await page.keyboard.press('1')
  await expect(checked).toHaveCount(0)

  await page.getByRole('button', { name: 'Toetsen' }).click()
  await keys.getByRole('checkbox', { name: 'Sneltoetsen gebruiken' }).check()
  await page.keyboard.press('Escape')
  await page.keyboard.press('1')
  await expect(checked).toHaveCount(1)
})

test('a question is found by a word of it', async ({ page }) => {
  const id = await ownInterview(caller, 'internet')
  await openCall(page, id)
  await page.keyboard.press('/')
  await page.keyboard.type('boodschappen')
  await page.keyboard.press('Enter')
  await expect(inHand(page, 'money_for_groceries')).toBeFocused()
})

test('the language of the wording switches in mid-call, and loses nothing', async ({ page }) => {
  const id = await ownInterview(caller, 'needs')
  await openCall(page, id)
  const words = inHand(page, 'needs').getByRole('textbox')
  await words.fill('een bureau voor de')
  await page.getByRole('combobox', { name: 'Vragen in' }).selectOption('en')
  await expect(inHand(page, 'needs').getByRole('heading', { level: 2 })).toContainText('What do you need?')
  await expect(words).toHaveValue('een bureau voor de')
  await words.press('End')
  await words.pressSequentially(' jongste')
  await page.getByRole('combobox', { name: 'Vragen in' }).selectOption('nl')
  await expect(words).toHaveValue('een bureau voor de jongste')
  await isSaved(page)
  expect(await answerOf(id, 'needs_text')).toMatchObject({ value: 'een bureau voor de jongste' })
})
