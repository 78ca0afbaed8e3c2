/** Whether somebody works on open help: its owner, or who covers for them. */
import 'server-only'
import { responsibleFor } from '@/server/absences'
import { today } from '@/server/clock'
import { Prisma } from '@/server/db'
import { hasNoWorkingOwner } from '@/server/help'

/**
 * Nobody works on the help: it is without an owner, or it is time for it (its day has come, or `isStillWanted`) while the
 * owner is away and nobody covers. On `item` and its `owner`.
 */
export const isUnattended = (isStillWanted: Prisma.Sql): Prisma.Sql => Prisma.sql`(
  ${hasNoWorkingOwner()}
  or (item.due_on <= ${today()}::date or ${isStillWanted}) and ${responsibleFor(Prisma.sql`item.owner_id`)} is null)`
