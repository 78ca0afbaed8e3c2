import crypto from 'node:crypto'
import { expect, test } from '@playwright/test'
import { healthy, startNext } from '../scripts/lib/app-server.mjs'
import { migrate } from '../scripts/lib/migrate.mjs'
import { freePort } from '../scripts/lib/ports.mjs'
import { recordedOutcomes, ruleOf } from '../src/domain/calls/outcomes.ts'
import { calls } from '../src/i18n/messages/nl/calls.ts'
import { copyRows, emptyDatabase } from './steps/copied-database.ts'
import { rowOf, rowsOf } from './steps/database.ts'
import { openedText } from './steps/sealed.mjs'
import { accountOf, signedIn, visit } from './steps/sign-in.ts'

// Three callers work through a week of the demonstration side by side, until every outcome has been recorded.
const host = '127.0.0.1'
const days = ['2020-05-18', '2020-05-19', '2020-05-20', '2020-05-21', '2020-05-22']
const callers = [0, 1, 2].map((index) => accountOf('caller', index))
const byCallers = recordedOutcomes.filter((outcome) => ruleOf(outcome).offered !== 'coordinator')
const decisions = recordedOutcomes.filter((outcome) => ruleOf(outcome).offered === 'coordinator')

/** Who holds a conversation on which day, and how it ends. One that a relieved parent ends is a partial one. */
const conversations = {
  '2020-05-19': [{ how: 'completed' }],
  '2020-05-20': [undefined, undefined, { how: 'relieved', careNote: 'vertelde iets zwaars' }],
  '2020-05-21': [undefined, { how: 'broken_off', breakReason: 'technical' }],
}

/** What was started, to be ended last first. */
const releases = []
test.afterAll(async () => {
  for (const release of releases.toReversed()) await release()
})

/** The application on that day at ten in the morning, on the same database each day. */
const startOn = async (databaseEnv, day) => {
  const port = await freePort()
  const address = `http://${host}:${port}`
  const env = {
    ...databaseEnv,
    NEXTAUTH_SECRET: crypto.randomBytes(32).toString('base64url'),
    NEXTAUTH_URL: address,
    NEXT_DIST_DIR: process.env.NEXT_DIST_DIR,
    NABIJ_WORKER: '0',
    NABIJ_NOW: `${day}T10:00:00+02:00`,
  }
  const app = startNext({ mode: 'start', host, port, env, stdio: 'ignore' })
  await healthy(address, app.exited)
  return { address, stop: app.stop }
}

const untouched = (page) =>
  page.getByRole('listitem').filter({ has: page.getByRole('group', { name: calls.outcome.group }) })

/** Records the outcome on the first card of the list, with a day or a time where it needs one. */
const record = async (page, card, outcome) => {
  const name = await card.getByRole('heading').first().innerText()
  const area = page
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { name }) })
    .first()
  const words = calls.outcomes[outcome]
  if (ruleOf(outcome).offered !== 'card') await area.getByRole('button', { name: calls.outcome.more }).click()
  await area.getByRole('button', { name: words }).first().click()
  const { effect } = ruleOf(outcome)
  if (effect.kind === 'appointment') {
    const isWindow = effect.appointment === 'soft'
    await area.getByLabel(isWindow ? calls.outcome.windowFrom : calls.outcome.from, { exact: true }).fill('14:30')
    if (isWindow) await area.getByLabel(calls.outcome.until, { exact: true }).fill('16:00')
  }
  const saved = area.getByRole('status').filter({ hasText: 'Genoteerd' })
  const save = area.getByRole('button', { name: calls.outcome.save, exact: true })
  await expect(saved.or(save).first()).toBeVisible()
  if (await save.isVisible()) await save.click()
  await expect(saved).toBeVisible()
}

