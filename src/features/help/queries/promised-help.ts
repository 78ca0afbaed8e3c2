import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { authorize } from '@/server/authorize'
import { openPromises } from '../parts/open-promises'

const promisesShown = 8

/**
 * The open help of the actor and of whom they cover, and the number of all: first the items of which a parent said that they
 * did not help or did not arrive, then those with the earliest days.
 */
export const promisedHelp = async (actor: StaffActor) => {
  await authorize(actor, 'help.read')
  return openPromises(actor, { onlyWanted: false, withUnattended: false, most: promisesShown })
}
