import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { audit } from '@/server/audit'
import { authorize } from '@/server/authorize'
import { now } from '@/server/clock'
import { inTransaction, ofOrganisation, type Transaction, withScope } from '@/server/db'
import { requireCall } from '@/server/require-call'
import { rowIdOf } from '@/server/sealed/sealed-columns'
import { sealText } from '@/server/sealed/sealed-text'
import { checkInCallScope, heldCallColumns, heldCallSubject } from '@/server/scope'
import type { SaveCheckIn } from '../schema'
import { storeTalkRequest } from '../parts/talk-request'

const findCall = (tx: Transaction, actor: StaffActor, id: string) =>
  tx.interview.findFirst({
    where: { id, ...checkInCallScope(actor) },
    select: { ...heldCallColumns(actor.staffId), familyId: true },
  })

/**
 * The call with its family until the end of the transaction: a file may give it to another one, whose key then seals. It is looked
 * for before it is locked, so that nobody holds up the call of somebody else, and again afterwards.
 */
const loadCall = async (tx: Transaction, actor: StaffActor, id: string) => {
  if (!(await findCall(tx, actor, id))) return null
  // Who may say how the call was may not change it, and a lock counts as a change.
  await withScope(
    ofOrganisation(actor.organisationId),
    () => tx.$queryRaw`
      select 1 from interview where id = ${id}::uuid and organisation_id = ${actor.organisationId}::uuid for share`,
  )
  return findCall(tx, actor, id)
}

/**
 * Saves how the call was for who held it, and with whom they want to talk about it today. Each person who held the call has a
 * check-in of their own, and others read it only when it is shared. Who is asked to talk sees that alone. The lease that the
 * call ended is not needed any more: for a day it can still be said.
 */
export const saveCheckIn = async (actor: StaffActor, input: SaveCheckIn): Promise<{ saved: true }> =>
  inTransaction(actor, async (tx) => {
    const { organisationId, staffId } = actor
    const interview = await requireCall(actor, 'check_in.save', input.id, await loadCall(tx, actor, input.id))
    await authorize(actor, 'check_in.save', heldCallSubject(staffId, interview))
    const place = { ownerId: interview.familyId, rowId: rowIdOf(interview.id, staffId) }
    const values = {
      feeling: input.feeling && sealText('caller_check_in.feeling', place, input.feeling),
      text: sealText('caller_check_in.text', place, input.text),
      shared: input.shared,
      savedAt: now(),
    }
    await tx.callerCheckIn.upsert({
      where: { interviewId_staffId: { interviewId: interview.id, staffId } },
      create: { interviewId: interview.id, organisationId, staffId, ...values },
      update: values,
      select: { interviewId: true },
    })
    await audit(tx, actor, 'check_in.save', interview.id, { shared: input.shared })
    if (input.talkWith !== undefined) await storeTalkRequest(tx, actor, interview.id, input.talkWith)
    return { saved: true }
  })
