import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { isOpenState } from '@/domain/calls/interview-state'
import { updateLease } from '@/server/call-lease'
import { now } from '@/server/clock'
import { inTransaction, Prisma } from '@/server/db'
import type { SavePosition } from '../schema'
import { loadInterview } from '../parts/load-interview'
import { mayOnlyFinish } from '../parts/stored-answers'

/**
 * Saves the current question and the deferred ones. The last write wins, and a repeat does no harm. There is no audit row,
 * because a position is not an answer. It also says that the call goes on, so it keeps the lease.
 */
export const savePosition = async (actor: StaffActor, input: SavePosition): Promise<{ place: string }> => {
  const interview = await loadInterview(actor, input.id, 'answer.save')
  return inTransaction(actor, async (tx) => {
    // The state is that after the lock: a call that ended meanwhile gets no lease again, which would last for an hour.
    const { state } = await tx.interview.update({
      where: { id: interview.id },
      data: {
        place: input.place,
        later: input.later,
        ...(input.introduced && !interview.introducedAt ? { introducedAt: now() } : {}),
      },
      select: { state: true },
    })
    // Who may only finish the call does not get the family back.
    if (isOpenState(state) && !mayOnlyFinish(actor, interview))
      await updateLease(tx, actor.staffId, Prisma.sql`family.id = ${interview.familyId}::uuid`)
    return { place: input.place }
  })
}
