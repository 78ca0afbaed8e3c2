import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { inTransaction } from '@/server/db'
import { createEntry } from '../parts/create-entry'
import { requireConcern } from '../parts/require-concern'
import type { RecordDecision } from '../schema'

/**
 * Records what a coordinator decided about a concern, and why. Any later entry opens the concern again. Throws
 * `concern_has_new_entry` when somebody wrote something after the last entry that the coordinator read.
 */
export const recordDecision = async (actor: StaffActor, { concernId, ...entry }: RecordDecision) => {
  await requireConcern(actor, 'concern.decide', concernId)
  await inTransaction(actor, (tx) => createEntry(tx, actor, concernId, 'concern.decide', { ...entry, kind: 'decided' }))
  return { entryId: entry.entryId }
}
