import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { authorize } from '@/server/authorize'
import { requireFresh } from '@/server/fresh'
import { sessionAsks } from '../parts/passkey-challenge'
import { optionsToAdd, ownerOf } from '../parts/passkey-options'

/** What the browser is asked for to make a further passkey. */
export const startPasskey = async (actor: StaffActor) => {
  await authorize(actor, 'factor.add')
  requireFresh(actor)
  return optionsToAdd(sessionAsks('add', actor.sessionId), ownerOf(actor))
}
