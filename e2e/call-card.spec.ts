import { randomUUID } from 'node:crypto'
import { expect, test, type Page } from '@playwright/test'
import { rowOf, rowsOf } from './steps/database'
import { contactsOf, identityText, tellIdentity } from './steps/identity'
import { inHand, openCall } from './steps/interview'
import { axeFinds, sticksOut } from './steps/look'
import { forgetOwnCaller, ownCaller, ownFamily, ownInterview, type OwnCaller } from './steps/own-families'
import { signedIn, visit } from './steps/sign-in'
import { storeAnswers } from './steps/stored-answers'
import { sealedText } from './steps/sealed.mjs'

let caller: OwnCaller

test.beforeEach(async ({ context }) => {
  caller = await ownCaller()
  await signedIn(context, caller)
})
test.afterEach(() => forgetOwnCaller(caller))

/** What the parent wants, and what was said and promised last time. */
const tellAbout = async (familyId: string) => {
  const { organisationId, id: callerId } = caller
  await rowsOf(`update family_identity set line_drop_plan = 'wait_for_parent' where family_id = $1`, [familyId])
  await tellIdentity(familyId, {
    name_to_use: 'mevrouw Yilmaz',
    who_may_hear: 'zus',
    stop_word: 'boodschappen',
    interpreter_name: 'Samira',
  })
  await rowsOf(
    `update family set call_language = 'tr', interpreter_needed = true, preferred_channels = '{video,phone}',
       preferred_parts_of_day = '{evening}' where id = $1`,
    [familyId],
  )
  const { id } = await rowOf<{ id: string }>(
    `insert into interview (id, organisation_id, family_id, caller_id, ref, channel, chosen_by, state, ended_at, started_at)
     values (gen_random_uuid(), $1, $2, $3, gen_random_uuid()::text, 'phone', 'parent', 'completed', now() - interval '5 days',
       now() - interval '5 days') returning id`,
    [organisationId, familyId, callerId],
  )
  await storeAnswers(id, { grade_parent: 7, needs_text: 'een eigen laptop', goes_well_text: 'we eten samen' })
  const rowId = randomUUID()
  await rowsOf(
    `insert into help_item (id, organisation_id, family_id, interview_id, type, text, week)
     values ($4, $1, $2, $3, 'laptop', $5, '2020-W14')`,
    [
      organisationId,
      familyId,
      id,
      rowId,
      await sealedText('help_item.text', { ownerId: familyId, rowId }, 'Laptop brengen'),
    ],
  )
}

const familyOf = async (interviewId: string) =>
  (await rowOf<{ id: string }>('select family_id as id from interview where id = $1', [interviewId])).id

const openToldCall = async (page: Page) => {
  const interviewId = await ownInterview(caller, 'internet')
  const familyId = await familyOf(interviewId)
  await tellAbout(familyId)
  await openCall(page, interviewId)
  return familyId
}

/** By its key. One that is pressed before the page has its script is not heard; a person presses it again. */
const showCard = async (page: Page) => {
  const openButton = page.getByRole('button', { name: 'Belkaart', expanded: true })
  await expect(async () => {
    if ((await openButton.count()) === 0) await page.keyboard.press('g')
    await expect(openButton).toBeVisible({ timeout: 3000 })
  }).toPass()
}

const everythingKnown = [
  'Noem de ouder: mevrouw Yilmaz',
  '06 0000 0001',
  'niet achterlaten',
  'zus',
  '10-12',
  '“boodschappen”',
  'u wacht tot de ouder belt',
  'Turks',
  'nodig: Samira',
  'beeldbellen, telefoon',
  'in de avond',
  'ouder 7',
  '“een eigen laptop”',
  '“we eten samen”',
  'Laptop brengen',
]

const replaceNumber = async (page: Page, number: string) => {
  await page.getByRole('button', { name: 'Klopt niet: 06 0000 0001' }).click()
  const field = page.getByLabel('Het goede nummer')
  await expect(field).toBeFocused()
  await field.fill(number)
  await page.keyboard.press('Enter')
}

