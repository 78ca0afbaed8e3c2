import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { now } from '@/server/clock'
import { database } from '@/server/db'
import type { SavePosition } from '../schema'
import { loadInterview } from '../parts/load-interview'

/**
 * Saves the current question and the deferred ones. The last write wins, and a repeat does no harm. There is no audit row,
 * because a position is not an answer.
 */
export const savePosition = async (actor: StaffActor, input: SavePosition): Promise<{ place: string }> => {
  const interview = await loadInterview(actor, input.id, 'answer.save')
  await database().interview.updateMany({
    where: { id: interview.id },
    data: {
      place: input.place,
      later: input.later,
      ...(input.introduced && !interview.introducedAt ? { introducedAt: now() } : {}),
    },
  })
  return { place: input.place }
}
