import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { openStates } from '@/domain/calls/interview-state'
import { dayMs } from '@/domain/dates'
import { waitingCareSteps } from '@/server/care-step-counts'
import { dateColumn, now, today } from '@/server/clock'
import { database, ofOrganisation } from '@/server/db'
import { helpWithoutWorkingOwner } from '@/server/help'
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

/** What waits for a coordinator in the organisation, as numbers. */
export const organisationCounts = async (actor: Actor) => {
  const { organisationId } = actor
  const day = dateColumn(today())
  const [concerns, careStepsWaiting, withoutOwner, helpLate, helpWithoutOwner, interviews, talksLate] =
    await Promise.all([
      undecidedConcerns(actor),
      waitingCareSteps(actor),
      familiesWithoutOwner(organisationId),
      database(actor).helpItem.count({ where: { organisationId, state: 'open', dueOn: { lt: day } } }),
      // Overdue help is counted above, whoever owns it.
      database(actor).helpItem.count({
        where: {
          AND: [
            { organisationId, state: 'open' },
            { OR: [{ dueOn: null }, { dueOn: { gte: day } }] },
            helpWithoutWorkingOwner(),
          ],
        },
      }),
      database(actor).interview.count({
        where: { organisationId, state: { in: [...openStates] }, startedAt: { lt: new Date(now().getTime() - dayMs) } },
      }),
      lateTalks(organisationId),
    ])
  return { concerns, careStepsWaiting, withoutOwner, helpLate, helpWithoutOwner, interviews, talksLate }
}
