import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import { expect, test } from '@playwright/test'
import { visits, type Place } from './pages'
import { rowsOf } from './steps/database'
import { enter, forgetPlace, ownPlace } from './steps/guests'
import { addContact, tellIdentity } from './steps/identity'
import { sticksOut, troublesOf, turnedTexts } from './steps/look'
import { changeSchools } from './steps/schools'
import { visit } from './steps/sign-in'
import { storeAnswers } from './steps/stored-answers'
import { sealedText } from './steps/sealed.mjs'

/** What would run if a page, an attribute or a template took it for more than letters. */
const hostile = `"'><svg/onload=this.hostile=1>{{7*7}}\${7*7}javascript:hostile`
/** The last word of a typed text. What turns the direction before it must turn nothing behind it. */
const lastWord = 'einde'
/** The end of an isolate that was not begun, and an override that does not end. */
const turning = `\u2069\u202E${lastWord}`
/** Names and addresses that have no place to break; the first letters bring them to the top of every list. */
const word = (letters: string) => `Aaa${letters.repeat(36)}${hostile}${turning}`
const address = `aaa.${'lang'.repeat(14)}@${'adres'.repeat(11)}.example.org`

/** The pages that the application failed to make so far: a component that failed there is drawn again by the browser. */
const said = () =>
  fs
    .readFileSync(process.env.E2E_LOG ?? '', 'utf8')
    .split('\n')
    .filter((line) => /"event":"console".*"error":"\w*Error"/.test(line))

let place: Place
const [school, board, municipality] = [randomUUID(), randomUUID(), randomUUID()]

test.beforeAll(async () => {
  place = await ownPlace()
  const { id, organisationId } = place.visitor
  const families = 'select id from family where caller_id = $1'
  await rowsOf('update staff set name = $2 where id = $1', [id, word('beller')])
  await rowsOf('update family set programme = $2 where caller_id = $1', [id, word('programma')])
  const long = word('ouder')
  for (const { id: familyId } of await rowsOf<{ id: string }>(families, [id])) {
    await tellIdentity(familyId, { parent_name: long, address: long, note: long, who_may_hear: long, safe_hours: long })
    await addContact({ organisationId, familyId }, { kind: 'email', value: address }, 1)
  }
  const items = await rowsOf<{ id: string; family: string }>(
    'select id, family_id as family from help_item where owner_id = $1',
    [id],
  )
  for (const { id: rowId, family: ownerId } of items)
    await rowsOf('update help_item set text = $2 where id = $1', [
      rowId,
      await sealedText('help_item.text', { ownerId, rowId }, word('hulp')),
    ])
  const texts = await rowsOf<{ interviewId: string; key: string }>(
    `select interview_id as "interviewId", key from answer where key in ('conversation_note', 'needs_text')
       and value is not null and interview_id in (select id from interview where caller_id = $1)`,
    [id],
  )
  for (const { interviewId, key } of texts) await storeAnswers(interviewId, { [key]: word('gesprek') })
  await changeSchools(async () => {
    await rowsOf('insert into school_board (id, organisation_id, ref, name) values ($1, $2, $3, $4)', [
      board,
      organisationId,
      `lang-${board}`,
      word('bestuur'),
    ])
    await rowsOf('insert into municipality (id, organisation_id, ref, name) values ($1, $2, $3, $4)', [
      municipality,
      organisationId,
      `lang-${municipality}`,
      word('gemeente'),
    ])
    await rowsOf(
      'insert into school (id, organisation_id, ref, name, board_id, municipality_id) values ($1, $2, $3, $4, $5, $6)',
      [school, organisationId, `lang-${school}`, word('school'), board, municipality],
    )
  })
})
test.afterAll(async () => {
  await changeSchools(async () => {
    await rowsOf('delete from school where id = $1', [school])
    await rowsOf('delete from school_board where id = $1', [board])
    await rowsOf('delete from municipality where id = $1', [municipality])
  })
  await forgetPlace(place)
})

for (const [pattern, all] of Object.entries(visits))
  test(`long words break, and hostile ones stay words, on ${pattern}`, async ({ browser, baseURL }) => {
    const saidBefore = said().length
    for (const { as, to } of all) {
      const context = await browser.newContext({
        baseURL,
        viewport: { width: 320, height: 640 },
        reducedMotion: 'reduce',
      })
      await enter(context, as, place)
      const page = await context.newPage()
      const troubles = await troublesOf(page, baseURL ?? '')
      await visit(page, to(place))
      expect.soft(await sticksOut(page), `${as} at ${pattern}`).toEqual([])
      expect.soft(await turnedTexts(page, lastWord), `${as} at ${pattern}`).toEqual([])
      expect.soft(await page.locator('svg[onload]').count(), `${as} at ${pattern}`).toBe(0)
      expect.soft(troubles.filter((trouble) => /^thrown|policy/.test(trouble))).toEqual([])
      if (as === 'visitor' && /^.families(.\[id\])?$/.test(pattern))
        await expect.soft(page.getByText(hostile).first(), pattern).toBeVisible()
      await context.close()
    }
    expect(said().slice(saidBefore)).toEqual([])
  })
