import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { rolesThatMay } from '@/domain/access/can'
import { authorize } from '@/server/authorize'
import { staffChoices } from '@/server/choices'

/** Who can make the calls of somebody who is away: everybody else who calls. */
export const coverChoices = async (actor: StaffActor, staffId: string) => {
  await authorize(actor, 'absence.read', { id: staffId, ownerId: staffId })
  const choices = await staffChoices(actor.organisationId, rolesThatMay('attempt.record'))
  return choices.filter(({ id }) => id !== staffId)
}
