import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { database } from '@/server/db'

/** The actor's own factors, the oldest first, and how many recovery codes are left. */
export const ownFactors = async ({ staffId, organisationId }: StaffActor) => {
  const [factors, codesLeft] = await Promise.all([
    database().factor.findMany({
      where: { staffId, organisationId },
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      select: { id: true, kind: true, createdAt: true, lastUsedAt: true },
    }),
    database().recoveryCode.count({ where: { staffId, organisationId, usedAt: null } }),
  ])
  return { factors, codesLeft }
}

export type OwnFactors = Awaited<ReturnType<typeof ownFactors>>
