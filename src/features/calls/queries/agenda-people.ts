import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { can, rolesThatMay } from '@/domain/access/can'
import { staffChoices } from '@/server/choices'

/** Whose agenda the actor can open: for whoever distributes calls everybody who makes them, otherwise nobody else. */
export const agendaPeople = async (actor: StaffActor) =>
  can(actor, 'family.assign') ? staffChoices(actor.organisationId, rolesThatMay('agenda.read')) : []
