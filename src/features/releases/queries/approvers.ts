import type { Actor } from '@/domain/access/actor'
import { can } from '@/domain/access/can'
import { database } from '@/server/db'

/** Why somebody may not approve: they prepared it, or a word of it is theirs. */
export type Approval = {
  may: boolean
  why: 'prepared' | 'wrote' | null
  /** Who else could, by name. */
  others: readonly string[]
}

type Behind = { preparedById?: string; writtenByIds: readonly string[] }

/** Whether this actor may approve what these people made, and who could in their place. */
export const approvalOf = async (actor: Actor, behind: Behind): Promise<Approval> => {
  const staffId = actor.kind === 'staff' ? actor.staffId : ''
  const notThese = [staffId, behind.preparedById ?? '', ...behind.writtenByIds].filter((id) => id !== '')
  const others = await database().staff.findMany({
    where: {
      organisationId: actor.organisationId,
      role: { in: ['coordinator', 'coach'] },
      disabledAt: null,
      id: { notIn: notThese },
    },
    orderBy: { name: 'asc' },
    select: { name: true },
  })
  const why = behind.preparedById === staffId ? 'prepared' : behind.writtenByIds.includes(staffId) ? 'wrote' : null
  return { may: can(actor, 'release.approve', behind), why, others: others.map(({ name }) => name) }
}
