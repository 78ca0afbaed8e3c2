/** Whether somebody works on open help: its owner, or who covers for them. */
import 'server-only'
import { responsibleFor } from '@/server/absences'
import { today } from '@/server/clock'
import { Prisma } from '@/server/db'
import { ownerRoles } from '@/server/help'

/** The same as `helpWithoutWorkingOwner`, on `item` and its `owner`. */
const isWithoutOwner = (): Prisma.Sql => Prisma.sql`(
  item.owner_id is null or owner.disabled_at is not null or owner.role <> all(${ownerRoles()}::"Role"[]))`

/**
 * Nobody works on the help: it is without an owner, or it is time for it (its day has come, or `isStillWanted`) while the
 * owner is away and nobody covers.
 */
export const isUnattended = (isStillWanted: Prisma.Sql): Prisma.Sql => Prisma.sql`(
  ${isWithoutOwner()}
  or (item.due_on <= ${today()}::date or ${isStillWanted}) and ${responsibleFor(Prisma.sql`item.owner_id`)} is null)`
