import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { authorize } from '@/server/authorize'
import { database } from '@/server/db'
import { inEachOrganisation } from '@/server/organisations'
import type { ErasureRow } from '../schema'

/** The erasures of all organisations, as `apply_erasures` reads them: a copy is restored as a whole. */
export const erasureList = async (actor: Actor): Promise<ErasureRow[]> => {
  await authorize(actor, 'erasure.apply')
  const lists = await inEachOrganisation((scope) => database(scope).erasure.findMany())
  const rows = lists.flat().toSorted((a, b) => a.erasedAt.getTime() - b.erasedAt.getTime() || (a.id < b.id ? -1 : 1))
  return rows.map(({ id, organisationId, familyId, refHash, reason, erasedById, erasedAt }) => ({
    id,
    organisation_id: organisationId,
    family_id: familyId,
    ref_hash: refHash && Buffer.from(refHash).toString('hex'),
    reason,
    erased_by_id: erasedById,
    erased_at: erasedAt.toISOString(),
  }))
}
