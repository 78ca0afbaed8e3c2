import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { authorize } from '@/server/authorize'
import { database } from '@/server/db'
import { familiesInList, fingerprintOfList } from '../parts/whole-list'
import type { CallFilter } from '../schema'

/** The hash of all families of a list. It identifies the list that somebody changes as a whole. */
export const fingerprintOfCalls = async (actor: Actor, filter: CallFilter): Promise<string> => {
  await authorize(actor, 'family.assign')
  return fingerprintOfList(await familiesInList(database(actor), actor, filter))
}