test.describe('on a wide screen', () => {
  test.use({ viewport: { width: 1360, height: 900 } })

  test('the card opens and closes beside the question by one key, moves nothing, and stays as it was left', async ({
    page,
  }) => {
    await openToldCall(page)
    const question = inHand(page, 'internet')
    const before = await question.boundingBox()
    const card = page.getByRole('complementary')
    await expect(card.getByText('boodschappen')).toHaveCount(0)
    await showCard(page)
    for (const text of everythingKnown) await expect(card.getByText(text, { exact: false }).first()).toBeVisible()
    expect(await question.boundingBox()).toEqual(before)
    // The focus stays where it was, and a key still answers the question.
    expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true)
    await page.reload()
    await expect(card.getByText('boodschappen')).toBeVisible()
    expect(await axeFinds(page)).toEqual([])
    const button = page.getByRole('button', { name: 'Belkaart', expanded: true })
    await button.focus()
    await page.keyboard.press('Enter')
    await expect(card.getByText('boodschappen')).toHaveCount(0)
    await expect(page.getByRole('button', { name: 'Belkaart', expanded: false })).toBeFocused()
  })

  test('the family’s own page opens in a new tab, and the call stays', async ({ page }) => {
    const familyId = await openToldCall(page)
    await showCard(page)
    const opened = page.waitForEvent('popup')
    await page.getByRole('link', { name: 'Gezinspagina (nieuw tabblad)' }).click()
    await expect(await opened).toHaveURL(`/families/${familyId}`)
    await expect(inHand(page, 'internet')).toBeVisible()
    expect(await page.getByRole('link', { name: 'Naar het gezin' }).count()).toBe(0)
  })

  test('a wrong number is replaced during the call, and the old one is closed and kept', async ({ page }) => {
    const familyId = await openToldCall(page)
    await showCard(page)
    await replaceNumber(page, '12')
    await expect(page.getByRole('alert').getByText('Het goede nummer', { exact: false })).toBeVisible()
    await page.getByLabel('Het goede nummer').fill('071-5123456 tst 12')
    await page.getByRole('button', { name: 'Vervangen' }).click()
    const dialled = page.getByRole('complementary').locator('a[href="tel:+31715123456;ext=12"]')
    await expect(dialled).toHaveText('071 512 3456 tst. 12')
    await expect(inHand(page, 'internet')).toBeVisible()
    expect(await contactsOf(familyId)).toEqual([
      { value: '071-5123456 tst 12', state: 'active' },
      { value: '+31 6 0000 0001', state: 'dead' },
    ])
    await visit(page, `/families/${familyId}`)
    await expect(page.getByText('Telefoon: was 06 0000 0001')).toBeVisible()
  })

  test('without a connection the wrong number stays, with the reason', async ({ page, context }) => {
    await openToldCall(page)
    await showCard(page)
    await context.setOffline(true)
    await page.getByRole('button', { name: 'Klopt niet: 06 0000 0001' }).click()
    await expect(page.getByRole('complementary').getByText('geen verbinding', { exact: false })).toBeVisible()
    await context.setOffline(false)
    await page.getByRole('button', { name: 'Klopt niet: 06 0000 0001' }).click()
    await expect(page.getByLabel('Het goede nummer')).toBeFocused()
  })
})

test.describe('on a phone 360 px wide', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true })

  test('the card is a sheet, one tap away, and the question is there again when it closes', async ({ page }) => {
    await openToldCall(page)
    const question = inHand(page, 'internet')
    const before = await question.boundingBox()
    await page.getByRole('button', { name: 'Belkaart' }).tap()
    const sheet = page.getByRole('dialog', { name: 'Belkaart' })
    for (const text of everythingKnown) await expect(sheet.getByText(text, { exact: false }).first()).toBeAttached()
    expect(await sticksOut(page)).toEqual([])
    expect(await axeFinds(page)).toEqual([])
    await sheet.getByRole('button', { name: 'Klopt niet: 06 0000 0001' }).tap()
    await expect(sheet.getByLabel('Het goede nummer')).toBeFocused()
    expect(await sticksOut(page)).toEqual([])
    await page.keyboard.press('Escape')
    await expect(sheet).toHaveCount(0)
    expect(await question.boundingBox()).toEqual(before)
  })
})

