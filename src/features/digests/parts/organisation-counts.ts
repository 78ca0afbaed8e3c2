import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { dayMs } from '@/domain/dates'
import { waitingCareSteps } from '@/server/care-step-counts'
import { now, today } from '@/server/clock'
import { database, ofOrganisation, Prisma } from '@/server/db'
import { hasNoWorkingOwner } from '@/server/help'
import { noticeRows, noticesByHand } from '@/server/interpreter-notices'
import { isOpenHelp, isOpenInterview } from '@/server/state-conditions'
import { needsOwner } from '@/server/step-conditions'
import { talkNeedsCoordinator } from '@/server/talk-conditions'
import { undecidedConcerns } from '@/server/undecided-concerns'

const familiesWithoutOwner = async (organisationId: string) => {
  const [row] = await database(ofOrganisation(organisationId)).$queryRaw<{ count: number }[]>`
    select count(*)::int as count from next_step step
    where step.organisation_id = ${organisationId}::uuid and step.closed_at is null and ${needsOwner()}`
  return row?.count ?? 0
}

const lateTalks = async (organisationId: string) => {
  const [row] = await database(ofOrganisation(organisationId)).$queryRaw<{ count: number }[]>`
    select count(*)::int as count from talk_request join staff asked on asked.id = talk_request.with_id
    where talk_request.organisation_id = ${organisationId}::uuid and ${talkNeedsCoordinator()}`
  return row?.count ?? 0
}

type OpenCounts = { helpLate: number; helpWithoutOwner: number; interviews: number }

/** Help that is overdue, other help of which nobody is the owner, and interviews that are open for longer than a day. */
const openCounts = async (actor: Actor): Promise<OpenCounts> => {
  const isLate = Prisma.sql`coalesce(help_item.due_on < ${today()}::date, false)`
  const [counts] = await database(actor).$queryRaw<OpenCounts[]>`
    select count(*) filter (where ${isLate})::int as "helpLate",
      count(*) filter (where not ${isLate} and ${hasNoWorkingOwner()})::int as "helpWithoutOwner",
      (select count(*)::int from interview where interview.organisation_id = ${actor.organisationId}::uuid
        and ${isOpenInterview} and interview.started_at < ${new Date(now().getTime() - dayMs)}) as interviews
    from help_item left join staff owner on owner.id = help_item.owner_id
    where help_item.organisation_id = ${actor.organisationId}::uuid and ${isOpenHelp}`
  return counts ?? { helpLate: 0, helpWithoutOwner: 0, interviews: 0 }
}

/** What waits for a coordinator in the organisation, as numbers. */
export const organisationCounts = async (actor: Actor) => {
  const { organisationId } = actor
  const [concerns, careStepsWaiting, withoutOwner, counts, talksLate, rows] = await Promise.all([
    undecidedConcerns(actor),
    waitingCareSteps(actor),
    familiesWithoutOwner(organisationId),
    openCounts(actor),
    lateTalks(organisationId),
    noticeRows(database(actor), organisationId),
  ])
  const interpretersToCall = noticesByHand(rows).length
  return { concerns, careStepsWaiting, withoutOwner, ...counts, interpretersToCall, talksLate }
}
