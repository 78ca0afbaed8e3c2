/**
 * Limits what can be asked for without end and takes something away or costs much: searches, files, printed letters, links.
 * Everything asked for counts, also what succeeds, and each limit is far above what a person does by hand.
 */
import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import type { Verb } from '@/domain/access/verbs'
import { auditDeadLinks, auditTooMany } from './audit'
import { AppError } from './errors'
import { attempt, tooMany } from './throttle'
import { currentVisitor, type Visitor } from './visitor'

type Limited = 'search' | 'file' | 'letter' | 'share'

/** Throws `too_many`, which says from when. The address is that of the sender, or the organisation where there is none. */
export const requireRoom = async (
  limited: Limited,
  actor: StaffActor,
  verb: Verb,
  address: string = actor.organisationId,
): Promise<void> => {
  const outcome = await attempt(limited, actor.staffId, address)
  if (outcome.allowed) return
  await auditTooMany(actor, verb)
  throw tooMany(outcome)
}

/** The same for a route handler that sends a file. */
export const requireRoomForFile = async (actor: StaffActor, verb: Verb): Promise<void> =>
  requireRoom('file', actor, verb, (await currentVisitor()).address)

/**
 * Refuses a link that leads nowhere: the same for one that never was, that ended and that was revoked. Only these count, so
 * whoever has a link that works is never refused for the guesses of others at the same address.
 */
export const refuseLink = async ({ address }: Visitor, token: string): Promise<never> => {
  const outcome = await attempt('opened_link', token, address)
  if (!outcome.allowed) await auditDeadLinks()
  throw outcome.allowed ? new AppError('not_found') : tooMany(outcome)
}

/** The same for a link to a room. Those of all networks count together too, so that many of them guess no more than one. */
export const refuseRoomLink = async ({ address }: Visitor): Promise<never> => {
  const outcome = await attempt('room_link', 'every link', address)
  if (!outcome.allowed) await auditDeadLinks()
  throw outcome.allowed ? new AppError('not_found', 'link_unknown') : tooMany(outcome)
}

/** For every visit of a link that works: each makes a row of the log, and a file costs a quarter of a second. */
export const requireRoomForLink = async ({ address }: Visitor, linkId: string): Promise<void> => {
  const outcome = await attempt('shared_visit', linkId, `${linkId} ${address}`)
  if (!outcome.allowed) throw tooMany(outcome)
}

/** For everybody who begins to sign in with the identity provider, or comes back: each asks that provider where its pages are. */
export const requireRoomForProvider = async ({ address }: Visitor): Promise<void> => {
  const outcome = await attempt('provider_start', address, address)
  if (!outcome.allowed) throw tooMany(outcome)
}