for (const { width, height } of [
  { width: 1360, height: 900 },
  { width: 360, height: 740 },
])
  test(`the name to use and how to call safely stand on Today and on the page of the call before one dials (${width} px)`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height })
    const familyId = await ownFamily(caller)
    await tellAbout(familyId)
    await visit(page, '/today')
    for (const text of [
      'Noem de ouder: mevrouw Yilmaz',
      'Taal: Turks · Tolk: Samira · Het liefst: beeldbellen, telefoon',
    ])
      await expect(page.getByText(text, { exact: true })).toBeVisible()
    expect(await sticksOut(page)).toEqual([])
    expect(await axeFinds(page)).toEqual([])
    await visit(page, `/families/${familyId}/interview`)
    for (const text of everythingKnown) await expect(page.getByText(text, { exact: false }).first()).toBeVisible()
    await expect(page.getByText('vaste beller')).toBeVisible()
    await expect(page.getByText('Noem de ouder:')).toHaveCount(1)
    const number = page.getByRole('link', { name: /^Bel Verzonnen Ouder/ })
    await expect(number).toHaveCount(1)
    const [card, dial] = [
      await page.getByRole('region', { name: 'Belkaart' }).boundingBox(),
      await number.boundingBox(),
    ]
    expect(card!.y).toBeLessThan(dial!.y)
    expect(await sticksOut(page)).toEqual([])
    expect(await axeFinds(page)).toEqual([])
  })

test('a number that was replaced on the spot is dialled as the others: the attempt is noted at once', async ({
  page,
}) => {
  const familyId = await ownFamily(caller)
  await visit(page, `/families/${familyId}`)
  await replaceNumber(page, '071-5123456')
  const number = page.locator('a[href="tel:+31715123456"]')
  await expect(number).toBeVisible()
  await page.evaluate(() => document.addEventListener('click', (event) => event.preventDefault(), { once: true }))
  await number.click()
  await expect
    .poll(() =>
      rowsOf(
        `select outcome, point.position from contact_attempt attempt
         join contact_point point on point.id = attempt.contact_point_id where attempt.family_id = $1`,
        [familyId],
      ),
    )
    .toEqual([{ outcome: 'dialled', position: 0 }])
  expect((await contactsOf(familyId))[0]?.value).toBe('071-5123456')
})

test('a caller corrects how a family is reached, and the old values stay on its page', async ({ page }) => {
  const familyId = await ownFamily(caller)
  await tellAbout(familyId)
  await visit(page, `/families/${familyId}`)
  await page.getByRole('link', { name: 'Contactgegevens wijzigen' }).click()
  await page.getByLabel('Codewoord: ik kan nu niet vrij praten').fill('tot zondag')
  await page.getByLabel('Taal van het gesprek').selectOption('Nederlands')
  await page.getByRole('checkbox', { name: 'beeldbellen' }).uncheck()
  await page.getByRole('checkbox', { name: 'in de ochtend' }).check()
  await page.getByRole('button', { name: 'Bewaren' }).click()
  await expect(page).toHaveURL(`/families/${familyId}`)
  await expect(page.getByText('in de ochtend, in de avond', { exact: true })).toBeVisible()
  await expect(page.getByText(/^“tot zondag”/)).toBeVisible()
  for (const text of [
    'Codewoord: was boodschappen',
    'Taal van het gesprek: was Turks',
    'Hoe het liefst: was beeldbellen, telefoon',
  ])
    await expect(page.getByText(text)).toBeVisible()
  expect(await axeFinds(page)).toEqual([])
})

test('a colleague who saved first is not overwritten, and what was typed stays', async ({ page }) => {
  const familyId = await ownFamily(caller)
  await visit(page, `/families/${familyId}/contact`)
  await page.getByLabel('Codewoord: ik kan nu niet vrij praten').fill('tot zondag')
  await tellIdentity(familyId, { safe_hours: 'na 19 uur' })
  await rowsOf('update family set version = version + 1 where id = $1', [familyId])
  await page.getByRole('button', { name: 'Bewaren' }).click()
  await expect(page.getByText('Iemand anders heeft dit gezin intussen gewijzigd')).toBeVisible()
  await expect(page.getByLabel('Codewoord: ik kan nu niet vrij praten')).toHaveValue('tot zondag')
  expect(await identityText(familyId, 'stop_word')).toBe('')
})

test('on paper the family page shows how the family is reached, without buttons', async ({ page }) => {
  const familyId = await ownFamily(caller)
  await tellAbout(familyId)
  await visit(page, `/families/${familyId}`)
  await page.emulateMedia({ media: 'print' })
  for (const text of ['06 0000 0001', '“boodschappen”', 'nodig: Samira', '“een eigen laptop”'])
    await expect(page.getByText(text, { exact: false }).first()).toBeVisible()
  await expect(page.getByText('Klopt niet?')).toBeHidden()
  await expect(page.getByRole('link', { name: 'Contactgegevens wijzigen' })).toBeHidden()
})
