import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { authorize } from '@/server/authorize'
import { database } from '@/server/db'
import { callsByCaller } from '../parts/calls-by-caller'
import { familyPlaces } from '../parts/family-places'
import { filterChoices } from '../parts/filter-choices'
import { languagesWithoutCaller } from '../parts/languages-without-caller'
import { periodOf } from '../parts/period'
import { splitsOf, wholeFigures } from '../parts/reach-figures'
import { silentFamilies, silentPerPage } from '../parts/silent-families'
import type { ReachFilter } from '../schema'

/**
 * Everything that the page of reach shows. The number of statements does not depend on the period, the filters or the
 * families. It is for use inside: nothing of it goes into a release or a file.
 */
export const reachPage = async (actor: Actor, filter: ReachFilter) => {
  await authorize(actor, 'week.read')
  await authorize(actor, 'family.read')
  const period = periodOf(filter)
  const page = filter.page ?? 1
  const [places, silent, languages, callers, choices, { threshold }] = await Promise.all([
    familyPlaces(actor, period, filter),
    silentFamilies(actor, filter, page),
    languagesWithoutCaller(actor),
    callsByCaller(actor),
    filterChoices(actor),
    database(actor).organisation.findFirstOrThrow({ where: { id: actor.organisationId }, select: { threshold: true } }),
  ])
  return {
    period,
    ...wholeFigures(places),
    splits: splitsOf(places),
    silent: { ...silent, page, perPage: silentPerPage },
    languages,
    callers,
    choices,
    /** K: groups of fewer families never leave the organisation. */
    threshold,
  }
}

export type ReachPage = Awaited<ReturnType<typeof reachPage>>
