import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { authorize } from '@/server/authorize'
import { database } from '@/server/db'
import { visibleSignals } from '../parts/visible-signals'

/** How many signals nobody has looked at. */
export const unseenSignalCount = async (actor: Actor): Promise<number> => {
  await authorize(actor, 'signal.read')
  return database(actor).auditSignal.count({ where: { ...visibleSignals(actor), seenAt: null } })
}
