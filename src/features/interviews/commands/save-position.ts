/**
 * What is kept beside the answers of a call: where the caller is and the caller's own check-in. Each is whole by itself and
 * harmless when it is sent twice.
 */
import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { now } from '@/server/clock'
import { database } from '@/server/db'
import type { SavePosition } from '../schema'
import { loadInterview } from '../parts/load-interview'

/** The question in hand and those put off. The last one to write wins: it is a place, not an answer, and has no audit row. */
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
