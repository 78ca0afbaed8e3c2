import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { authorize } from '@/server/authorize'
import { requireFresh } from '@/server/fresh'

/** Refuses whoever showed longer ago who they are, before the browser fetches a file by itself. Changes nothing. */
export const checkFresh = async (actor: StaffActor): Promise<void> => {
  await authorize(actor, 'session.verify')
  requireFresh(actor)
}
