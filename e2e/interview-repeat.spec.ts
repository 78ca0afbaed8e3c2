import { randomUUID } from 'node:crypto'
import { expect, test, type Page } from '@playwright/test'
import { rowsOf } from './steps/database'
import { familyOf } from './steps/guests'
import {
  answerOf,
  inHand,
  isSaved,
  openCall,
  openSettledCall,
  press,
  savedState,
  toLastStep,
  toStep,
} from './steps/interview'
import { axeFinds, sticksOut } from './steps/look'
import { forgetOwnCaller, ownCaller, ownInterview, type OwnCaller } from './steps/own-families'
import { earlierAnswers, helpBefore, ownRepeatCall } from './steps/repeat-call'
import { signedIn } from './steps/sign-in'
import { openedText, sealedText } from './steps/sealed.mjs'

let caller: OwnCaller

test.beforeEach(async ({ context }) => {
  caller = await ownCaller()
  await signedIn(context, caller)
})
test.afterEach(async () => {
  await forgetOwnCaller(caller)
})

const again = (page: Page, key: string) => inHand(page, key).getByRole('button', { name: 'Nog zo' }).first()
const changes = (id: string) =>
  rowsOf<{ key: string; outcome: string }>(
    'select key, outcome from answer_change where interview_id = $1 order by at, key',
    [id],
  )
const phone = { width: 360, height: 740 }

test.describe('a repeat call', () => {
  test('shows the last answer with its day, and fills in nothing until one key is pressed', async ({ page }) => {
    const id = await ownRepeatCall(caller, 'internet')
    await openCall(page, id)
    await expect(inHand(page, 'internet')).toContainText('Vorige keer, di 5 mei 2020: een beetje of soms')
    await expect(inHand(page, 'internet').getByRole('radio', { checked: true })).toHaveCount(0)
    expect(await answerOf(id, 'internet')).toBeNull()
    await page.keyboard.press('o')
    await isSaved(page)
    await expect(inHand(page, 'internet').getByRole('radio', { name: 'Een beetje' })).toBeChecked()
    expect(await answerOf(id, 'internet')).toMatchObject({ value: 'partly' })
    expect(await changes(id)).toEqual([{ key: 'internet', outcome: 'saved' }])
    await inHand(page, 'internet').getByRole('button', { name: 'Antwoord wissen' }).click()
    await expect.poll(async () => (await answerOf(id, 'internet'))?.value).toBeNull()
  })

  test('repeats the follow-up with the same key, and never replaces what was answered now', async ({ page }) => {
    const id = await ownRepeatCall(caller, 'worries')
    await openCall(page, id)
    await page.keyboard.press('o')
    await expect(page.getByText('Vorige keer, di 5 mei 2020: geld en gezondheid')).toBeVisible()
    await page.keyboard.press('o')
    await expect.poll(async () => (await answerOf(id, 'worries_topics'))?.value).toEqual(['money', 'health'])
    await page.keyboard.press('2')
    await expect.poll(async () => (await answerOf(id, 'worries'))?.value).toBe('partly')
    await page.keyboard.press('o')
    await page.keyboard.press('v')
    await expect(inHand(page, 'worries_about_others')).toBeFocused()
    await page.keyboard.press('o')
    expect(await answerOf(id, 'worries')).toMatchObject({ value: 'partly' })
    expect(await answerOf(id, 'worries_about_others')).toBeNull()
  })

  test('reads a long text whole and repeats it whole, also by keyboard on a phone', async ({ page }) => {
    await page.setViewportSize(phone)
    const id = await ownRepeatCall(caller, 'needs')
    await openCall(page, id)
    const whole = page.getByText('Verder niets.', { exact: false })
    await expect(whole).toBeHidden()
    await press(page, inHand(page, 'needs').locator('summary'))
    await expect(whole).toBeVisible()
    expect(await sticksOut(page)).toEqual([])
    await press(page, inHand(page, 'needs').getByRole('button', { name: 'Nog zo' }).last())
    await expect.poll(async () => (await answerOf(id, 'needs_text'))?.value).toBe(earlierAnswers.needs_text)
  })

  test('stands beside the other questions too, and moves no option when it is taken', async ({ page }) => {
    await openCall(page, await ownRepeatCall(caller, 'grade_children'))
    const quiet = page.locator('section', {
      has: page.getByRole('button', { name: /^Welk cijfer geeft u voor hoe het met u/ }),
    })
    await expect(quiet.first()).toContainText('Vorige keer, di 5 mei 2020: 6')
    await openCall(page, await ownRepeatCall(caller, 'internet'))
    const option = inHand(page, 'internet').getByRole('radio', { name: 'Nee' })
    const before = await option.boundingBox()
    await again(page, 'internet').click()
    await isSaved(page)
    expect(await option.boundingBox()).toEqual(before)
  })

  test('works without a connection, and is saved once there is one', async ({ page, context }) => {
    const id = await ownRepeatCall(caller, 'grade_parent')
    await openCall(page, id)
    await context.setOffline(true)
    await page.keyboard.press('o')
    await expect(savedState(page)).toHaveText(/^Wacht op verbinding/)
    expect(await answerOf(id, 'grade_parent')).toBeNull()
    await context.setOffline(false)
    await isSaved(page)
    expect(await answerOf(id, 'grade_parent')).toMatchObject({ value: 6 })
  })

  test('names the key in the overview of keys', async ({ page }) => {
    await openSettledCall(page, await ownRepeatCall(caller, 'internet'))
    await page.keyboard.press('?')
    await expect(page.getByRole('dialog', { name: 'Toetsen' })).toContainText(
      'Nog zo: hetzelfde antwoord als vorige keer',
    )
  })
})

