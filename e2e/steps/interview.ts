import { randomUUID } from 'node:crypto'
import { expect, type Locator, type Page } from '@playwright/test'
import { rowOf, rowsOf } from './database'
import { openedText } from './sealed.mjs'
import type { OwnCaller } from './own-families'
import { changeSchools } from './schools'

/** Presses Tab until the focus is there: what people without a mouse do. */
export const tabTo = async (page: Page, target: Locator) => {
  await expect(target).toBeVisible()
  for (let presses = 0; presses < 120; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error('not reached in 120 presses of Tab')
}

/** Goes there by Tab and presses a key; Enter unless told. */
export const press = async (page: Page, target: Locator, key = 'Enter') => {
  await tabTo(page, target)
  await page.keyboard.press(key)
}

export const inHand = (page: Page, key: string) => page.locator(`section[data-question="${key}"]`)

/** The next question, by its key, until this one is in hand. */
export const nextUntil = async (page: Page, key: string) => {
  // A key pressed before the page has its script is not heard; a person presses it again.
  await expect(async () => {
    if ((await inHand(page, key).count()) === 0) await page.keyboard.press('v')
    await expect(inHand(page, key)).toBeFocused({ timeout: 3000 })
  }).toPass()
}

/** "Bewaard op de server", with the time when something was saved just now. */
export const savedState = (page: Page) => page.locator('header').getByRole('status')
export const isSaved = async (page: Page) => expect(savedState(page)).toHaveText(/^Bewaard op de server \d\d:\d\d$/)

/** The call is on the screen, and so is its script: what is pressed before that is lost. */
export const isReady = async (page: Page) => {
  await page.waitForURL(/\/interviews\//)
  await page.waitForFunction(() =>
    Object.keys(document.querySelector('h1') ?? {}).some((key) => key.startsWith('__react')),
  )
}

export const openCall = async (page: Page, interviewId: string) => {
  await page.goto(`/interviews/${interviewId}`)
  await isReady(page)
}

/** The call after its first look at the server, so that what a test changes next is news to the page. */
export const openSettledCall = async (page: Page, interviewId: string) => {
  const looks = ['/api/device-key', `/api/interviews/${interviewId}`].map((path) =>
    page.waitForResponse((response) => new URL(response.url()).pathname.startsWith(path)),
  )
  await openCall(page, interviewId)
  await Promise.all(looks)
}

type AnswerRow = { value: Buffer | null; missing: string | null; note: Buffer | null }

export const answerOf = async (interviewId: string, key: string) => {
  const [row] = await rowsOf<AnswerRow>(
    'select value, missing, note from answer where interview_id = $1 and key = $2',
    [interviewId, key],
  )
  if (!row) return null
  const opened = async (name: 'value' | 'note') =>
    row[name] && (await openedText(`answer.${name}`, `${interviewId}/${key}`, row[name]))
  const value = await opened('value')
  return { value: value && (JSON.parse(value) as unknown), missing: row.missing, note: await opened('note') }
}

export const interviewOf = (familyId: string) =>
  rowsOf<{ id: string; state: string }>('select id, state from interview where family_id = $1', [familyId])

/** A school of this caller's own, under a board and a municipality of its own, where no other test calls. */
export const ownSchool = async ({ organisationId }: OwnCaller) => {
  const ref = `t-${randomUUID().slice(0, 8)}`
  await changeSchools(() =>
    rowOf(
      `with municipality as (
       insert into municipality (id, organisation_id, ref, name) values (gen_random_uuid(), $1, $2, 'Proefstad') returning id),
     board as (
       insert into school_board (id, organisation_id, ref, name) values (gen_random_uuid(), $1, $2, 'Proefbestuur') returning id)
     insert into school (id, organisation_id, ref, name, board_id, municipality_id)
     select gen_random_uuid(), $1, $2, 'Verzonnen School', board.id, municipality.id from board, municipality returning id`,
      [organisationId, ref],
    ),
  )
  return ref
}

export const forgetSchool = async ({ organisationId }: OwnCaller, ref: string) => {
  await changeSchools(async () => {
    for (const table of ['school', 'school_board', 'municipality'])
      await rowsOf(`delete from ${table} where organisation_id = $1 and ref = $2`, [organisationId, ref])
  })
}

/** One of the steps of finishing a call. */
/** From wherever one is, by the address of a step, which the browser's own back and forward use too. */
export const toLastStep = async (page: Page) => {
  await page.evaluate(() => {
    window.location.hash = 'ending'
  })
  await expect(page.getByRole('heading', { level: 2, name: 'Gesprek afronden: afsluiten' })).toBeVisible()
}

export const toStep = (page: Page, step: 'Teruglezen' | 'Afspraken' | 'Toestemming' | 'Afsluiten') =>
  page.getByRole('navigation', { name: 'Stappen van het afronden' }).getByRole('button', { name: step }).click()
