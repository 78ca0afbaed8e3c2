import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { rolesThatMay } from '@/domain/access/can'
import type { Verb } from '@/domain/access/verbs'
import { auditRefusal } from '@/server/audit'
import type { Transaction } from '@/server/db'
import { AppError } from '@/server/errors'
import { hasJoinedOf } from './joined'

type Admin = { id: string }

const lockAdminRows = (tx: Transaction, organisationId: string) =>
  tx.$queryRaw<Admin[]>`
    select id from staff
    where organisation_id = ${organisationId}::uuid and role = any(${rolesThatMay('staff.change')}::"Role"[]) and disabled_at is null
      and ${hasJoinedOf('staff')}
    order by id for no key update`

const refuseLast = (admins: readonly Admin[], leaving: string) => {
  if (admins.length === 1 && admins[0]?.id === leaving) throw new AppError('conflict', 'last_admin')
}

/**
 * Locks the admins who can sign in (joined, not disabled). When two admins disable each other at the same time, the
 * second one waits and then sees the result of the first. Refuses an actor who is no such admin any more, and the removal of
 * the last one.
 */
export const lockAdmins = async (tx: Transaction, actor: Actor, verb: Verb, leaving: string) => {
  const admins = await lockAdminRows(tx, actor.organisationId)
  if (actor.kind === 'staff' && !admins.some(({ id }) => id === actor.staffId)) {
    await auditRefusal(actor, verb, leaving)
    throw new AppError('forbidden')
  }
  refuseLast(admins, leaving)
}

/** Whether the organisation has this administrator and no other. Locks them all, so that it stays so for this transaction. */
export const isLastAdmin = async (tx: Transaction, organisationId: string, staffId: string): Promise<boolean> => {
  const admins = await lockAdminRows(tx, organisationId)
  return admins.length === 1 && admins[0]?.id === staffId
}

/** For a change of role that a second person releases, who need not be an admin. */
export const lockLastAdmin = async (tx: Transaction, organisationId: string, leaving: string) =>
  refuseLast(await lockAdminRows(tx, organisationId), leaving)

/** Nobody disables or demotes themselves by accident: another admin does that. */
export const refuseOneself = (actor: Actor, staffId: string) => {
  if (actor.kind === 'staff' && actor.staffId === staffId) throw new AppError('conflict', 'not_yourself')
}
