import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { authorize } from '@/server/authorize'
import { database } from '@/server/db'
import type { CallNoticeKind } from '@/server/generated/prisma/enums'
import { openParentName, type SealedValue } from '@/server/sealed/opened-values'
import { openText } from '@/server/sealed/sealed-text'
import { isNoticeFor } from '../parts/notices-for'

export const mostNotices = 20

export type CallNotice = {
  id: string
  kind: CallNoticeKind
  at: Date
  note: string
  byName: string
  familyId: string
  ref: string
  parentName: string | null
}

type NoticeRow = Omit<CallNotice, 'parentName' | 'note'> & { name: SealedValue | null; note: Uint8Array }

/**
 * What the actor is told about parents who called back and were answered by a colleague, the oldest first. A call that was taken
 * over is told by `callPresence`, at once.
 */
export const callNotices = async (actor: StaffActor): Promise<CallNotice[]> => {
  await authorize(actor, 'call.read')
  const rows = await database(actor).$queryRaw<NoticeRow[]>`
    select notice.id, notice.kind, notice.at, notice.note, sender.name as "byName",
      family.id as "familyId", family.ref, identity.parent_name as name
    from call_notice notice
    join family on family.id = notice.family_id
    join staff sender on sender.id = notice.by_id
    left join family_identity identity on identity.family_id = family.id
    where notice.seen_at is null and notice.kind <> 'call_taken_over' and ${isNoticeFor(actor)}
    order by notice.at, notice.id
    limit ${mostNotices}`
  return rows.map(({ name, note, ...notice }) => ({
    ...notice,
    note: openText('call_notice.note', notice.id, note),
    parentName: openParentName(notice.familyId, name),
  }))
}
