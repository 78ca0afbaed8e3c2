import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { now } from '@/server/clock'
import type { Transaction } from '@/server/db'
import { AppError } from '@/server/errors'
import type { CallNoticeKind } from '@/server/generated/prisma/enums'
import { sealText } from '@/server/sealed/sealed-text'

type NewNotice = { id: string; familyId: string; kind: CallNoticeKind; toId?: string; note: string }

export const storeNotice = (tx: Transaction, { organisationId, staffId }: StaffActor, notice: NewNotice) =>
  tx.callNotice.create({
    data: {
      ...notice,
      note: sealText('call_notice.note', { ownerId: notice.familyId, rowId: notice.id }, notice.note),
      organisationId,
      byId: staffId,
      at: now(),
    },
    select: { id: true },
  })

/** Whether this command was done before: the browser made the id. Throws when the id belongs to something else. */
export const isRepeatedNotice = async (
  tx: Transaction,
  actor: StaffActor,
  { id, familyId, kind }: Pick<NewNotice, 'id' | 'familyId' | 'kind'>,
): Promise<boolean> => {
  const notice = await tx.callNotice.findFirst({
    where: { id },
    select: { familyId: true, kind: true, byId: true },
  })
  if (!notice) return false
  if (notice.byId !== actor.staffId || notice.familyId !== familyId || notice.kind !== kind)
    throw new AppError('conflict', 'exists_already')
  return true
}
