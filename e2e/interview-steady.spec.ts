import { expect, test, type Locator, type Page } from '@playwright/test'
import { version1 as enInstrument } from '../src/i18n/messages/en/instrument/version-1'
import { interviews as en } from '../src/i18n/messages/en/interviews'
import { version1 as nlInstrument } from '../src/i18n/messages/nl/instrument/version-1'
import { interviews as nl } from '../src/i18n/messages/nl/interviews'
import { latestInstrument } from '../src/domain/instrument/instrument'
import { rowsOf } from './steps/database'
import { answerOf, inHand, isSaved, openCall, openSettledCall, savedState, toLastStep, toStep } from './steps/interview'
import { forgetOwnCaller, ownCaller, ownInterview, type OwnCaller } from './steps/own-families'
import { signedIn, visit } from './steps/sign-in'

let caller: OwnCaller

test.beforeEach(async ({ context }) => {
  caller = await ownCaller()
  await signedIn(context, caller)
})
test.afterEach(async () => {
  await forgetOwnCaller(caller)
})

const footer = (page: Page, name: string) => page.locator('footer').getByRole('button', { name, exact: true })
const concern = (page: Page) => page.locator('header').getByRole('button', { name: /^Niet pluis/ })
const boxOf = async (target: Locator) => (await target.boundingBox())!

/** Where the question in hand stands, and how high the bar above it is. */
const stands = async (page: Page) => ({
  question: Math.round((await boxOf(page.locator('section[data-question] h2'))).y),
  header: Math.round((await boxOf(page.locator('header'))).height),
})

/** Everything that the header can say of saving, in the words of one language. */
const savingTexts = ({ saved }: typeof nl | typeof en, { questions: named }: typeof nlInstrument) => {
  const [longestName = ''] = Object.values(named)
    .map(({ short }) => short)
    .sort((one, other) => other.length - one.length)
  return [saved.keptHere, saved.keeping, saved.notKeptHere].flatMap((where) =>
    [saved.waiting, saved.failing, saved.unsaved, saved.signedOut, saved.notSent, saved.otherPerson].map((text) =>
      text.replace('{where}', where).replace('{at}', longestName),
    ),
  )
}

test.describe('the header', () => {
  for (const [width, height] of [
    [1360, 850],
    [360, 740],
  ] as const)
    test(`moves the question by no pixel, wherever it is saved (${width} px)`, async ({ page }) => {
      await page.setViewportSize({ width, height })
      await openCall(page, await ownInterview(caller, 'internet'))
      const before = await stands(page)
      const choose = (name: string) => inHand(page, 'internet').getByRole('radio', { name }).check()
      const steady = async (said: RegExp) => {
        await expect(savedState(page)).toHaveText(said)
        expect(await stands(page), String(said)).toEqual(before)
      }
      let release = () => {}
      const held = new Promise<void>((resolve) => (release = resolve))
      await page.route('**/answers', async (route) => {
        await held
        await route.continue()
      })
      await choose('Ja')
      await steady(/^Wordt bewaard$/)
      release()
      await steady(/^Bewaard op de server \d\d:\d\d$/)
      const answered = async (status: number, said: RegExp, name: string, body: object = {}) => {
        await page.unroute('**/answers')
        await page.route('**/answers', (route) =>
          status === 0 ? route.abort() : route.fulfill({ status, json: { ok: false, problems: [], ...body } }),
        )
        await choose(name)
        await steady(said)
      }
      await answered(0, /^Wacht op verbinding/, 'Nee')
      await answered(500, /^Storing op de server/, 'Een beetje')
      await answered(422, /^Niet bewaard op de server/, 'Ja', { message: 'Dit kan hier niet. '.repeat(20) })
      await answered(401, /^U bent uitgelogd/, 'Nee')
    })

  test('moves nothing for a text that is too long, another day or another language', async ({ page }) => {
    await openCall(page, await ownInterview(caller, 'call_date'))
    const { header } = await stands(page)
    const same = async () => {
      expect((await stands(page)).header).toBe(header)
      await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
    }
    await inHand(page, 'call_date').locator('input').fill('2020-12-30')
    await isSaved(page)
    await expect(page.locator('header')).toContainText('week 53')
    await same()
    await page.getByRole('combobox', { name: 'Vragen in' }).selectOption('en')
    await same()
    await page.getByRole('textbox', { name: 'Notities van het gesprek' }).fill('a'.repeat(10_020))
    await expect(savedState(page)).toHaveText(/^Niet bewaard op de server \(zie “Notities”\)/)
    await same()
  })

  for (const width of [320, 360, 740, 1024, 1100, 1360])
    test(`has room for all it may say (${width} px)`, async ({ page }) => {
      await page.setViewportSize({ width, height: 740 })
      await openCall(page, await ownInterview(caller, 'internet'))
      const cut = await savedState(page).evaluate(
        (status, texts) =>
          texts.filter((text) => {
            status.textContent = text
            return status.scrollHeight > status.clientHeight + 1
          }),
        [...savingTexts(nl, nlInstrument), ...savingTexts(en, enInstrument)],
      )
      expect(cut).toEqual([])
      const button = await concern(page).evaluate((element) => {
        const words = document.createRange()
        words.selectNodeContents(element)
        const own = element.getBoundingClientRect()
        const text = words.getBoundingClientRect()
        return { left: text.left - own.left, right: own.right - text.right, out: own.right - window.innerWidth }
      })
      expect(Math.min(button.left, button.right)).toBeGreaterThanOrEqual(4)
      expect(button.out).toBeLessThanOrEqual(0)
    })
})