test.describe('help of earlier', () => {
  const item = (page: Page, text: string) => page.getByRole('listitem').filter({ hasText: text }).first()
  const rows = async (helpId: string) => {
    const sealed = await rowsOf<{ id: string; result: string; note: Buffer }>(
      'select id, result, note from help_follow_up where help_item_id = $1 order by asked_at',
      [helpId],
    )
    const opened = sealed.map(async ({ id: rowId, result, note }) => ({
      result,
      note: await openedText('help_follow_up.note', rowId, note),
    }))
    return Promise.all(opened)
  }
  const last = async (helpId: string) => (await rows(helpId)).at(-1)

  test('is asked item by item at the start, and stands at the end and at the family', async ({ page }) => {
    const id = await ownRepeatCall(caller, 'introduction', { confidentiality: 'yes' })
    const [lent, fixed] = [await helpBefore(caller, id, 'Laptop lenen'), await helpBefore(caller, id, 'Laptop maken')]
    await openCall(page, id)
    await press(page, item(page, 'Laptop lenen').getByRole('radio', { checked: true }), 'ArrowUp')
    await expect(item(page, 'Laptop lenen').getByRole('radio', { name: 'Nog niet gekregen' })).toBeChecked()
    await item(page, 'Laptop lenen').getByRole('radio', { name: 'Een beetje' }).check()
    await item(page, 'Laptop lenen').getByLabel('Wat zei de ouder?').fill('Hij is wel traag.')
    await expect.poll(() => last(lent)).toEqual({ result: 'a_bit', note: 'Hij is wel traag.' })
    expect(await rows(fixed)).toEqual([])
    await toLastStep(page)
    await toStep(page, 'Afspraken')
    await expect(item(page, 'Laptop lenen').getByRole('radio', { name: 'Een beetje' })).toBeChecked()
    await expect(item(page, 'Laptop maken').getByRole('radio', { name: 'Niet gevraagd' })).toBeChecked()
    await expect(page.getByText('Er was eerder hulp. Heeft die geholpen?')).toHaveCount(0)
    await page.goto(`/families/${await familyOf(id)}`)
    await expect(item(page, 'Laptop lenen')).toContainText(/Gevraagd op .*: een beetje, “Hij is wel traag\.”/)
    await page.goto('/help')
    await expect(item(page, 'Laptop lenen')).toContainText(/Gevraagd op .*: een beetje/)
  })

  test('is closed only when the caller says so, also without a connection', async ({ page, context }) => {
    const id = await ownRepeatCall(caller, 'introduction')
    const [helpId, fixed] = [await helpBefore(caller, id, 'Laptop lenen'), await helpBefore(caller, id, 'Laptop maken')]
    const state = async () =>
      (
        await rowsOf<{ state: string; result: string | null }>('select state, result from help_item where id = $1', [
          helpId,
        ])
      )[0]
    await openCall(page, id)
    await item(page, 'Laptop lenen').getByRole('radio', { name: 'Ja', exact: true }).check()
    await expect.poll(() => last(helpId)).toEqual({ result: 'yes', note: '' })
    expect(await state()).toEqual({ state: 'open', result: null })
    await item(page, 'Laptop maken').getByRole('radio', { name: 'Ja', exact: true }).check()
    await expect.poll(() => last(fixed)).toEqual({ result: 'yes', note: '' })
    await context.setOffline(true)
    for (const text of ['Laptop maken', 'Laptop lenen']) {
      await item(page, text).getByRole('button', { name: 'Hulp afsluiten: heeft geholpen' }).click()
      await expect(item(page, text)).toContainText('afgesloten')
      await expect(item(page, text)).toContainText('Nog niet bewaard op de server.')
    }
    await expect(savedState(page)).toHaveText('Nog niet verstuurd, bewaard op dit apparaat')
    expect(await state()).toEqual({ state: 'open', result: null })
    // Somebody else closes one of them meanwhile, with other words.
    await rowsOf(
      `update help_item set state = 'done', result = 'did_not_help', closed_at = now(), version = 2 where id = $1`,
      [fixed],
    )
    // It is refused at the page that is opened next, on which it is closed already.
    await page.close()
    await context.setOffline(false)
    const next = await context.newPage()
    await openCall(next, id)
    await expect(item(next, 'Laptop maken').getByRole('alert')).toHaveText('Deze hulp is al afgerond.')
    await expect.poll(state).toEqual({ state: 'done', result: 'helped' })
    await expect(item(next, 'Laptop lenen').getByRole('alert')).toHaveCount(0)
  })

  test('stays open when the parent says no while the closing is under way', async ({ page, context }) => {
    const id = await ownRepeatCall(caller, 'introduction')
    const [lent, fixed] = [await helpBefore(caller, id, 'Laptop lenen'), await helpBefore(caller, id, 'Laptop maken')]
    const stateOf = (helpId: string) =>
      rowsOf<{ state: string; version: number }>('select state, version from help_item where id = $1', [helpId])
    const held: (() => Promise<void>)[] = []
    await page.route('**/close', (route) => {
      held.push(() => route.continue())
    })
    await openCall(page, id)
    const yes = (text: string) => item(page, text).getByRole('radio', { name: 'Ja', exact: true })
    await yes('Laptop lenen').check()
    await item(page, 'Laptop lenen').getByRole('button', { name: 'Hulp afsluiten: heeft geholpen' }).click()
    await expect.poll(() => held.length).toBe(1)
    // The second closing waits for the first, and is taken back before it goes.
    await yes('Laptop maken').check()
    await item(page, 'Laptop maken').getByRole('button', { name: 'Hulp afsluiten: heeft geholpen' }).click()
    for (const text of ['Laptop lenen', 'Laptop maken'])
      await item(page, text).getByRole('radio', { name: 'Nog niet gekregen' }).check()
    await expect.poll(() => last(fixed)).toEqual({ result: 'not_arrived', note: '' })
    await expect(item(page, 'Laptop lenen')).toContainText('Nog niet bewaard op de server.')
    await held[0]?.()
    await expect.poll(() => last(lent)).toEqual({ result: 'not_arrived', note: '' })
    // Closed, and opened again.
    await expect.poll(() => stateOf(lent)).toEqual([{ state: 'open', version: 3 }])
    expect(await stateOf(fixed)).toEqual([{ state: 'open', version: 1 }])
    await expect(item(page, 'Laptop lenen')).not.toContainText('afgesloten')
    await expect(savedState(page)).toHaveText(/^Bewaard op de server/)
    await page.close()
    const next = await context.newPage()
    await openCall(next, id)
    await expect(item(next, 'Laptop lenen').getByRole('radio', { name: 'Nog niet gekregen' })).toBeChecked()
    expect(await stateOf(lent)).toEqual([{ state: 'open', version: 3 }])
  })

  test('that did not arrive stays open and stands at its owner’s Today', async ({ page }) => {
    const id = await ownRepeatCall(caller, 'introduction')
    const helpId = await helpBefore(caller, id, 'Laptop lenen')
    await openCall(page, id)
    await item(page, 'Laptop lenen').getByRole('radio', { name: 'Nog niet gekregen' }).check()
    await expect.poll(() => last(helpId)).toEqual({ result: 'not_arrived', note: '' })
    await page.goto('/today')
    await expect(item(page, 'Laptop lenen')).toContainText(/Gevraagd op .*: nog niet gekregen/)
  })

  test('is kept without a connection, survives a new page and is sent once there is one', async ({ page, context }) => {
    const id = await ownRepeatCall(caller, 'introduction')
    const helpId = await helpBefore(caller, id, 'Laptop lenen')
    await openCall(page, id)
    await page.route('**/follow-up', (route) => route.abort())
    await item(page, 'Laptop lenen').getByRole('radio', { name: 'Nee', exact: true }).check()
    await item(page, 'Laptop lenen').getByLabel('Wat zei de ouder?').fill('Het scherm is stuk.')
    await expect(item(page, 'Laptop lenen')).toContainText('Nog niet bewaard op de server.')
    await expect(savedState(page)).toHaveText('Nog niet verstuurd, bewaard op dit apparaat')
    await page.close()
    expect(await rows(helpId)).toEqual([])
    const next = await context.newPage()
    await openCall(next, id)
    await expect.poll(() => last(helpId)).toEqual({ result: 'no', note: 'Het scherm is stuk.' })
  })

  test('that is refused says so at the item, and does not hold the call once it is taken back', async ({ page }) => {
    const id = await ownRepeatCall(caller, 'introduction')
    const helpId = await helpBefore(caller, id, 'Laptop lenen')
    await openCall(page, id)
    await item(page, 'Laptop lenen').getByRole('radio', { name: 'Ja', exact: true }).check()
    await item(page, 'Laptop lenen').getByLabel('Wat zei de ouder?').fill('a'.repeat(1001))
    await expect(item(page, 'Laptop lenen').getByRole('textbox')).toHaveAttribute('aria-invalid', 'true')
    await toLastStep(page)
    await page.getByRole('button', { name: 'Nog niet alles is bewaard.', exact: false }).click()
    await item(page, 'Laptop lenen').getByRole('radio', { name: 'Niet gevraagd' }).check()
    await toStep(page, 'Afsluiten')
    await expect(page.getByText('Nog niet alles is bewaard.', { exact: false })).toHaveCount(0)
    expect(await rows(helpId)).toEqual([])
  })
})

