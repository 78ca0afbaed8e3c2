import 'server-only'
import type { Actor } from '@/domain/access/actor'
import type { Period } from '@/domain/disclosure/policy/publication'
import { database } from '@/server/db'
import { nodesToPublish } from '@/domain/disclosure/policy/nodes'
import { registerOf } from './register'

/** The nodes of a period that have releases, from the list of schools alone. */
export const currentNodes = async (actor: Actor) => {
  const { places } = await registerOf(database(actor), actor)
  return (period: Period) => nodesToPublish(places, period)
}

/** `waiting`: the period is over and has calls, and nothing of it is published yet. */
export type PeriodState = 'waiting' | 'prepared' | 'published' | 'correcting'
export type PeriodRow = { period: Period; state: PeriodState; families: number }
