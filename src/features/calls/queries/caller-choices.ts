import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { authorize } from '@/server/authorize'
import { callersToAssign } from '@/server/call-load'

/** To whom families can be given. */
export const callerChoices = async (actor: Actor) => {
  await authorize(actor, 'family.assign')
  return callersToAssign(actor.organisationId)
}