test.describe('a second quick press', () => {
  test('chooses no other answer: what the record offers stays where it is', async ({ page }) => {
    const id = await ownInterview(caller, 'home_languages')
    await openCall(page, id)
    const option = inHand(page, 'home_languages').getByText('Pools', { exact: true })
    const before = await boxOf(option)
    await option.dblclick()
    await isSaved(page)
    expect(await boxOf(option)).toEqual(before)
    expect((await answerOf(id, 'home_languages'))?.value).toEqual(['pl'])
    await expect(inHand(page, 'home_languages').getByRole('button', { name: 'Nog zo' })).toBeVisible()
  })

  test('jumps over no section and no step of finishing', async ({ page }) => {
    await openCall(page, await ownInterview(caller, 'internet'))
    await footer(page, 'Persoonlijk →').dblclick()
    await expect(inHand(page, 'worries')).toBeVisible()
    await toLastStep(page)
    await toStep(page, 'Teruglezen')
    await footer(page, 'Afspraken →').dblclick()
    await expect(page.getByRole('heading', { level: 2, name: 'Gesprek afronden' })).toHaveText(
      'Gesprek afronden: afspraken',
    )
  })

  test('does not press into a form that opened under it', async ({ page }) => {
    await openCall(page, await ownInterview(caller, 'closing', { internet: 'no' }))
    await toStep(page, 'Afspraken')
    const form = page.getByLabel('Soort hulp')
    const accept = page.getByRole('button', { name: 'Afspreken' }).first()
    await accept.click()
    await expect(form).toBeFocused()
    const { x, y } = await boxOf(form)
    await page.getByRole('button', { name: 'Annuleren' }).click()
    await page.evaluate(() =>
      document.addEventListener('mousedown', ({ target }) => {
        if (target instanceof Element && target.closest('form')) document.body.dataset.pressed = target.tagName
      }),
    )
    // The first press opens the form; the second comes where its field is by then.
    await accept.click()
    await page.mouse.move(x + 20, y + 20)
    await page.mouse.down({ clickCount: 2 })
    await page.mouse.up({ clickCount: 2 })
    expect(await page.evaluate(() => document.body.dataset.pressed)).toBeUndefined()
    await expect(form).toBeFocused()
  })

  test('opens Niet pluis and leaves it open', async ({ page }) => {
    await openCall(page, await ownInterview(caller, 'internet'))
    await concern(page).dblclick()
    await expect(page.getByRole('dialog', { name: 'Niet pluis' })).toBeVisible()
  })
})

