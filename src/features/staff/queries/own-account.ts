import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { requireFound } from '@/server/authorize'
import { database } from '@/server/db'

/** The signed-in person's own name, address and role, for their account page. */
export const ownAccount = async (actor: StaffActor) =>
  requireFound(
    await database(actor).staff.findFirst({
      where: { id: actor.staffId, organisationId: actor.organisationId },
      select: { name: true, email: true, role: true, trainee: true },
    }),
  )
