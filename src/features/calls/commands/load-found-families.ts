import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { callBackSearchOf } from '@/domain/people/call-back-search'
import { authorize } from '@/server/authorize'
import { AppError } from '@/server/errors'
import { recordView } from '@/server/record-view'
import { requireRoom } from '@/server/request-room'
import { foundFamilies } from '../parts/found-families'
import { otherFamilies } from '../parts/other-families'
import type { FindFamilies } from '../schema'

/**
 * The families of a parent who calls back: those in the actor's reach in full, and of another caller's only that there is one
 * and who its caller is, for a whole number. Who was told about which family of another stands in the audit, by ids.
 */
export const loadFoundFamilies = async (actor: StaffActor, { text }: FindFamilies) => {
  await authorize(actor, 'call.find')
  await requireRoom('search', actor, 'call.find')
  const search = callBackSearchOf(text)
  if (!search) throw new AppError('invalid', 'search_longer', [{ path: 'text', reason: 'search_longer' }])
  const familiesOfOthers = await otherFamilies(actor, search, 'call.find')
  const familiesInReach = await foundFamilies(actor, search)
  const idsOfOthers = familiesOfOthers.map(({ id }) => id)
  await recordView(actor, {
    verb: 'call.find',
    part: 'search',
    families: [...idsOfOthers, ...familiesInReach.families.map(({ id }) => id)],
    search: text,
    detail: idsOfOthers.length > 0 ? { others: idsOfOthers } : {},
  })
  return { ...familiesInReach, others: familiesOfOthers }
}

export type FoundFamilies = Awaited<ReturnType<typeof loadFoundFamilies>>