test('the introduction leads to question 1, and nowhere that one is already', async ({ page }) => {
  await openCall(page, await ownInterview(caller, 'introduction'))
  await expect(page.locator('footer .button-main')).toHaveText('Begin →')
  await expect(page.getByRole('button', { name: /^← / })).toHaveCount(0)
  await footer(page, 'Begin →').click()
  await expect(inHand(page, 'call_date')).toBeFocused()
  await footer(page, '← Introductie').click()
  await expect(page.getByRole('heading', { name: 'Zo begint u het gesprek' })).toBeFocused()
})

test.describe('a phone on its side', () => {
  test.use({ viewport: { width: 740, height: 360 }, hasTouch: true })

  test('has the ways on and Niet pluis in one bar, and none over another', async ({ page }) => {
    await openCall(page, await ownInterview(caller, 'internet'))
    const all = [concern(page), ...(await page.locator('footer').getByRole('button').all())]
    const boxes: { x: number; y: number; width: number; height: number }[] = []
    for (const button of all)
      if (await button.isVisible()) {
        await expect(button).toBeInViewport({ ratio: 1 })
        boxes.push(await boxOf(button))
      }
    expect(boxes.length).toBeGreaterThanOrEqual(6)
    for (const [index, one] of boxes.entries())
      for (const other of boxes.slice(index + 1))
        expect(one.x + one.width <= other.x || other.x + other.width <= one.x || one.y + one.height <= other.y).toBe(
          true,
        )
    await footer(page, 'Notities').tap()
    await expect(page.getByRole('dialog', { name: 'Notities' })).toBeVisible()
  })
})

test.describe('a sheet on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true })

  const sheet = (page: Page) => page.getByRole('dialog')
  const openSheet = async (page: Page) => {
    await footer(page, 'Zoeken').click()
    await expect(sheet(page)).toBeVisible()
  }

  test('closes by its button, beside it and by the back button, and leaves the history as it was', async ({ page }) => {
    await page.goto('/today')
    await openCall(page, await ownInterview(caller, 'internet'))
    await openSheet(page)
    await sheet(page).getByText('30.', { exact: false }).scrollIntoViewIfNeeded()
    await expect(sheet(page).getByRole('button', { name: 'Sluiten' })).toBeInViewport({ ratio: 1 })
    await sheet(page).getByRole('button', { name: 'Sluiten' }).tap()
    await expect(sheet(page)).toBeHidden()
    await expect(footer(page, 'Zoeken')).toBeFocused()
    await openSheet(page)
    await page.touchscreen.tap(180, 20)
    await expect(sheet(page)).toBeHidden()
    await openSheet(page)
    await page.keyboard.press('Escape')
    await expect(sheet(page)).toBeHidden()
    await openSheet(page)
    await page.goBack()
    await expect(sheet(page)).toBeHidden()
    await expect(inHand(page, 'internet')).toBeVisible()
    await concern(page).tap()
    await expect(sheet(page)).toBeVisible()
    await page.goBack()
    await expect(sheet(page)).toBeHidden()
    await page.goBack()
    await expect(page).toHaveURL(/\/today$/)
  })

  test('leads to a question and closes; back at the closing it is the closing', async ({ page }) => {
    await openCall(page, await ownInterview(caller, 'closing'))
    await openSheet(page)
    await page.goBack()
    await expect(sheet(page)).toBeHidden()
    const heading = page.getByRole('heading', { level: 2, name: 'Gesprek afronden' })
    await expect(heading).toHaveText('Gesprek afronden: teruglezen')
    await openSheet(page)
    await page.getByLabel('Typ een woord of een nummer').fill('boodschappen')
    await page.keyboard.press('Enter')
    await expect(inHand(page, 'money_for_groceries')).toBeFocused()
    await page.goBack()
    await expect(heading).toHaveText('Gesprek afronden: teruglezen')
  })
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 } })

  test('the answers are in view with their question', async ({ page }) => {
    await openCall(page, await ownInterview(caller, 'call_date', { children_count: 2, children_ages: [5, 9] }))
    for (const { key } of latestInstrument.questions) {
      await expect(inHand(page, key)).toBeVisible()
      const group = inHand(page, key).locator('[role=radiogroup], [role=group], input, textarea, select').first()
      await expect(group, key).toBeInViewport({ ratio: 1 })
      const { top, bottom } = await group.evaluate((element) => element.getBoundingClientRect())
      const room = await boxOf(page.locator('main'))
      expect(top, key).toBeGreaterThanOrEqual(room.y)
      expect(bottom, key).toBeLessThanOrEqual(room.y + room.height)
      await page.keyboard.press('v')
    }
  })
})

