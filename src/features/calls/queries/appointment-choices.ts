import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { can, rolesThatMay } from '@/domain/access/can'
import { emailRefusal } from '@/domain/calls/reminder'
import { authorize } from '@/server/authorize'
import { interpreterChoices } from '@/server/interpreter-choices'
import { staffChoices } from '@/server/choices'
import { database } from '@/server/db'
import { hasMail } from '@/server/mail'
import { familyScope } from '@/server/scope'
import { loadReminderFamily } from '../parts/reminder'

/**
 * What the form of an appointment offers: who can make the call (for whoever distributes calls), who can interpret, and
 * whether the parent may get an e-mail. Null outside the actor's scope.
 */
export const appointmentChoices = async (actor: StaffActor, familyId: string) => {
  await authorize(actor, 'appointment.make')
  const inScope = await database(actor).family.count({ where: { ...familyScope(actor), AND: { id: familyId } } })
  if (inScope === 0) return null
  const [family, owners, interpreting] = await Promise.all([
    loadReminderFamily(database(actor), familyId),
    can(actor, 'family.assign') ? staffChoices(actor.organisationId, rolesThatMay('attempt.record')) : [],
    interpreterChoices(actor.organisationId, familyId),
  ])
  return { owners, interpreting, emailRefusal: emailRefusal(family, hasMail()) }
}

export type AppointmentChoices = NonNullable<Awaited<ReturnType<typeof appointmentChoices>>>