test.describe('a parent who is relieved and hangs up', () => {
  const label = 'De ouder was opgelucht en hing op'

  test('ends the call with a note and a promise for the next day, and nothing is called broken off', async ({
    page,
  }) => {
    const id = await ownRepeatCall(caller, 'internet', { confidentiality: 'yes' })
    const family = await familyOf(id)
    await openCall(page, id)
    await toLastStep(page)
    await page.getByRole('radio', { name: label }).check()
    await page.getByRole('button', { name: 'Gesprek afsluiten' }).click()
    await expect(page.getByLabel('Waar gaat u morgen op terugkomen?')).toHaveAttribute('aria-invalid', 'true')
    await page.getByLabel('Waar gaat u morgen op terugkomen?').fill('Vraag hoe het met haar zus is.')
    await toStep(page, 'Teruglezen')
    await toStep(page, 'Afsluiten')
    await expect(page.getByLabel('Waar gaat u morgen op terugkomen?')).toHaveValue('Vraag hoe het met haar zus is.')
    await page.getByRole('button', { name: 'Gesprek afsluiten' }).click()
    await page.waitForURL('**/interviews/*ended=1')
    await expect(page.locator('main')).toContainText('Opgelucht opgehangen')
    await expect(page.locator('main')).not.toContainText('Afgebroken')
    await openCall(page, `${id}?correct=1`)
    await expect(savedState(page)).toHaveText('Bewaard op de server')
    await page.goto(`/families/${family}`)
    await expect(page.locator('main')).toContainText('opgelucht opgehangen')
    await expect(page.locator('main')).not.toContainText('afgebroken')
    await expect(page.getByRole('heading', { name: 'Nabellen' })).toBeVisible()
    await page.goto('/today')
    await expect(page.getByText(/^Morgen nabellen/)).toBeVisible()
    await expect(page.getByText('Vraag hoe het met haar zus is.')).toBeVisible()
    await page.getByRole('button', { name: 'Ik heb nagebeld' }).click()
    await expect(page.getByText('Genoteerd: nagebeld.')).toBeVisible()
    const done = () =>
      rowsOf<{ done: boolean }>('select done_at is not null as done from care_step where interview_id = $1', [id])
    expect(await done()).toEqual([{ done: true }])
    await page.getByRole('button', { name: 'Ongedaan maken Verzonnen Ouder' }).click()
    await expect(page.getByRole('button', { name: 'Ik heb nagebeld' })).toBeVisible()
    expect(await done()).toEqual([{ done: false }])
  })
})

