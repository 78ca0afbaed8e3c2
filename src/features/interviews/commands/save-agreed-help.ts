/** Saves help that was agreed in a call, or a dismissed suggestion. The client makes the id, so a repeat creates nothing. */
import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { weekAt, weekOf } from '@/domain/figures/week'
import { requireFound } from '@/server/authorize'
import { dateColumn, now } from '@/server/clock'
import { database, inTransaction, type Transaction } from '@/server/db'
import { AppError } from '@/server/errors'
import { applyHelpChanges, createHelp, firstCoordinatorId } from '@/server/help'
import { storedValue } from '@/server/stored-answer'
import type { SaveAgreedHelp } from '../schema'
import { hasValues, lockAgreedItem, refuseOlderVersion } from '../parts/agreed-item'
import { loadInterview } from '../parts/load-interview'

type Existing = { ownerId: string | null } | null

/** The owner that the screen's choice names: the caller, the longest-serving coordinator, or the present owner. */
const ownerOf = async (
  tx: Transaction,
  actor: StaffActor,
  { state, owner }: SaveAgreedHelp,
  existing: Existing,
): Promise<string | null> => {
  if (state === 'dismissed') return null
  if (owner === 'kept' && existing?.ownerId) return existing.ownerId
  if (owner !== 'coordinator') return actor.staffId
  return (await firstCoordinatorId(tx, actor.organisationId)) ?? actor.staffId
}

/** The week of the call date. Help may be entered days later and still belongs to the week of the call. */
const weekOfCall = async (actor: StaffActor, interviewId: string): Promise<string> => {
  const row = await database(actor).answer.findFirst({
    where: { interviewId, key: 'call_date' },
    select: { key: true, value: true },
  })
  const date = row && storedValue(interviewId, row)
  return typeof date === 'string' ? weekOf(date) : weekAt(now())
}

type SavedHelp = { helpId: string; version: number }

/**
 * Creates or changes the item. A repeat of what is stored changes nothing, and what somebody changed since the screen had it
 * is not overwritten. The screen sends the version of the reply with its next change.
 */
export const saveAgreedHelp = async (actor: StaffActor, input: SaveAgreedHelp): Promise<SavedHelp> => {
  const interview = await loadInterview(actor, input.id, 'help.add')
  const { helpId, type, text, state, suggestedBy, dueOn } = input
  const week = await weekOfCall(actor, interview.id)
  return inTransaction(actor, async (tx) => {
    const present = await lockAgreedItem(tx, helpId)
    const ofThisCall = present === null || present.interviewId === interview.id
    requireFound(ofThisCall ? interview : null, { actor, verb: 'help.add', id: helpId })
    if (present?.state === 'done') throw new AppError('locked', 'help_closed')
    const ownerId = await ownerOf(tx, actor, input, present)
    const values = { type, text, state, suggestedBy, ownerId, dueOn: dueOn ? dateColumn(dueOn) : null }
    const detail = { type, state }
    const help = { id: helpId, familyId: interview.familyId, interviewId: interview.id, week, ...values }
    if (!present && (await createHelp(tx, { actor, verb: 'help.add', detail }, help))) return { helpId, version: 1 }
    // Of two first saves at once the second finds the item only now.
    const lockedItem = present ?? (await lockAgreedItem(tx, helpId))
    const item = requireFound(lockedItem?.interviewId === interview.id ? lockedItem : null, {
      actor,
      verb: 'help.add',
      id: helpId,
    })
    const { version } = item
    if (hasValues(item, values)) return { helpId, version }
    refuseOlderVersion(item, input.version)
    await applyHelpChanges(tx, { actor, verb: 'help.change', detail }, { id: helpId, version }, values)
    return { helpId, version: version + 1 }
  })
}
