import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { isOpenState } from '@/domain/calls/interview-state'
import { audit } from '@/server/audit'
import { authorize } from '@/server/authorize'
import { releaseLease } from '@/server/call-lease'
import { inTransaction, ofOrganisation, type Transaction, withScope } from '@/server/db'
import { AppError } from '@/server/errors'
import { storeNextSteps } from '@/server/next-steps'
import { requireCall } from '@/server/require-call'
import { callColumns, callScope, callSubject, holdersOf } from '@/server/scope'
import type { DiscardInterview } from '../schema'
import { reopenCalls } from '../parts/call-attempt'
import { hasContent } from '../parts/interview-content'

type OpenCall = { id: string; familyId: string; callerId: string }

/** For the organisation: colleagues may have written what the actor does not see, and have the lease. */
const discardLocked = async (tx: Transaction, actor: StaffActor, { id, familyId, callerId }: OpenCall) => {
  if (await hasContent(tx, id)) throw new AppError('locked', 'interview_has_answers')
  await reopenCalls(tx, id)
  await tx.interview.delete({ where: { id }, select: { id: true } })
  await storeNextSteps(tx, actor.organisationId, [familyId])
  // The lease comes after the family: whoever begins a call locks them in this order.
  for (const staffId of new Set([actor.staffId, callerId])) await releaseLease(tx, familyId, staffId)
  await audit(tx, actor, 'interview.discard', id, { family: familyId })
  return { familyId }
}

/**
 * Discards an interview that was opened and in which nothing was asked: there was no conversation. The call that was dialled
 * for it stays and gets its outcome. One with answers is ended as broken off instead. Throws `taken_by_colleague` while a
 * colleague is in it.
 */
export const discardInterview = async (actor: StaffActor, { id }: DiscardInterview) =>
  inTransaction(actor, async (tx) => {
    await tx.$queryRaw`select id from interview where id = ${id}::uuid for update`
    const interview = await requireCall(
      actor,
      'interview.discard',
      id,
      await tx.interview.findFirst({
        where: { id, ...callScope(actor) },
        select: { ...callColumns, familyId: true },
      }),
    )
    await authorize(actor, 'interview.discard', callSubject(interview))
    if (!isOpenState(interview.state)) throw new AppError('locked', 'ended_already')
    const { leasedToId } = holdersOf(interview.family)
    if (leasedToId && leasedToId !== actor.staffId) throw new AppError('locked', 'taken_by_colleague')
    return withScope(ofOrganisation(actor.organisationId), () => discardLocked(tx, actor, interview))
  })
