import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { authorize } from '@/server/authorize'
import { sessionAsks } from '../parts/passkey-challenge'
import { optionsToVerify, ownerOf } from '../parts/passkey-options'

/** What the browser is asked for when somebody who is signed in shows again who they are. */
export const startPasskeyAgain = async (actor: StaffActor) => {
  await authorize(actor, 'session.verify')
  return optionsToVerify(sessionAsks('verify', actor.sessionId), ownerOf(actor))
}