test('once every need has its help, the page says so, and reads the words of what was agreed', async ({ page }) => {
  await openCall(page, await ownInterview(caller, 'closing', { internet: 'no' }))
  await toStep(page, 'Afspraken')
  await page.getByRole('button', { name: 'Afspreken' }).click()
  await page.getByLabel('Soort hulp').selectOption('internet')
  await page.getByRole('button', { name: 'Afspraak bewaren' }).click()
  await expect(page.getByText('Over elke behoefte uit de antwoorden is al besloten.', { exact: false })).toBeVisible()
  await expect(page.getByText('volgt geen behoefte', { exact: false })).toHaveCount(0)
  await page.getByRole('button', { name: 'Hulp toevoegen' }).click()
  await page.getByLabel('Wat spreekt u af?').fill('Fiets lenen')
  await page.getByRole('button', { name: 'Afspraak bewaren' }).click()
  await expect(page.getByText('Fiets lenen: ik pak dit op.', { exact: false })).toBeVisible()
})

for (const [width, height] of [
  [1360, 850],
  [360, 740],
] as const)
  test(`a correction opens at its notice (${width} px)`, async ({ page }) => {
    await page.setViewportSize({ width, height })
    const id = await ownInterview(caller, 'ended', { confidentiality: 'yes' })
    for (const place of ['closing', 'internet']) {
      await rowsOf('update interview set place = $2 where id = $1', [id, place])
      await openCall(page, `${id}?correct=1`)
      const notice = page.getByText('U corrigeert een gesprek dat is afgesloten')
      await expect(notice).toBeInViewport({ ratio: 1 })
      await expect(page.locator('main > .notice')).toBeFocused()
    }
  })

test('a call that was handed over opens at the notice that says so', async ({ page }) => {
  const other = await ownCaller()
  try {
    const id = await ownInterview(caller, 'closing')
    await rowsOf('update family set caller_id = $1 where id = (select family_id from interview where id = $2)', [
      other.id,
      id,
    ])
    await page.setViewportSize({ width: 360, height: 740 })
    await openCall(page, id)
    await expect(page.getByText(/kunt dit gesprek (nog )?afmaken/)).toBeInViewport({ ratio: 1 })
    await rowsOf('update family set caller_id = $2 where caller_id = $1', [other.id, caller.id])
  } finally {
    await forgetOwnCaller(other)
  }
})

test('signing out covers the call in every tab at once, and signing in again shows it', async ({ context, page }) => {
  const id = await ownInterview(caller, 'internet', { conversation_note: 'Verzonnen woorden' })
  await openCall(page, id)
  const note = page.getByRole('textbox', { name: 'Notities van het gesprek' })
  await expect(note).toHaveValue('Verzonnen woorden')
  const second = await context.newPage()
  await second.goto('/today')
  await second.getByRole('button', { name: 'Uitloggen' }).click()
  await expect(page.getByRole('heading', { name: 'U bent uitgelogd' })).toBeVisible()
  await expect(note).toHaveCount(0)
  await expect(page.getByRole('link', { name: 'Log in (nieuw tabblad)' })).toBeVisible()
  await second.waitForURL('**/sign-in')
  await signedIn(context, caller)
  await second.goto('/today')
  await expect(note).toHaveValue('Verzonnen woorden')
})

