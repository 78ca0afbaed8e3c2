import { randomUUID } from 'node:crypto'
import { expect, test } from '@playwright/test'
import { Client } from 'pg'
import { rowOf, rowsOf } from './steps/database'
import { axeFinds } from './steps/look'
import { accountOf, signedInAs, visit } from './steps/sign-in'

/** A week so long before the first release that no other journey comes there. */
const weekLongBefore = async (days: number) =>
  (
    await rowOf<{ week: string }>(
      `select to_char(to_date(min(at), 'IYYY-"W"IW') - $1::int, 'IYYY-"W"IW') as week from release where grain = 'week'`,
      [days],
    )
  ).week

const coordinator = 1
const asker = () =>
  rowOf<{ id: string; organisation: string }>(
    'select id, organisation_id as organisation from staff where email = $1',
    [accountOf('coordinator', coordinator).email],
  )

/** Somebody else is about to keep a preparation of this week: whoever prepares it waits at the end of their work. */
const heldWeek = async (week: string) => {
  const { id, organisation } = await asker()
  const client = new Client({ connectionString: process.env.DATABASE_OWNER_URL })
  await client.connect()
  await client.query('begin')
  await client.query(
    `insert into preparation (id, organisation_id, grain, at, prepared_by_id, prepared_by_name, fingerprint, nodes)
     values ($1, $2, 'week', $3, $4, '', '', '[]')`,
    [randomUUID(), organisation, week, id],
  )
  return () => client.end()
}

test('what takes long goes on by itself: a page reloaded in the middle, and another tab, see how it ends', async ({
  page,
  context,
}) => {
  const week = await weekLongBefore(42)
  const release = await heldWeek(week)
  await signedInAs(context, 'coordinator', coordinator)
  await visit(page, `/releases/week/${week}`)
  await page.getByRole('button', { name: 'Voorbereiden' }).click()
  const state = async () =>
    (
      await rowOf<{ state: string | null }>('select max(state::text) as state from job where subject = $1', [
        `week/${week}`,
      ])
    ).state
  await expect.poll(state).toBe('running')
  const busy = { name: 'Bezig met rekenen…' }
  await expect(page.getByRole('button', busy)).toHaveAttribute('aria-disabled', 'true')

  await page.reload()
  await expect(page.getByRole('button', busy)).toHaveAttribute('aria-disabled', 'true')
  // It says how far it has come as soon as it knows.
  await expect(page.getByRole('status').filter({ hasText: /Bezig met rekenen…|\d+ van \d+ cijfers/ })).toHaveCount(1)
  const other = await context.newPage()
  await visit(other, `/releases/week/${week}`)
  const button = other.getByRole('button', busy)
  await expect(button).toHaveAttribute('aria-disabled', 'true')
  await button.focus()

  await release()
  for (const tab of [page, other])
    await expect(tab.getByRole('heading', { name: 'Wat elke ontvanger leest' })).toBeVisible()
  await expect(other.getByText(/^Voorbereid door/)).toBeFocused()
  await other.getByRole('button', { name: 'Voorbereiding wegleggen' }).click()
  await other.getByRole('button', { name: 'Wegleggen', exact: true }).click()
  await expect(other.getByRole('heading', { name: 'Wat elke ontvanger leest' })).toHaveCount(0)
})

test('what failed is shown to whoever asked, in their language, and is tried again by the keyboard', async ({
  page,
  context,
}) => {
  const week = await weekLongBefore(49)
  const { id, organisation } = await asker()
  await rowsOf(
    `insert into job (id, organisation_id, asked_by_id, kind, subject, input, state, attempts, reason, finished_at)
     values ($1, $2, $3, 'prepare_release', $4, $5, 'failed', 3, 'fault', now())`,
    [randomUUID(), organisation, id, `week/${week}`, JSON.stringify({ grain: 'week', at: week, correction: '' })],
  )
  await signedInAs(context, 'coordinator', coordinator)
  await context.addCookies([{ name: 'nabij-locale', value: 'en', url: process.env.E2E_BASE_URL ?? '' }])
  await visit(page, `/releases/week/${week}`)
  await expect(page.getByRole('main').getByRole('alert')).toContainText('Preparing did not succeed.')
  expect(await axeFinds(page, 'all')).toEqual([])
  await context.clearCookies({ name: 'nabij-locale' })
  await visit(page, `/releases/week/${week}`)
  await expect(page.getByRole('main').getByRole('alert')).toContainText('Voorbereiden is niet gelukt.')
  await page.getByRole('button', { name: 'Probeer opnieuw' }).press('Enter')
  await expect(page.getByRole('heading', { name: 'Wat elke ontvanger leest' })).toBeVisible()
  await expect(page.getByText('Voorbereiden is niet gelukt.')).toHaveCount(0)
  await expect(page.getByText('Het wordt opnieuw geprobeerd.', { exact: false })).toBeFocused()
})

test('letters that failed name their readers, and one button sends all of them again', async ({ page, context }) => {
  const week = await weekLongBefore(56)
  const { id, organisation } = await asker()
  const readers = await rowsOf<{ id: string; name: string }>(
    `select id, name from staff where organisation_id = $1 and role = 'reader' order by name limit 3`,
    [organisation],
  )
  const letters = readers.map((reader) => ({ ...reader, job: randomUUID() }))
  for (const letter of letters)
    await rowsOf(
      `insert into job (id, organisation_id, asked_by_id, kind, subject, input, state, attempts, reason, finished_at)
       values ($1, $2, $3, 'release_letter', $4, $5, 'failed', 2, 'letter_refused', now())`,
      // Nothing was published under this id, so a worker finds nothing to send, and the job is done.
      [
        letter.job,
        organisation,
        id,
        `week/${week}`,
        JSON.stringify({ staffId: letter.id, releaseIds: [randomUUID()] }),
      ],
    )
  await signedInAs(context, 'coordinator', coordinator)
  await visit(page, `/releases/week/${week}`)
  const list = page.getByRole('main').getByRole('alert')
  for (const { name } of letters) await expect(list).toContainText(`Het bericht aan ${name} is niet verstuurd.`)
  await expect(list.getByRole('button', { name: 'Probeer opnieuw' })).toHaveCount(3)
  expect(await axeFinds(page, 'all')).toEqual([])
  await page.getByRole('button', { name: 'Probeer alle berichten opnieuw' }).press('Enter')
  const message = page.getByText('Ze worden opnieuw verstuurd.', { exact: false })
  await expect(message).toBeFocused()
  await expect(message).toBeInViewport()
  await expect(page.getByRole('button', { name: 'Probeer opnieuw' })).toHaveCount(0)
  await expect
    .poll(() => rowsOf(`select distinct state::text from job where subject = $1`, [`week/${week}`]))
    .toEqual([{ state: 'done' }])
})
