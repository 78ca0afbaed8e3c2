/** The page of a week reads the rows of its weeks, however long the history is, also behind the policies of row-level security. */
import pg from 'pg'
import { beforeAll, expect, test } from 'vitest'
import { codebookOf } from '@/domain/figures/codebook'
import { addWeeks, parseWeek, type Week } from '@/domain/figures/week'
import { instrumentOf } from '@/domain/instrument/instrument'
import { nodeAmongSchools } from '@/features/weeks/parts/node'
import { reachOfWeek } from '@/features/weeks/queries/reach-of-week'
import { weekPage } from '@/features/weeks/queries/week-page'
import { systemActor } from '@/server/minted-actor'
import { facts, fillHistory } from '../scripts/bench/week/history.mjs'
import { endPreparing, rowsReadBy } from './rows-read'

const interviews = 10_000
/** Of twelve weeks with sixty interviews each. When this was written: 2450. */
const mostOfPage = 3500
const week = parseWeek(facts.week) as Week
const actor = systemActor(facts.organisation)
const nodes = [
  { level: 'organisation', ref: null },
  { level: 'board', ref: facts.boardRef },
] as const

beforeAll(async () => {
  const owner = new pg.Client({ connectionString: process.env.DATABASE_OWNER_URL })
  await owner.connect()
  const instrument = instrumentOf(1)
  await fillHistory(owner, interviews, { instrument, codebook: codebookOf(instrument) })
  await owner.end()
  await endPreparing()
})

test.each(nodes)('the reach of a week reads the attempts of that week: $level', async (address) => {
  const { node } = await nodeAmongSchools(actor, address)
  expect((await reachOfWeek(actor, week, node)).attempted).toBeGreaterThan(30)
  // Some sixty attempts, each from an index and the table.
  expect(await rowsReadBy(['contact_attempt'], () => reachOfWeek(actor, week, node))).toBeLessThanOrEqual(200)
})

test.each(nodes)('a page reads some three months of the history, of its $level', async (address) => {
  const tables = ['interview_fact', 'interview_fact_school', 'contact_attempt', 'help_item']
  const read = await rowsReadBy(tables, () => weekPage(actor, week, address))
  expect(read).toBeLessThanOrEqual(mostOfPage)
  expect(await rowsReadBy(tables, () => weekPage(actor, addWeeks(week, -20), address))).toBeLessThanOrEqual(mostOfPage)
})
