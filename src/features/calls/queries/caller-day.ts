import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { authorize } from '@/server/authorize'
import { database, ofOrganisation } from '@/server/db'
import { cardOf, cardRows } from '../parts/card-row'
import { presentMoment } from '../parts/moment'
import { ownQueue } from '../parts/own-queue'
import { poolCount } from '../parts/pool'
import type { Entry } from '../parts/turn-row'

export const familiesPerDay = 20
const mostLater = 20

export type Planned = Pick<Entry, 'id' | 'ref' | 'step'> & {
  parentName: string
  /** Who interprets at the appointment. */
  interpreter: string | null
}

/**
 * A caller's own families in the order of the queue: one page of those that are due, and the first of those planned later.
 * The domain computes the order from the open steps. Names and numbers are read only for the families on the page.
 */
export const callerDay = async (actor: StaffActor, page: number) => {
  await authorize(actor, 'call.read')
  const moment = presentMoment()
  const queue = await ownQueue(database(ofOrganisation(actor.organisationId)), actor, moment, poolCount(actor, moment))
  const { families, due, later, waiting, elsewhere, pool } = queue
  const onPage = due.slice((page - 1) * familiesPerDay, page * familiesPerDay)
  const soon = [...waiting, ...later].slice(0, mostLater)
  const rows = await cardRows(
    actor,
    [...onPage, ...soon].map(({ id }) => id),
  )
  const detailsOf = new Map(rows.map((row) => [row.id, row]))
  return {
    families,
    dueCount: due.length,
    laterCount: later.length + waiting.length,
    due: onPage.map((entry) => cardOf(actor, moment, entry, detailsOf.get(entry.id))),
    later: soon.map(({ id, ref, step }): Planned => {
      const details = detailsOf.get(id)
      return { id, ref, step, parentName: details?.parentName ?? '', interpreter: details?.booked?.name ?? null }
    }),
    /** How many families wait for somebody to call them. */
    pool,
    /** What this person agreed with families that are not theirs. */
    promises: elsewhere.slice(0, mostLater).map(({ id, ref, step }) => ({ id, ref, step })),
    promiseCount: elsewhere.length,
  }
}
