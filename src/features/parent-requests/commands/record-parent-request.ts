import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { audit } from '@/server/audit'
import { dateColumn, today } from '@/server/clock'
import { inTransaction } from '@/server/db'
import { AppError } from '@/server/errors'
import { sealText } from '@/server/sealed/sealed-text'
import type { RecordParentRequest } from '../schema'
import { requireFamily } from '../parts/family-in-scope'

/** Notes what a parent asked about the data of the family. Sent twice it is one request. */
export const recordParentRequest = async (actor: StaffActor, input: RecordParentRequest): Promise<void> => {
  const { id, familyId, kind, askedOn, words } = input
  await requireFamily(actor, 'parent_request.record', familyId)
  if (askedOn > today()) throw new AppError('invalid', undefined, [{ path: 'askedOn', reason: 'day_not_yet' }])
  const { organisationId, staffId: recordedById } = actor
  await inTransaction(actor, async (tx) => {
    const sealedWords = sealText('parent_request.words', { ownerId: familyId, rowId: id }, words)
    const columns = { id, organisationId, familyId, kind, askedOn: dateColumn(askedOn), recordedById }
    const row = { ...columns, words: sealedWords, answer: new Uint8Array() }
    const { count } = await tx.parentRequest.createMany({ data: [row], skipDuplicates: true })
    if (count > 0) await audit(tx, actor, 'parent_request.record', familyId, { kind })
  })
}
