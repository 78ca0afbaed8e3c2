/**
 * A list by state reads what stands in it, and not what was ended before. Row-level security keeps a condition on an enum from an
 * index, because its comparison might tell of hidden rows; a partial index holds the rows of one state alone.
 */
import { beforeAll, expect, test } from 'vitest'
import type { StaffActor } from '@/domain/access/actor'
import { handedOverInterviews } from '@/features/calls/queries/handed-over-interviews'
import { openCallTasks } from '@/features/calls/queries/open-call-tasks'
import { openInterviews } from '@/features/calls/queries/open-interviews'
import { organisationCounts } from '@/features/digests/parts/organisation-counts'
import { ownCounts } from '@/features/digests/parts/own-counts'
import { helpList } from '@/features/help/queries/help-list'
import { openHelpByOwner } from '@/features/help/queries/open-help-by-owner'
import { promisedHelp } from '@/features/help/queries/promised-help'
import { waitingHelp } from '@/features/help/queries/waiting-help'
import { endedJobs } from '@/features/jobs/queries/ended-jobs'
import { teamLoad } from '@/features/team/queries/team-load'
import { database as applicationDatabase, disconnect, ofOrganisation } from '@/server/db'
import { health } from '@/server/health'
import { anActor, anOrganisation } from './factories'
import { database, ownerDatabase } from './owner'

const tables = ['interview', 'help_item', 'job']
const families = 500
const callsOfFamily = 20
let organisationId: string
let coordinator: StaffActor
let caller: StaffActor
let colleague: StaffActor

beforeAll(async () => {
  organisationId = await anOrganisation()
  coordinator = await anActor(organisationId, 'coordinator')
  caller = await anActor(organisationId, 'caller')
  colleague = await anActor(organisationId, 'caller')
  // One caller held every call. All were held long ago, and ten are open. Help was promised by a colleague: whether somebody sees the
  // number of a family is asked of all that they ever promised.
  await ownerDatabase().$executeRaw`
    insert into family (id, organisation_id, ref, caller_id, listed_since)
    select gen_random_uuid(), ${organisationId}::uuid, 'g' || n, case when n % 2 = 0 then ${caller.staffId}::uuid end, '2019-01-01'
    from generate_series(1, ${families}::int) n`
  await ownerDatabase().$executeRaw`
    insert into interview (id, organisation_id, family_id, caller_id, channel, chosen_by, state, ref, started_at, ended_at)
    select gen_random_uuid(), organisation_id, family.id, ${caller.staffId}::uuid, 'phone', 'parent', 'completed',
      ref || '-' || call, '2019-02-01'::timestamptz + call * interval '1 week', '2019-02-01'::timestamptz + call * interval '1 week'
    from family cross join generate_series(1, ${callsOfFamily}::int) call where organisation_id = ${organisationId}::uuid`
  await ownerDatabase().$executeRaw`
    insert into help_item (id, organisation_id, family_id, interview_id, type, state, owner_id, due_on, week, closed_at)
    select gen_random_uuid(), organisation_id, family_id, id, 'laptop', 'done', ${colleague.staffId}::uuid, '2019-03-01', '2019-W09', ended_at
    from interview where organisation_id = ${organisationId}::uuid`
  await ownerDatabase().$executeRaw`
    insert into interview (id, organisation_id, family_id, caller_id, channel, chosen_by, state)
    select gen_random_uuid(), organisation_id, id, ${caller.staffId}::uuid, 'phone', 'parent', 'open'
    from family where organisation_id = ${organisationId}::uuid order by id limit 10`
  await ownerDatabase().$executeRaw`
    insert into help_item (id, organisation_id, family_id, type, state, owner_id, due_on, week)
    select gen_random_uuid(), organisation_id, id, 'laptop', 'open',
      case when row_number() over (order by id) % 2 = 0 then ${caller.staffId}::uuid else ${colleague.staffId}::uuid end,
      '2019-03-01', '2019-W09'
    from family where organisation_id = ${organisationId}::uuid order by id limit 10`
  await ownerDatabase().$executeRaw`
    insert into next_step (id, organisation_id, family_id, kind, reason, not_before, owner_id)
    select gen_random_uuid(), organisation_id, id, 'call', 'planned', '2019-03-01', ${caller.staffId}::uuid from family
    where organisation_id = ${organisationId}::uuid`
  await ownerDatabase().$executeRaw`
    insert into job (id, organisation_id, asked_by_id, kind, subject, state, created_at, finished_at)
    select gen_random_uuid(), ${organisationId}::uuid, case when n <= 10 then ${caller.staffId}::uuid end, 'export_file',
      'families', case when n <= 10 then 'failed' else 'done' end::"JobState", now(), now()
    from generate_series(1, ${families * callsOfFamily}::int) n`
  await database().$executeRaw`vacuum analyze interview, help_item, next_step, job, family, staff`
  // What this read is known once its connections ended.
  await ownerDatabase().$disconnect()
  while (await isConnected('pid <> pg_backend_pid()'));
})

