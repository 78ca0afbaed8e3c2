import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { database } from '@/server/db'
import { staffScope } from '@/server/scope'

/** A member of staff of the actor's own organisation, or null. */
export const requireStaff = (actor: Actor, id: string) =>
  database(actor).staff.findFirst({
    where: { AND: [staffScope(actor), { id }] },
    select: {
      id: true,
      organisationId: true,
      email: true,
      name: true,
      role: true,
      boardId: true,
      municipalityId: true,
    },
  })
