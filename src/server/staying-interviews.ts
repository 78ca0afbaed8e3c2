/** Which interviews a corrected file may not give to another family. It reads of concerns that there is one, for the import alone. */
import 'server-only'
import type { Actor } from '@/domain/access/actor'
import type { Transaction } from './db'

/**
 * The interviews of these refs that no file gives to another family, because a concern was raised in them about theirs: each with the
 * ref of its family, and nothing of the concern.
 */
export const stayingInterviews = async (
  tx: Transaction,
  { organisationId }: Actor,
  refs: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  const rows = await tx.$queryRaw<{ ref: string; familyRef: string }[]>`
    select distinct i.ref, f.ref as "familyRef" from safety_concern concern
    join interview i on i.id = concern.interview_id join family f on f.id = concern.family_id and f.id = i.family_id
    where concern.organisation_id = ${organisationId}::uuid and i.ref = any(${[...refs]}::text[])`
  return new Map(rows.map(({ ref, familyRef }) => [ref, familyRef]))
}
