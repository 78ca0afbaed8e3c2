/**
 * Reads what the starting page shows of a family: its number, its contact points, whether calls are allowed, and whether
 * this is the first call.
 */
import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { isOpenState } from '@/domain/calls/interview-state'
import { authorize, requireFound } from '@/server/authorize'
import { database } from '@/server/db'
import { familyScope } from '@/server/scope'

export const interviewStart = async (actor: StaffActor, familyId: string) => {
  const family = requireFound(
    await database().family.findFirst({
      where: { id: familyId, ...familyScope(actor) },
      select: {
        id: true,
        ref: true,
        callerId: true,
        mayCall: true,
        identity: { select: { parentName: true, mayLeaveMessage: true, whoMayHear: true, safeHours: true } },
        contactPoints: {
          where: { state: 'active' },
          select: { kind: true, value: true },
          orderBy: { position: 'asc' },
        },
        interviews: { select: { id: true, state: true } },
      },
    }),
    { actor, verb: 'interview.start', id: familyId },
  )
  await authorize(actor, 'interview.start', { id: familyId, callerId: family.callerId })
  const openInterview = family.interviews.find(({ state }) => isOpenState(state))
  return {
    id: family.id,
    ref: family.ref,
    mayCall: family.mayCall,
    identity: family.identity,
    contactPoints: family.contactPoints,
    openInterviewId: openInterview?.id ?? null,
    repeat: family.interviews.some(({ state }) => state === 'completed' || state === 'broken_off'),
  }
}