test.describe('the day of the call', () => {
  const day = 'vr 15 mei'

  test('stands in the header of the call, its correction and its record, whatever day it is today', async ({
    page,
  }) => {
    const id = await ownInterview(caller, 'ended', { call_date: '2020-05-15', confidentiality: 'yes' })
    await openCall(page, `${id}?correct=1`)
    await expect(page.locator('header')).toContainText(`${day}, week 20`)
    await openCall(page, id)
    await expect(page.locator('main')).toContainText(`${day}, week 20`)
    await openCall(page, await ownInterview(caller, 'internet', { call_date: '2020-05-15' }))
    await expect(page.locator('header')).toContainText(`${day}, week 20`)
  })

  test('is the day on which the call began while it has no date', async ({ page }) => {
    const id = await ownInterview(caller, 'internet')
    await rowsOf(`update interview set started_at = '2020-05-15T10:00:00Z' where id = $1`, [id])
    await openCall(page, id)
    await expect(page.locator('header')).toContainText(`${day}, week 20`)
  })
})

test.describe('without an axe finding, in both languages and in the dark', () => {
  const looks = [
    ['nl', 'light'],
    ['en', 'light'],
    ['nl', 'dark'],
  ] as const
  const lookAt = async (page: Page, open: () => Promise<void>) => {
    const baseURL = new URL(page.url()).origin
    for (const [locale, scheme] of looks) {
      await page.context().addCookies([
        { name: 'nabij-locale', value: locale, url: baseURL },
        { name: 'nabij-scheme', value: scheme, url: baseURL },
      ])
      await open()
      expect.soft(await axeFinds(page), `${locale}, ${scheme}`).toEqual([])
      await page.setViewportSize(phone)
      expect.soft(await sticksOut(page), `${locale}, ${scheme}, 360 px`).toEqual([])
      expect.soft(await axeFinds(page), `${locale}, ${scheme}, 360 px`).toEqual([])
      await page.setViewportSize({ width: 1360, height: 850 })
    }
  }

  test('the questions, the help, the ending and the promise', async ({ page }) => {
    test.setTimeout(180_000)
    const id = await ownRepeatCall(caller, 'needs', { confidentiality: 'yes' })
    await helpBefore(caller, id, 'Laptop lenen')
    await openCall(page, id)
    await lookAt(page, () => openCall(page, id))
    await rowsOf('update interview set introduced_at = null where id = $1', [id])
    await lookAt(page, async () => {
      await openCall(page, id)
      await page.locator('fieldset input').first().check()
    })
    await rowsOf(`update interview set introduced_at = now(), place = 'closing' where id = $1`, [id])
    await lookAt(page, async () => {
      await openCall(page, `${id}#ending`)
      await page.locator('main form [type=radio]').nth(1).check()
    })
    const stepId = randomUUID()
    await rowsOf(
      `insert into care_step (id, organisation_id, kind, family_id, interview_id, owner_id, due_on, note)
       select $3, organisation_id, 'parent', family_id, id, $2, '2020-05-16', $4 from interview where id = $1`,
      [
        id,
        caller.id,
        stepId,
        await sealedText('care_step.note', { ownerId: await familyOf(id), rowId: stepId }, 'Vraag naar haar zus.'),
      ],
    )
    await lookAt(page, async () => void (await page.goto('/today')))
    const family = await familyOf(id)
    await lookAt(page, async () => void (await page.goto(`/families/${family}`)))
  })
})