/** Holds the conversation with the family of the first card, and ends it so. */
const talk = async (page, ending) => {
  await untouched(page)
    .first()
    .getByRole('link', { name: /^Gesprek beginnen/ })
    .click()
  await page.getByText('Telefoon', { exact: true }).click()
  await page.getByText('De ouder', { exact: true }).click()
  await page.getByRole('button', { name: 'De ouder is er, ik begin' }).click()
  await page.getByRole('button', { name: 'Gesprek beginnen' }).click()
  await page.waitForURL(/\/interviews\//)
  const id = page.url().split('/').at(-1)?.split(/[#?]/)[0]
  const answer = { operationId: crypto.randomUUID(), clientId: crypto.randomUUID(), sequence: 1, baseVersion: 0 }
  const data = { ...answer, key: 'confidentiality', part: 'value', value: 'yes' }
  expect((await page.request.put(`/api/interviews/${id}/answers`, { data })).status()).toBe(200)
  expect((await page.request.put(`/api/interviews/${id}/end`, { data: ending })).status()).toBe(200)
}

const refusedNames = async (url) => {
  const rows = await rowsOf(
    `select family_id as id, parent_name as bytes from family_identity join next_step step using (family_id)
     where step.closed_at is null and step.kind = 'stopped'`,
    [],
    url,
  )
  return Promise.all(
    rows.map(async ({ id, bytes }) => ({ name: await openedText('family_identity.parent_name', id, bytes) })),
  )
}

test('three callers work a week through every outcome, and nobody falls out', async ({ browser }) => {
  test.setTimeout(240_000)
  const database = await emptyDatabase(`week_${crypto.randomBytes(4).toString('hex')}`)
  releases.push(database.drop)
  await migrate(database.url)
  await copyRows(process.env.DATABASE_OWNER_URL, database.url)
  const waitingOutcomes = [...byCallers]
  for (const day of days) {
    const app = await startOn(database.env, day)
    releases.push(app.stop)
    const work = async (caller, index) => {
      const outcomes = waitingOutcomes.splice(0, 2)
      const context = await browser.newContext({ baseURL: app.address })
      await signedIn(context, caller)
      const page = await context.newPage()
      const refused = await refusedNames(database.url)
      await visit(page, '/today')
      const offered = (await untouched(page).getByRole('heading', { level: 3 }).allInnerTexts()).join('\n')
      for (const { name } of refused) expect(offered).not.toContain(`${name} `)
      for (const outcome of outcomes) await record(page, untouched(page).first(), outcome)
      const ending = conversations[day]?.[index]
      if (ending) {
        await visit(page, '/today')
        await talk(page, ending)
      }
      await context.close()
    }
    await Promise.all(callers.map(work))
    await app.stop()
  }
  expect(waitingOutcomes).toEqual([])

  // On the last day a coordinator decides about four families, and the week's reach adds up to the list.
  const app = await startOn(database.env, days.at(-1))
  releases.push(app.stop)
  const context = await browser.newContext({ baseURL: app.address })
  await signedIn(context, accountOf('coordinator'))
  const page = await context.newPage()
  const families = await rowsOf(
    `select family_id as id from next_step where closed_at is null and kind = 'call' order by family_id limit 4`,
    [],
    database.url,
  )
  for (const [index, outcome] of decisions.entries()) {
    await visit(page, `/families/${families[index].id}`)
    await page.getByRole('button', { name: calls.outcome.more }).click()
    await page.getByRole('button', { name: calls.outcomes[outcome] }).click()
    const note = page.getByLabel(calls.outcome.noteNeeded, { exact: true })
    const save = page.getByRole('button', { name: calls.outcome.save, exact: true })
    const saved = page.getByRole('status').filter({ hasText: 'Genoteerd' })
    await expect(saved.or(save).first()).toBeVisible()
    if (await note.isVisible()) await note.fill('verhuisd')
    if (await save.isVisible()) await save.click()
    await expect(saved).toBeVisible()
  }
  await visit(page, '/calls/reach')
  await expect(page.getByText(/^Samen \d+ gezinnen/)).toBeVisible()
  const ladder = page.getByRole('table', { name: 'Waar de gezinnen staan' })
  const countOf = async (name) => {
    const text = await ladder.getByRole('row', { name }).first().getByRole('cell').textContent()
    return Number(text.replaceAll(/\D/g, ''))
  }
  // Families of other journeys, which run beside this one, came to the list later.
  const { families: listed } = await rowOf(
    'select count(*)::int as families from family where listed_since <= $1',
    [days.at(-1)],
    database.url,
  )
  expect(await countOf('Op de lijst')).toBe(listed)
  expect((await countOf('Geprobeerd te bellen')) + (await countOf('Niet geprobeerd'))).toBe(listed)
  await context.close()

  const recorded = await rowsOf(
    `select outcome, count(distinct staff_id)::int as callers from contact_attempt
     where day >= $1 group by outcome, family_id`,
    [days[0]],
    database.url,
  )
  expect(new Set(recorded.map(({ outcome }) => outcome))).toEqual(
    new Set([...recordedOutcomes, 'complete', 'partial', 'broken_off']),
  )
  const twice = await rowsOf(
    `select family_id from contact_attempt where day >= $1 and staff_id = any($2::uuid[])
     group by family_id, day having count(distinct staff_id) > 1`,
    [days[0], (await rowsOf(`select id from staff where role = 'caller'`, [], database.url)).map(({ id }) => id)],
    database.url,
  )
  expect(twice).toEqual([])
  // A promise waits for an owner only after whoever had it said that somebody else has to call, for the language.
  const counts = await rowOf(
    `select count(*)::int as families, count(step.id)::int as steps,
       count(*) filter (where step.waits_for = 'owner' and step.reason in ('appointment', 'call_back', 'parent_asked')
         and not exists (select from contact_attempt attempt where attempt.family_id = family.id
           and attempt.outcome = 'language_no_caller' and attempt.undone_at is null))::int as "withoutOwner"
     from family left join next_step step on step.family_id = family.id and step.closed_at is null`,
    [],
    database.url,
  )
  expect(counts).toEqual({ families: counts.steps, steps: counts.families, withoutOwner: 0 })
  expect(counts.families).toBeGreaterThanOrEqual(282)
})
