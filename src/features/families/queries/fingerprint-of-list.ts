import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { authorize } from '@/server/authorize'
import { database } from '@/server/db'
import type { WholeList } from '../parts/listed-families'
import { familiesInAll, fingerprintOfFamilies } from '../parts/whole-list'

/** The hash of all families of a list. It identifies the list that somebody assigns as a whole. */
export const fingerprintOfList = async (actor: Actor, listFilter: WholeList): Promise<string> => {
  await authorize(actor, 'family.assign')
  return fingerprintOfFamilies(await familiesInAll(database(actor), actor, listFilter))
}
