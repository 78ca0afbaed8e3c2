import 'server-only'
import { needsSecondPerson, type Actor, type Role } from '@/domain/access/actor'
import type { GroupRole } from '@/domain/access/provider-role'
import { audit } from '@/server/audit'
import { dayMs } from '@/domain/dates'
import { now } from '@/server/clock'
import type { Transaction } from '@/server/db'
import { logInfo } from '@/server/log'
import { storeNextStepsOfStaff } from '@/server/next-steps'
import { isLastAdmin } from './admins'
import { enqueueAccessLetters } from './access-letters'
import { requestAccess } from './second-person'

/** What was asked and not released is not asked again before: who refused it would be asked at each sign-in. */
const askedAgainDays = 14

type Member = { id: string; organisationId: string; role: Role }

const wasAsked = async (tx: Transaction, staffId: string, toRole: Role) => {
  const where = {
    staffId,
    kind: 'role' as const,
    OR: [
      { decidedAt: null, expiresAt: { gt: now() } },
      { toRole, requestedById: null, requestedAt: { gt: new Date(now().getTime() - askedAgainDays * dayMs) } },
    ],
  }
  return (await tx.accessRequest.findFirst({ where, select: { id: true } })) !== null
}

/**
 * Gives somebody the role of their groups at the identity provider, and returns the role that they have from now on. What gives
 * access to families, or decides who has it, is only asked for: whoever put them in the group is the first person, and
 * somebody here is the second. Null as long as nobody released it and no group gives the present role: they have none here then.
 * The last administrator stays one. The caller holds the lock of the person.
 */
export const applyGroups = async (
  tx: Transaction,
  groups: Actor,
  member: Member,
  { role, keepsRole }: GroupRole,
): Promise<Role | null> => {
  const { id, organisationId, role: from } = member
  if (role === from) return from
  const change = { kind: 'role', staffId: id, fromRole: from, toRole: role } as const
  if (needsSecondPerson(role, from)) {
    if (!(await wasAsked(tx, id, role))) {
      await audit(tx, groups, 'staff.change', id, { from, to: role, waits: true, by: 'groups' })
      await requestAccess(tx, groups, change)
    }
    return keepsRole ? from : null
  }
  if (await isLastAdmin(tx, organisationId, id)) {
    logInfo('groups_not_applied', { reason: 'last_admin' })
    return from
  }
  const { count } = await tx.staff.updateMany({
    where: { id, role: from },
    data: { role, trainee: false, boardId: null, municipalityId: null, version: { increment: 1 } },
  })
  // Somebody here gave them another role a moment ago.
  if (count === 0) return from
  await storeNextStepsOfStaff(tx, organisationId, id)
  await audit(tx, groups, 'staff.change', id, { from, to: role, by: 'groups' })
  const letter = { notice: 'role_changed', kind: 'role', aboutId: id, from, to: role, byGroups: true } as const
  await enqueueAccessLetters(tx, groups, letter)
  return role
}
