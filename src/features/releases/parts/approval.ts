import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { can, rolesThatMay } from '@/domain/access/can'
import { database } from '@/server/db'
import type { NewName } from './new-names'

/** Why somebody may not approve: they prepared it, or a word or a name in it is theirs. */
export type Approval = {
  may: boolean
  why: 'prepared' | 'wrote' | 'named' | null
  /** New names that they wrote. */
  ownNames: readonly string[]
  /** Who else could, by name. */
  others: readonly string[]
}

type ApprovalAuthors = { preparedById?: string; writtenByIds: readonly string[]; names?: readonly NewName[] }

type StaffName = { readonly id: string; readonly name: string }

/** Whoever may approve something in the organisation, as a condition on staff. */
export const approverScope = ({ organisationId }: Actor) => ({
  organisationId,
  role: { in: rolesThatMay('release.approve') },
  disabledAt: null,
})

/** Whether this actor may approve what these people made, and which of the organisation's approvers could in their place. */
export const approvalAmong = (
  actor: Actor,
  { preparedById, writtenByIds: wordsBy, names = [] }: ApprovalAuthors,
  approvers: readonly StaffName[],
): Approval => {
  const staffId = actor.kind === 'staff' ? actor.staffId : ''
  const writtenByIds = [...wordsBy, ...names.flatMap((newName) => newName.writtenByIds)]
  const ownNames = names.filter((newName) => newName.writtenByIds.includes(staffId)).map(({ name }) => name)
  const excludedIds = new Set([staffId, preparedById, ...writtenByIds])
  const wrote = wordsBy.includes(staffId) ? 'wrote' : ownNames.length > 0 ? 'named' : null
  return {
    may: can(actor, 'release.approve', { preparedById, writtenByIds }),
    why: preparedById === staffId ? 'prepared' : wrote,
    ownNames,
    others: approvers.filter(({ id }) => !excludedIds.has(id)).map(({ name }) => name),
  }
}

/** The same, asking the database who approves. */
export const approvalOf = async (actor: Actor, authors: ApprovalAuthors): Promise<Approval> =>
  approvalAmong(
    actor,
    authors,
    await database().staff.findMany({
      where: approverScope(actor),
      orderBy: { name: 'asc' },
      select: { id: true, name: true },
    }),
  )
