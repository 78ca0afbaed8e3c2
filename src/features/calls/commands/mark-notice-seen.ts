import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { audit } from '@/server/audit'
import { authorize, requireFound } from '@/server/authorize'
import { now } from '@/server/clock'
import { database, inTransaction } from '@/server/db'
import { isNoticeFor } from '../parts/notices-for'
import type { MarkNoticeSeen } from '../schema'

/** Puts a notice away. Whoever is first says so; a second press changes nothing. */
export const markNoticeSeen = async (actor: StaffActor, { id }: MarkNoticeSeen) => {
  const [row] = await database(actor).$queryRaw<{ ownerId: string | null }[]>`
    select coalesce(notice.to_id, family.caller_id) as "ownerId" from call_notice notice join family on family.id = notice.family_id
    where notice.id = ${id}::uuid and ${isNoticeFor(actor)}`
  const { ownerId } = requireFound(row, { actor, verb: 'call.see_notice', id })
  await authorize(actor, 'call.see_notice', { id, ownerId })
  return inTransaction(actor, async (tx) => {
    const markedRows = await tx.callNotice.updateMany({
      where: { id, seenAt: null },
      data: { seenAt: now(), seenById: actor.staffId },
    })
    if (markedRows.count > 0) await audit(tx, actor, 'call.see_notice', id)
    return { id }
  })
}
