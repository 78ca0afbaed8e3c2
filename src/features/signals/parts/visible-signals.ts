import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { can, rolesThatMay } from '@/domain/access/can'
import type { Prisma } from '@/server/db'

/** Who reads the log sees every signal of the organisation, and anybody else those about people who read the log. */
export const visibleSignals = (actor: Actor): Prisma.AuditSignalWhereInput => ({
  organisationId: actor.organisationId,
  ...(can(actor, 'log.read') ? {} : { staff: { role: { in: rolesThatMay('log.read') } } }),
})