const isConnected = async (who: string) => {
  const [others] = await database().$queryRawUnsafe<[{ count: number }]>(
    `select count(*)::int as count from pg_stat_activity where datname = current_database() and backend_type = 'client backend' and ${who}`,
  )
  return others.count > 0
}

/** How many rows and index entries of these tables anybody read until now. What a connection read is known once it ended. */
const readUntilNow = async () => {
  await disconnect()
  while (await isConnected('usename <> current_user'));
  const [total] = await database().$queryRaw<[{ read: number }]>`
    select (select sum(seq_tup_read + coalesce(idx_tup_fetch, 0)) from pg_stat_user_tables where relname = any(${tables}))::int
      + (select sum(idx_tup_read) from pg_stat_user_indexes where relname = any(${tables}))::int as read`
  return total.read
}

const readBy = async (work: () => Promise<unknown>) => {
  const before = await readUntilNow()
  await work()
  return (await readUntilNow()) - before
}

const lists: [string, () => Promise<unknown>][] = [
  ['open interviews, for a coordinator', () => openInterviews(coordinator)],
  ['open interviews, for a caller', () => openInterviews(caller)],
  ['interviews that went to another caller', () => handedOverInterviews(caller)],
  ['what has to be done before calls', () => openCallTasks(coordinator)],
  ['the e-mail of the day, for a coordinator', () => organisationCounts(coordinator)],
  ['the e-mail of the day, for a caller', () => ownCounts(caller)],
  ['open help, for a coordinator', () => helpList(coordinator, { filter: {}, text: '' })],
  ['open help, for a caller', () => helpList(caller, { filter: {}, text: '' })],
  ['overdue help', () => helpList(coordinator, { filter: { state: 'overdue' }, text: '' })],
  ['open help of one person', () => helpList(coordinator, { filter: { owner: colleague.staffId }, text: '' })],
  ['open help with a word', () => helpList(coordinator, { filter: {}, text: 'laptop' })],
  ['open help by person', () => openHelpByOwner(coordinator)],
  ['help that waits', () => waitingHelp(coordinator)],
  ['what was promised', () => promisedHelp(caller)],
  ['the work of the team', () => teamLoad(coordinator)],
  ['jobs that failed', () => endedJobs(caller, ['export_file'])],
  ['jobs in the answer about health', () => health()],
]

test.each(lists)('a list by state reads what stands in it, and not the history: %s', async (_, list) => {
  // Ten rows are in the state, and over ten thousand were. A list reads its rows a few times, each from an index and the table, and the
  // policies of a caller read what is theirs with each statement.
  expect(await readBy(list)).toBeLessThanOrEqual(500)
})

test('the measure sees a table that is read from end to end', async () => {
  const readAll = () =>
    applicationDatabase(ofOrganisation(organisationId)).$queryRaw`select max(version) from interview`
  expect(await readBy(readAll)).toBeGreaterThanOrEqual(families * callsOfFamily)
})
