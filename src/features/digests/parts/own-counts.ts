import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { can } from '@/domain/access/can'
import { addDays, instantOf } from '@/domain/dates'
import { isStillPlanned } from '@/server/appointments'
import { dueCareSteps } from '@/server/care-step-counts'
import { now, today } from '@/server/clock'
import { database, ofOrganisation, Prisma } from '@/server/db'
import { hasInterpreter } from '@/server/interpreter-bookings'
import { noticeRows, noticesByHand } from '@/server/interpreter-notices'
import { familyInScope, helpInScope, talkScope } from '@/server/scope'
import { isOpenHelp } from '@/server/state-conditions'
import { isEndedStop } from '@/server/step-conditions'

/** Days end at midnight in Amsterdam. */
const endOfDay = () => instantOf(addDays(today(), 1), '00:00') ?? now()

/**
 * Calls to make now, as the page of today lists them: also promises to families of somebody else, what was agreed and missed,
 * and stops of the organisation that are over. And the appointments that are still to come today.
 */
const callCounts = async ({ organisationId }: StaffActor, ownerIds: readonly string[]) => {
  const isOwn = Prisma.sql`organisation_id = ${organisationId}::uuid and owner_id = any(${[...ownerIds]}::uuid[])`
  const [counts] = await database(ofOrganisation(organisationId)).$queryRaw<
    { calls: number; appointments: number; interpreted: number }[]
  >`
    select
      (select count(*)::int from next_step step where ${isOwn} and step.closed_at is null
        and (step.kind = 'call' and step.not_before <= ${today()}::date
          or step.kind = 'appointment' and step.starts_at < ${now()} or ${isEndedStop()})) as calls,
      today.appointments, today.interpreted
    from (select count(*)::int as appointments, count(*) filter (where ${hasInterpreter})::int as interpreted
      from (select * from appointment where ${isOwn}) appointment
      join family on family.id = appointment.family_id and family.may_call
      where appointment.starts_at >= ${now()} and appointment.starts_at < ${endOfDay()} and ${isStillPlanned}) today`
  return counts ?? { calls: 0, appointments: 0, interpreted: 0 }
}

type Promises = { promisesToday: number; promisesLate: number }

const promiseCounts = async (actor: StaffActor, ownerIds: readonly string[]): Promise<Promises> => {
  const [counts] = await database(actor).$queryRaw<Promises[]>`
    select count(*) filter (where help_item.due_on = ${today()}::date)::int as "promisesToday",
      count(*) filter (where help_item.due_on < ${today()}::date)::int as "promisesLate"
    from help_item where help_item.owner_id = any(${[...ownerIds]}::uuid[]) and ${isOpenHelp} and ${helpInScope(actor)}`
  return counts ?? { promisesToday: 0, promisesLate: 0 }
}

/** Interpreters whom a caller has to call about an appointment of their families. Coordinators have those of all. */
const interpretersToCall = async (actor: StaffActor) =>
  can(actor, 'interpreter.read')
    ? 0
    : noticesByHand(await noticeRows(database(actor), actor.organisationId, familyInScope(actor))).length

/** What lies before one person today, as numbers: calls, appointments and promises, also those of whom they cover; and talks. */
export const ownCounts = async (actor: StaffActor) => {
  const { staffId, coversForIds } = actor
  const ownerIds = [staffId, ...coversForIds]
  const [calls, careSteps, promises, talks, interpreters] = await Promise.all([
    callCounts(actor, ownerIds),
    dueCareSteps(actor),
    promiseCounts(actor, ownerIds),
    database(actor).talkRequest.count({
      where: { AND: [talkScope(actor)], withId: staffId, doneAt: null, cancelledAt: null },
    }),
    interpretersToCall(actor),
  ])
  // Whoever makes no calls any more has old appointments and promises that others take over.
  const work = can(actor, 'call.read') ? { ...calls, interpreters, careSteps, ...promises } : {}
  return { ...work, talks }
}
