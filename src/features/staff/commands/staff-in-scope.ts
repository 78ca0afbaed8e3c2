import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { database } from '@/server/db'

/** A member of staff of the actor's own organisation, or null. */
export const staffInScope = (actor: Actor, id: string) =>
  database().staff.findFirst({
    where: { id, organisationId: actor.organisationId },
    select: { id: true, organisationId: true, email: true, name: true, role: true },
  })
