import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { visibleHelp } from '@/domain/access/help'
import { isWholeOrganisation } from '@/domain/access/scope'
import { authorize } from '@/server/authorize'
import { openPromises } from '../parts/open-promises'

const mostShown = 12

/**
 * The open help of the actor and of whom they cover of which a parent said last that it did not help or did not arrive, and
 * for who sees the whole organisation also the help on which nobody works.
 */
export const waitingHelp = async (actor: StaffActor) => {
  await authorize(actor, 'help.read')
  const withUnattended = isWholeOrganisation(visibleHelp(actor))
  return openPromises(actor, { onlyWanted: true, withUnattended, most: mostShown })
}
