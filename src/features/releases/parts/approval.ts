import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { can, rolesThatMay } from '@/domain/access/can'
import { database } from '@/server/db'
import type { NewName } from './new-names'

/** Why somebody may not approve: they prepared it, or wrote a text or a name in it. */
export type Approval = {
  may: boolean
  why: 'prepared' | 'wrote' | 'named' | null
  /** New names that this person wrote. */
  ownNames: readonly string[]
  /** Names of other staff who may approve. */
  others: readonly string[]
}

type ApprovalAuthors = { preparedById?: string; writtenByIds: readonly string[]; names?: readonly NewName[] }

/** Whether this actor may approve the work of these authors, and who else could. */
export const approvalOf = async (
  actor: Actor,
  { preparedById, writtenByIds: wordsBy, names = [] }: ApprovalAuthors,
): Promise<Approval> => {
  const staffId = actor.kind === 'staff' ? actor.staffId : ''
  const writtenByIds = [...wordsBy, ...names.flatMap((newName) => newName.writtenByIds)]
  const ownNames = names.filter((newName) => newName.writtenByIds.includes(staffId)).map(({ name }) => name)
  const notThese = [staffId, preparedById ?? '', ...writtenByIds].filter((id) => id !== '')
  const otherStaff = await database().staff.findMany({
    where: {
      organisationId: actor.organisationId,
      role: { in: rolesThatMay('release.approve') },
      disabledAt: null,
      id: { notIn: notThese },
    },
    orderBy: { name: 'asc' },
    select: { name: true },
  })
  const wrote = wordsBy.includes(staffId) ? 'wrote' : ownNames.length > 0 ? 'named' : null
  return {
    may: can(actor, 'release.approve', { preparedById, writtenByIds }),
    why: preparedById === staffId ? 'prepared' : wrote,
    ownNames,
    others: otherStaff.map(({ name }) => name),
  }
}
