import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { audit } from '@/server/audit'
import { now } from '@/server/clock'
import { inTransaction } from '@/server/db'
import { loadTalk } from '../parts/load-talk'
import type { TalkId } from '../schema'

/** Marks that the talk took place. What was said is not recorded. */
export const markTalkDone = async (actor: StaffActor, { id }: TalkId) => {
  await loadTalk(actor, id, 'talk.close')
  await inTransaction(actor, async (tx) => {
    const { count } = await tx.talkRequest.updateMany({
      where: { id, doneAt: null, cancelledAt: null },
      data: { doneAt: now(), doneById: actor.staffId },
    })
    if (count > 0) await audit(tx, actor, 'talk.close', id)
  })
}
