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
import { database as applicationDatabase, ofOrganisation } from '@/server/db'
import { health } from '@/server/health'
import { anActor, anOrganisation } from './factories'
import { database, ownerDatabase } from './owner'
import { endPreparing, rowsReadBy } from './rows-read'

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
  await endPreparing()
})

const readBy = (work: () => Promise<unknown>) => rowsReadBy(tables, work)

/** Ten rows are in the state, and over ten thousand were. A list reads its rows once or twice, each from an index and the table. */
const most = 100
/** For a caller the policies read what is theirs with each statement, too. */
const mostOfCaller = 500

const lists: [string, number, () => Promise<unknown>][] = [
  ['open interviews, for a coordinator', most, () => openInterviews(coordinator)],
  ['open interviews, for a caller', mostOfCaller, () => openInterviews(caller)],
  ['interviews that went to another caller', mostOfCaller, () => handedOverInterviews(caller)],
  ['what has to be done before calls', most, () => openCallTasks(coordinator)],
  ['the e-mail of the day, for a coordinator', most, () => organisationCounts(coordinator)],
  ['the e-mail of the day, for a caller', mostOfCaller, () => ownCounts(caller)],
  ['open help, for a coordinator', most, () => helpList(coordinator, { filter: {}, text: '' })],
  ['open help, for a caller', mostOfCaller, () => helpList(caller, { filter: {}, text: '' })],
  ['overdue help', most, () => helpList(coordinator, { filter: { state: 'overdue' }, text: '' })],
  ['open help of one person', most, () => helpList(coordinator, { filter: { owner: colleague.staffId }, text: '' })],
  ['open help with a word', most, () => helpList(coordinator, { filter: {}, text: 'laptop' })],
  ['open help by person', most, () => openHelpByOwner(coordinator)],
  ['help that waits', most, () => waitingHelp(coordinator)],
  ['what was promised', mostOfCaller, () => promisedHelp(caller)],
  ['the work of the team', most, () => teamLoad(coordinator)],
  ['jobs that failed', mostOfCaller, () => endedJobs(caller, ['export_file'])],
  ['jobs in the answer about health', most, () => health()],
]

test.each(lists)('a list by state reads what stands in it, and not the history: %s', async (_, limit, list) => {
  expect(await readBy(list)).toBeLessThanOrEqual(limit)
})

test('the measure sees a table that is read from end to end', async () => {
  const readAll = () =>
    applicationDatabase(ofOrganisation(organisationId)).$queryRaw`select max(version) from interview`
  expect(await readBy(readAll)).toBeGreaterThanOrEqual(families * callsOfFamily)
})
