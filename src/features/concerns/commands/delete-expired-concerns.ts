import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { auditEach } from '@/server/audit'
import { authorize } from '@/server/authorize'
import { inTransaction } from '@/server/db'

/**
 * Deletes the concerns whose retention period is over: `concern_is_expired` in the database, the same rule by which it
 * refuses every other deletion. An undecided concern stays. Returns how many there were; with `isTrial` none is deleted.
 */
export const deleteExpiredConcerns = async (actor: Actor, { isTrial }: { isTrial: boolean }) => {
  await authorize(actor, 'concern.purge')
  const { organisationId } = actor
  return inTransaction(actor, async (tx) => {
    const expiredConcerns = await tx.$queryRaw<{ id: string; subjectId: string }[]>`
      select id, coalesce(interview_id, family_id) as "subjectId" from safety_concern
      where organisation_id = ${organisationId}::uuid and concern_is_expired(id) for update`
    if (isTrial || expiredConcerns.length === 0) return { count: expiredConcerns.length }
    const ids = expiredConcerns.map(({ id }) => id)
    const { count } = await tx.safetyConcern.deleteMany({ where: { organisationId, id: { in: ids } } })
    await auditEach(
      tx,
      actor,
      'concern.purge',
      expiredConcerns.map(({ id, subjectId }) => ({ subjectId, detail: { concern: id } })),
    )
    return { count }
  })
}
