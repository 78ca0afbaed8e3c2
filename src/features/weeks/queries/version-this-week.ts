import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { weekAt } from '@/domain/figures/week'
import { now } from '@/server/clock'
import { database } from '@/server/db'
import { versionInForce } from '@/server/instrument-in-force'

/**
 * The version of the instrument that the actor's organisation uses this week. Whoever is signed in may know it, as they may
 * read how a figure is computed, so no verb is asked.
 */
export const versionThisWeek = (actor: Actor): Promise<number> =>
  versionInForce(database(actor), actor.organisationId, weekAt(now()))
