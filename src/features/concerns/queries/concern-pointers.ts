import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { authorize } from '@/server/authorize'
import { othersConcerns, type ConcernPointer } from '../parts/raised-by'

/**
 * The families, of a list on a page, about which a colleague's concern stands, and whom to ask. Families out of scope are
 * left out.
 */
export const concernPointers = async (
  actor: StaffActor,
  familyIds: readonly string[],
): Promise<ReadonlyMap<string, ConcernPointer>> => {
  await authorize(actor, 'concern.raise')
  return othersConcerns(actor, familyIds)
}
