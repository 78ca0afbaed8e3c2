import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { inTransaction } from '@/server/db'
import { createEntry } from '../parts/create-entry'
import { requireConcern } from '../parts/require-concern'
import type { RecordConsultation } from '../schema'

/** Records with whom a coordinator talked about a concern, and what came of it. It opens a decided concern again. */
export const recordConsultation = async (actor: StaffActor, { concernId, ...entry }: RecordConsultation) => {
  await requireConcern(actor, 'concern.consult', concernId)
  await inTransaction(actor, (tx) =>
    createEntry(tx, actor, concernId, 'concern.consult', { ...entry, kind: 'consulted' }),
  )
  return { entryId: entry.entryId }
}
