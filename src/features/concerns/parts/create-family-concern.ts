import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { requireFound } from '@/server/authorize'
import type { Transaction } from '@/server/db'
import type { AddFamilyConcern } from '../schema'
import { createEntry } from './create-entry'

/**
 * Creates a concern about a family without an interview, with its first entry. The concern gets the id of that entry, so a
 * repeated request creates neither a second time.
 */
export const createFamilyConcern = async (
  tx: Transaction,
  actor: StaffActor,
  { familyId, ...entry }: AddFamilyConcern,
) => {
  const { organisationId, staffId } = actor
  const concern = { id: entry.entryId, organisationId, familyId, raisedById: staffId }
  await tx.safetyConcern.createMany({ data: [concern], skipDuplicates: true })
  const ownConcern = await tx.safetyConcern.findFirst({
    where: { ...concern, interviewId: null },
    select: { id: true },
  })
  const { id } = requireFound(ownConcern, { actor, verb: 'concern.raise', id: entry.entryId })
  await createEntry(tx, actor, id, 'concern.raise', { ...entry, kind: 'raised' })
}
