import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { audit } from '@/server/audit'
import { authorize, requireFound } from '@/server/authorize'
import { dateColumn, dayOfColumn, today } from '@/server/clock'
import { database, inTransaction } from '@/server/db'
import { AppError } from '@/server/errors'
import { familyScope } from '@/server/scope'
import { sealText } from '@/server/sealed/sealed-text'
import type { RecordParentAnswer } from '../schema'

const requireRequest = async (actor: StaffActor, id: string) =>
  requireFound(
    await database(actor).parentRequest.findFirst({
      where: { id, family: familyScope(actor) },
      select: { familyId: true, askedOn: true },
    }),
    { actor, verb: 'parent_request.answer', id },
  )

/** Notes what was answered and when. What was answered stays: of two people at once one is told. */
export const recordParentAnswer = async (actor: StaffActor, input: RecordParentAnswer): Promise<void> => {
  const { id, answer, answeredOn } = input
  await authorize(actor, 'parent_request.answer', { id })
  const { familyId, askedOn } = await requireRequest(actor, id)
  if (answeredOn > today() || answeredOn < dayOfColumn(askedOn))
    throw new AppError('invalid', undefined, [{ path: 'answeredOn', reason: 'answer_day' }])
  const sealedAnswer = sealText('parent_request.answer', { ownerId: familyId, rowId: id }, answer)
  await inTransaction(actor, async (tx) => {
    const { count } = await tx.parentRequest.updateMany({
      where: { id, answeredOn: null },
      data: { answer: sealedAnswer, answeredOn: dateColumn(answeredOn), answeredById: actor.staffId },
    })
    if (count === 0) throw new AppError('conflict', 'answered_already')
    await audit(tx, actor, 'parent_request.answer', familyId, { request: id })
  })
}
