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

type StaffName = { readonly id: string; readonly name: string }

/** A condition on staff: those who may approve releases in the organisation. */
export const approverScope = ({ organisationId }: Actor) => ({
  organisationId,
  role: { in: rolesThatMay('release.approve') },
  disabledAt: null,
})

/** Whether this actor may approve the work of these authors, and which other approvers could. */
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

/** Like `approvalAmong`, and reads the approvers from the database. */
export const approvalOf = async (actor: Actor, authors: ApprovalAuthors): Promise<Approval> =>
  approvalAmong(
    actor,
    authors,
    await database(actor).staff.findMany({
      where: approverScope(actor),
      orderBy: { name: 'asc' },
      select: { id: true, name: true },
    }),
  )
