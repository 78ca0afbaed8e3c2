/**
 * Reads what the starting page shows of a family beside its card: whether calls are allowed, whether this is the first call,
 * and the interview that is under way. An empty one can be discarded while no colleague is in it.
 */
import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { offeredInterpreters } from '@/domain/calls/interpreters'
import { isOpenState } from '@/domain/calls/interview-state'
import { authorize, requireFound } from '@/server/authorize'
import { database, ofOrganisation } from '@/server/db'
import { interpreterChoices } from '@/server/interpreter-choices'
import { hasContent } from '../parts/interview-content'
import { familyScope, holderColumns, holdersOf } from '@/server/scope'

export const interviewStart = async (actor: StaffActor, familyId: string) => {
  const family = requireFound(
    await database(actor).family.findFirst({
      where: { id: familyId, ...familyScope(actor) },
      select: {
        id: true,
        ref: true,
        ...holderColumns,
        mayCall: true,
        identity: { select: { parentName: true } },
        interviews: { select: { id: true, state: true } },
      },
    }),
    { actor, verb: 'interview.start', id: familyId },
  )
  const { callerId, leasedToId } = holdersOf(family)
  await authorize(actor, 'interview.start', { id: familyId, callerId, leasedToId })
  const isTaken = leasedToId !== null && leasedToId !== actor.staffId
  const { interpreters } = await interpreterChoices(actor.organisationId, familyId)
  const openInterview = family.interviews.find(({ state }) => isOpenState(state))
  return {
    id: family.id,
    ref: family.ref,
    mayCall: family.mayCall,
    parentName: family.identity?.parentName ?? '',
    openInterview: openInterview
      ? {
          id: openInterview.id,
          isTaken,
          isEmpty: !(await hasContent(database(ofOrganisation(actor.organisationId)), openInterview.id)),
        }
      : null,
    /** Who may interpret at the call, in the order in which they are offered. */
    interpreters: offeredInterpreters(interpreters).map(({ id, name }) => ({ id, name })),
    repeat: family.interviews.some(({ state }) => state === 'completed' || state === 'broken_off'),
  }
}
