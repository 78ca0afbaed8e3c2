import 'server-only'
import type { Actor } from '@/domain/access/actor'
import type { Period } from '@/domain/disclosure/policy/publication'
import { requireFound } from '@/server/authorize'
import { requireReadingAccess, readAs } from '../parts/reader-access'
import { periodOf } from '../parts/statements'

export type Neighbour = { readonly id: string; readonly period: Period }

/** The issues of the same node in the previous and the next period, as far as they are published to this reader. */
export const issueNeighbours = async (
  actor: Actor,
  id: string,
): Promise<{ previous: Neighbour | null; next: Neighbour | null }> => {
  await requireReadingAccess(actor, 'release.read', id)
  const { organisationId } = actor
  return readAs(actor, async (tx) => {
    const unit = { level: true, municipalityId: true, boardId: true, schoolId: true, grain: true } as const
    const { at, ...same } = requireFound(
      await tx.release.findFirst({ where: { id, organisationId }, select: { ...unit, at: true } }),
      { actor, verb: 'release.read', id },
    )
    const beside = async (where: { lt: string } | { gt: string }, order: 'asc' | 'desc') => {
      const row = await tx.release.findFirst({
        where: { ...same, organisationId, at: where },
        orderBy: { at: order },
        select: { id: true, grain: true, at: true },
      })
      return row && { id: row.id, period: periodOf(row.grain, row.at) }
    }
    return { previous: await beside({ lt: at }, 'desc'), next: await beside({ gt: at }, 'asc') }
  })
}
