import 'server-only'
import type { Actor } from '@/domain/access/actor'
import type { Period } from '@/domain/disclosure/policy/publication'
import { database } from '@/server/db'
import { nodesToPublish } from '@/domain/disclosure/policy/nodes'
import { registerOf } from './register'

/** The places that a period is published about: known from the register alone. */
export const currentNodes = async (actor: Actor) => {
  const { places } = await registerOf(database(), actor)
  return (period: Period) => nodesToPublish(places, period)
}

/** `waiting`: over, with calls, and nothing published of it yet. */
export type PeriodState = 'waiting' | 'prepared' | 'published' | 'correcting'
export type PeriodRow = { period: Period; state: PeriodState; families: number }
