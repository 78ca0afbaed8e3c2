import 'server-only'
import type { Actor } from '@/domain/access/actor'
import type { Verb } from '@/domain/access/verbs'
import { requireFound } from '@/server/authorize'
import { database } from '@/server/db'
import { familyScope, holderColumns, holdersOf } from '@/server/scope'

/** Loads an appointment with the fields that its rules use. Throws `not_found` outside the actor's scope. */
export const requireAppointment = async (actor: Actor, id: string, verb: Verb) => {
  const { family, ...appointment } = requireFound(
    await database(actor).appointment.findFirst({
      where: { id, organisationId: actor.organisationId, family: familyScope(actor) },
      select: {
        id: true,
        organisationId: true,
        familyId: true,
        attemptId: true,
        startsAt: true,
        endsAt: true,
        madeAt: true,
        closedAt: true,
        closedAs: true,
        family: { select: { ref: true, ...holderColumns } },
      },
    }),
    { actor, verb, id },
  )
  return { ...appointment, ref: family.ref, ...holdersOf(family) }
}
