import 'server-only'
import type { Actor } from '@/domain/access/actor'
import type { ErasureReason } from '@/domain/people/erasure-reason'
import { authorize } from '@/server/authorize'
import { database } from '@/server/db'

export type RecentErasure = { id: string; reason: ErasureReason; erasedAt: Date; by: string | null }

const mostErasures = 200

/** What was erased, the newest first. It names whoever erased, and no family. */
export const recentErasures = async (actor: Actor) => {
  await authorize(actor, 'erasure.read')
  const { organisationId } = actor
  return database(actor).$queryRaw<RecentErasure[]>`
    select erasure.id, erasure.reason::text, erasure.erased_at as "erasedAt", staff.name as by
    from erasure
    left join staff on staff.id = erasure.erased_by_id and staff.organisation_id = erasure.organisation_id
    where erasure.organisation_id = ${organisationId}::uuid
    order by erasure.erased_at desc, erasure.id
    limit ${mostErasures}`
}
