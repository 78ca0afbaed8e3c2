import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { audit } from '@/server/audit'
import { now } from '@/server/clock'
import { inTransaction } from '@/server/db'
import { loadTalk } from '../parts/load-talk'
import type { TalkId } from '../schema'

/** The asker does not need the talk any more. */
export const withdrawTalk = async (actor: Actor, { id }: TalkId) => {
  await loadTalk(actor, id, 'talk.withdraw')
  await inTransaction(actor, async (tx) => {
    const { count } = await tx.talkRequest.updateMany({
      where: { id, doneAt: null, cancelledAt: null },
      data: { cancelledAt: now() },
    })
    if (count > 0) await audit(tx, actor, 'talk.withdraw', id)
  })
}
