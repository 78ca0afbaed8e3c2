/** The interview that something is kept beside: in scope, and allowed. */
import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import type { Verb } from '@/domain/access/verbs'
import { authorize, found } from '@/server/authorize'
import { database } from '@/server/db'
import { interviewScope } from '@/server/scope'

export const interviewAtHand = async (actor: StaffActor, id: string, verb: Verb) => {
  const interview = found(
    await database().interview.findFirst({
      where: { id, ...interviewScope(actor) },
      select: {
        id: true,
        familyId: true,
        callerId: true,
        state: true,
        introducedAt: true,
        family: { select: { callerId: true } },
      },
    }),
    { actor, verb, id },
  )
  await authorize(actor, verb, { id, callerId: interview.family.callerId })
  return interview
}
