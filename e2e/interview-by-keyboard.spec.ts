import { expect, test, type Page } from '@playwright/test'
import { rowOf } from './steps/database'
import {
  answerOf,
  forgetSchool,
  inHand,
  interviewOf,
  isSaved,
  nextUntil,
  ownSchool,
  press,
  tabTo,
} from './steps/interview'
import { forgetOwnCaller, ownCaller, ownFamily, type OwnCaller } from './steps/own-families'
import { signedInAs, visit } from './steps/sign-in'

let caller: OwnCaller
let school: string

test.beforeEach(async () => {
  caller = await ownCaller()
  school = await ownSchool(caller)
})
test.afterEach(async () => {
  await forgetOwnCaller(caller)
  await forgetSchool(caller, school)
})

const signInByKeyboard = async (page: Page) => {
  await visit(page, '/sign-in')
  await tabTo(page, page.locator('[name=email]'))
  await page.keyboard.type(caller.email)
  await tabTo(page, page.locator('[name=password]'))
  await page.keyboard.type(caller.password)
  await page.keyboard.press('Enter')
}

const begin = async (page: Page) => {
  await press(page, page.locator('main a[href$="/interview"]').first())
  for (const [name, key] of [
    ['channel', 'ArrowDown'],
    ['chosenBy', 'Space'],
  ] as const)
    await press(page, page.locator(`[name=${name}]`).first(), key)
  await press(page, page.getByRole('button', { name: 'De ouder is er' }))
  await expect(page.getByRole('heading', { name: 'De ouder is aan de lijn' })).toBeFocused()
  await press(page, page.locator('[name=canTalkFreely]').first(), 'Space')
  await press(page, page.getByRole('button', { name: 'Gesprek beginnen' }))
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Gesprek met gezin')
}

/** What is pressed at each question, in the order of the thirty; a list presses several keys. */
const byKey: readonly (readonly [question: string, ...keys: string[]])[] = [
  ['confidentiality', '1'],
  ['children_count', '2'],
  ['children_ages'],
  ['home_languages'],
  ['household_others', '1', '4'],
  ['enough_room', '2'],
  ['school_contact', '1'],
  ['school_letters', 'w'],
  ['homework_at_home', '2'],
  ['homework_help', '3'],
  ['homework_missing', '1', '3'],
  ['daily_routine', '1'],
  ['internet', '3'],
  ['devices', '1'],
  ['schools'],
  ['worries', '1'],
  ['worries_about_others', '2'],
  ['rules_clear', 'z'],
  ['money_for_groceries', 'l'],
  ['doing_for_others', '1'],
  ['grade_parent', '7'],
  ['grade_children', '0'],
  ['keeps_going', '1'],
  ['needs'],
  ['goes_well', '1'],
  ['enough_support', '2'],
  ['supporters', '1'],
  ['can_we_help', '1'],
  ['may_call_again', '1'],
]

/** Where keys alone do not reach: values of the record, a second part, a school of a list, the parent's own words. */
const besides: Record<string, (page: Page) => Promise<void>> = {
  children_ages: (page) => press(page, inHand(page, 'children_ages').getByRole('button', { name: 'Nog zo' })),
  home_languages: (page) => press(page, inHand(page, 'home_languages').getByRole('button', { name: 'Nog zo' })),
  school_contact: (page) => press(page, inHand(page, 'school_contact').getByRole('checkbox').first(), 'Space'),
  worries: (page) => press(page, inHand(page, 'worries').getByRole('checkbox').nth(1), 'Space'),
  schools: async (page) => {
    const list = inHand(page, 'schools').getByRole('combobox').first()
    await tabTo(page, list)
    await page.keyboard.type('Verzonnen School')
    await expect(list).toHaveValue(school)
    await page.keyboard.press('Tab')
  },
  needs: async (page) => {
    await tabTo(page, inHand(page, 'needs').getByRole('textbox'))
    await page.keyboard.type('2 keer per week wat rust? /zzz')
    await page.keyboard.press('Tab')
  },
}

test('a whole call by keyboard alone, counted in its week', async ({ page, browser }) => {
  test.slow()
  const familyId = await ownFamily(caller)
  await signInByKeyboard(page)
  await begin(page)
  const [interview] = await interviewOf(familyId)
  const id = interview!.id
  await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible()
  await nextUntil(page, 'call_date')
  for (const [question, ...keys] of byKey) {
    await nextUntil(page, question)
    for (const key of keys) await page.keyboard.press(key)
    await besides[question]?.(page)
  }

  await page.keyboard.press('v')
  await expect(page.getByRole('heading', { level: 2, name: 'Gesprek afronden' })).toBeFocused()
  await isSaved(page)
  expect(await answerOf(id, 'grade_children')).toMatchObject({ value: 10 })
  expect(await answerOf(id, 'school_letters')).toMatchObject({ value: null, missing: 'dont_know' })
  expect(await answerOf(id, 'rules_clear')).toMatchObject({ value: null, missing: 'refused' })
  expect(await answerOf(id, 'household_others')).toMatchObject({ value: ['partner', 'others'] })
  expect(await answerOf(id, 'children_ages')).toMatchObject({ value: [8, 2] })
  expect(await answerOf(id, 'needs_text')).toMatchObject({ value: '2 keer per week wat rust? /zzz' })
  expect(await answerOf(id, 'needs')).toBeNull()

  await page.keyboard.press('v')
  await expect(page.getByRole('heading', { level: 2, name: 'Gesprek afronden: afspraken' })).toBeFocused()
  await press(page, page.getByRole('button', { name: 'Afspreken' }).first())
  await expect(page.getByLabel('Soort hulp')).toBeFocused()
  await press(page, page.getByRole('button', { name: 'Afspraak bewaren' }))
  await expect(page.getByText(/: ik pak dit op\. U hoort uiterlijk/)).toBeVisible()
  await press(page, page.getByRole('button', { name: 'Toestemming →' }))
  await press(page, page.getByRole('button', { name: 'Afsluiten →' }))
  await press(page, page.getByRole('button', { name: 'Gesprek afsluiten' }))
  await expect(page.getByText(/^Dank u wel\. Het gesprek is bewaard en telt mee in week \d+\.$/)).toBeVisible()

  const { week } = await rowOf<{ week: string }>('select week from interview_fact where interview_id = $1', [id])
  const coordinator = await browser.newContext({ baseURL: new URL(page.url()).origin, locale: 'nl-NL' })
  await signedInAs(coordinator, 'coordinator')
  const other = await coordinator.newPage()
  await visit(other, `/weeks/${week}?school=${school}`)
  await expect(other.getByText('1 gesprek met 1 gezin')).toBeVisible()
  await expect(other.getByText('Het ging via de telefoon (1)', { exact: false })).toBeVisible()
  await coordinator.close()
})