test('what ending waits for stands there once, and leads to where it is mended', async ({ page }) => {
  await openCall(page, await ownInterview(caller, 'internet', { call_date: '2020-05-15' }))
  await toLastStep(page)
  await page.getByRole('button', { name: 'Gesprek afsluiten' }).click()
  const stop = page.getByRole('button', { name: 'U heeft bij vraag 2 nog niet ingevuld', exact: false })
  await expect(page.getByText('U heeft bij vraag 2 nog niet ingevuld', { exact: false })).toHaveCount(1)
  await stop.click()
  await expect(inHand(page, 'confidentiality')).toBeFocused()
})

test('who typed on in a colleague’s call that has ended gives a reason, and it is saved', async ({ page, context }) => {
  const id = await ownInterview(caller, 'internet', { confidentiality: 'yes', call_date: '2020-05-15' })
  await openSettledCall(page, id)
  await rowsOf(
    `update interview set state = 'completed', ended_at = now() - interval '1 minute',
       started_at = now() - interval '1 hour', ref = $2,
       caller_id = (select id from staff where organisation_id = $3 and role = 'coordinator' order by id limit 1)
     where id = $1`,
    [id, `t-${id}`, caller.organisationId],
  )
  await inHand(page, 'internet').getByRole('radio', { name: 'Nee' }).check()
  await expect(page.getByText('heeft dit gesprek intussen afgesloten', { exact: false })).toBeVisible()
  page.on('dialog', (dialog) => void dialog.accept())
  await page.getByRole('link', { name: 'Verder met corrigeren' }).click()
  await expect(page.getByLabel('Waarom corrigeert u?')).toBeInViewport({ ratio: 1 })
  await expect(inHand(page, 'internet').getByRole('radio', { name: 'Nee' })).toBeChecked()
  // Without a connection and after the tab was closed the correction arrives with its reason, without which it is refused.
  await context.setOffline(true)
  await page.getByLabel('Waarom corrigeert u?').fill('Verkeerd gehoord.')
  await page.getByRole('heading', { level: 1 }).click()
  await expect(savedState(page)).toHaveText('Wacht op verbinding, bewaard op dit apparaat')
  await page.close()
  await context.setOffline(false)
  const today = await context.newPage()
  await visit(today, '/today')
  await expect(today.getByText('Die is nu bewaard op de server.', { exact: false })).toBeVisible()
  expect(await answerOf(id, 'internet')).toMatchObject({ value: 'no' })
  const reasons = await rowsOf('select outcome from answer_change where interview_id = $1 and length(reason) > 0', [id])
  expect(reasons).toEqual([{ outcome: 'saved' }])
})

test('the record says what was agreed to be quoted, and the impression', async ({ page }) => {
  const beside = { quote_consent: 'yes', quote_words: 'Verzonnen citaat', reliability: 'high' }
  await openCall(page, await ownInterview(caller, 'ended', { confidentiality: 'yes', ...beside }))
  const section = page.locator('section', { has: page.getByRole('heading', { name: 'Toestemming en indruk' }) })
  await expect(section).toContainText('Verzonnen citaat')
  await expect(section).toContainText('Hoog')
})

test('a family that gets another caller in mid-call: it is said once one looks again, and moves nothing', async ({
  page,
}) => {
  const other = await ownCaller()
  try {
    const id = await ownInterview(caller, 'internet')
    await openCall(page, id)
    const before = await stands(page)
    await rowsOf('update family set caller_id = $1 where id = (select family_id from interview where id = $2)', [
      other.id,
      id,
    ])
    await page.evaluate(() => window.dispatchEvent(new Event('online')))
    await expect(page.getByText(/kunt dit gesprek (nog )?afmaken/)).toBeInViewport({ ratio: 1 })
    await expect(page.locator('header').getByRole('button', { name: 'Belkaart' })).toBeVisible()
    expect(await stands(page)).toEqual(before)
    await rowsOf('update family set caller_id = $2 where caller_id = $1', [other.id, caller.id])
  } finally {
    await forgetOwnCaller(other)
  }
})
