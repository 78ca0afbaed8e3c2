import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { attemptedOutcomes, continuedOutcome } from '@/domain/calls/outcomes'
import { isOverCap, lastWorkday, neededPerDay } from '@/domain/calls/workload'
import { addDays } from '@/domain/dates'
import type { feelings } from '@/domain/instrument/call-details'
import { mondayOf, sundayOf, weekOf } from '@/domain/figures/week'
import { withDistinctNames } from '@/domain/people/distinct-names'
import { authorize } from '@/server/authorize'
import { dueFamilies } from '@/server/call-load'
import { isOpenForParent } from '@/server/care-step-conditions'
import { today } from '@/server/clock'
import { database, Prisma } from '@/server/db'
import { interviewSpeaker } from '@/server/interview-speaker'
import { workloadInScope } from '@/server/scope'
import { isOpenHelp } from '@/server/state-conditions'
import { openParts, type SealedParts } from '@/server/sealed/opened-json'
import { callerRoles } from '../parts/caller-roles'

const heavyCall = 'heavy' satisfies (typeof feelings)[number]

type LoadRow = {
  id: string
  name: string
  email: string
  isDisabled: boolean
  hoursPerWeek: number | null
  callsPerDay: number | null
  families: number
  dueThisWeek: number
  dueAhead: number
  calls: number
  conversations: number
  earlierCalls: number
  earlierConversations: number
  /** Of the calls that the caller shared. */
  feelings: SealedParts
  promises: number
  careSteps: number
}

/**
 * An interview counts as a call of the day it ended, of who ended it; the attempt of that end is the same call and is not
 * counted again. A call after which an interview was to be continued counts as a call.
 */
const madeCalls = (organisationId: string, first: string) => Prisma.sql`
  select staff_id, day, false as is_conversation from contact_attempt
  where organisation_id = ${organisationId}::uuid and day >= ${first}::date and undone_at is null
    and (interview_id is null or outcome = ${continuedOutcome}::"AttemptOutcome")
    and outcome <> 'dialled' and outcome = any(${[...attemptedOutcomes]}::"AttemptOutcome"[])
  union all
  select ${interviewSpeaker}, (ended_at at time zone 'Europe/Amsterdam')::date, true from interview
  where organisation_id = ${organisationId}::uuid and state in ('completed', 'broken_off')
    and ended_at >= ${first}::date::timestamp at time zone 'Europe/Amsterdam'`

const loadRows = (actor: StaffActor, { monday, first }: { monday: string; first: string }) => {
  const { organisationId } = actor
  return database(actor).$queryRaw<LoadRow[]>`
    select staff.id, staff.name, staff.email, staff.disabled_at is not null as "isDisabled",
      staff.hours_per_week as "hoursPerWeek", staff.calls_per_day as "callsPerDay",
      coalesce(own.families, 0) as families, coalesce(week.families, 0) as "dueThisWeek",
      coalesce(ahead.families, 0) as "dueAhead",
      coalesce(made.calls, 0) as calls, coalesce(made.conversations, 0) as conversations,
      coalesce(made.earlier_calls, 0) as "earlierCalls", coalesce(made.earlier_conversations, 0) as "earlierConversations",
      coalesce(shared.feelings, '[]') as feelings, coalesce(help.promises, 0) as promises,
      coalesce(care.steps, 0) as "careSteps"
    from staff
    left join (select caller_id, count(*)::int as families from family
      where organisation_id = ${organisationId}::uuid group by caller_id) own on own.caller_id = staff.id
    left join (${dueFamilies(organisationId, sundayOf(weekOf(today())))}) week on week.owner_id = staff.id
    left join (${dueFamilies(organisationId, lastWorkday(today()))}) ahead on ahead.owner_id = staff.id
    left join (select staff_id,
        (count(*) filter (where day >= ${monday}::date))::int as calls,
        (count(*) filter (where day >= ${monday}::date and is_conversation))::int as conversations,
        (count(*) filter (where day < ${monday}::date))::int as earlier_calls,
        (count(*) filter (where day < ${monday}::date and is_conversation))::int as earlier_conversations
      from (${madeCalls(organisationId, first)}) call group by staff_id) made on made.staff_id = staff.id
    left join (select staff_id,
        jsonb_agg(jsonb_build_array('caller_check_in.feeling', interview_id || '/' || staff_id, feeling)) as feelings from caller_check_in
      where organisation_id = ${organisationId}::uuid and shared and feeling is not null
        and saved_at >= ${first}::date::timestamp at time zone 'Europe/Amsterdam'
      group by staff_id) shared on shared.staff_id = staff.id
    left join (select owner_id, count(*)::int as promises from help_item
      where organisation_id = ${organisationId}::uuid and ${isOpenHelp} group by owner_id) help on help.owner_id = staff.id
    left join (select owner_id, count(*)::int as steps from care_step
      where organisation_id = ${organisationId}::uuid and ${isOpenForParent} group by owner_id) care on care.owner_id = staff.id
    where ${workloadInScope(actor)} and staff.role = any(${callerRoles}::"Role"[])
      and (staff.disabled_at is null or own.families > 0 or help.promises > 0 or care.steps > 0)
    order by staff.name, staff.id`
}

const personOf = ({ email: _distinguishes, dueAhead, feelings, ...row }: LoadRow) => {
  const needed = neededPerDay(dueAhead)
  const heavy = openParts(feelings).filter((feeling) => feeling === heavyCall).length
  return { ...row, heavy, needed, isOverCap: isOverCap(needed, row.callsPerDay) }
}

/**
 * The work of everybody who calls, by name, so that a coordinator can spread it; a caller reads only their own. Of heavy calls
 * it counts only those that the caller shared. Whoever left is listed as long as families or promises are on their name.
 */
export const teamLoad = async (actor: StaffActor) => {
  await authorize(actor, 'workload.read', { ownerId: actor.staffId })
  const monday = mondayOf(weekOf(today()))
  const rows = await loadRows(actor, { monday, first: addDays(monday, -28) })
  return withDistinctNames(rows, ({ email }) => email).map(personOf)
}

export type PersonLoad = Awaited<ReturnType<typeof teamLoad>>[number]
