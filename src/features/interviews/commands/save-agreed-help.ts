/** Saves help that was agreed in a call, or a dismissed suggestion. The client makes the id, so a repeat creates nothing. */
import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { rolesThatMay } from '@/domain/access/can'
import { weekAt, weekOf } from '@/domain/figures/week'
import { requireFound } from '@/server/authorize'
import { dateColumn, now } from '@/server/clock'
import { database, inTransaction, type Transaction } from '@/server/db'
import { AppError } from '@/server/errors'
import { createHelp, applyHelpChanges } from '@/server/help'
import type { SaveAgreedHelp } from '../schema'
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
  const coordinator = await tx.staff.findFirst({
    where: { organisationId: actor.organisationId, role: { in: rolesThatMay('family.assign') }, disabledAt: null },
    orderBy: { createdAt: 'asc' },
    select: { id: true },
  })
  return coordinator?.id ?? actor.staffId
}

/** The week of the call date. Help may be entered days later and still belongs to the week of the call. */
const weekOfCall = async (interviewId: string): Promise<string> => {
  const date = await database().answer.findUnique({
    where: { interviewId_key: { interviewId, key: 'call_date' } },
    select: { value: true },
  })
  return typeof date?.value === 'string' ? weekOf(date.value) : weekAt(now())
}

export const saveAgreedHelp = async (actor: StaffActor, input: SaveAgreedHelp): Promise<{ helpId: string }> => {
  const interview = await loadInterview(actor, input.id, 'help.add')
  const { helpId, type, text, state, suggestedBy, dueOn } = input
  const week = await weekOfCall(interview.id)
  return inTransaction(async (tx) => {
    const existing = await tx.helpItem.findUnique({
      where: { id: helpId },
      select: { interviewId: true, state: true, ownerId: true },
    })
    const isElsewhere = existing !== null && existing.interviewId !== interview.id
    requireFound(isElsewhere ? null : interview, { actor, verb: 'help.add', id: helpId })
    if (existing?.state === 'done') throw new AppError('locked', 'help_closed')
    const ownerId = await ownerOf(tx, actor, input, existing)
    const values = { type, text, state, suggestedBy, ownerId, dueOn: dueOn ? dateColumn(dueOn) : null }
    const ofCall = { familyId: interview.familyId, interviewId: interview.id, week }
    const detail = { type, state }
    const isNew =
      !existing && (await createHelp(tx, { actor, verb: 'help.add', detail }, { id: helpId, ...ofCall, ...values }))
    if (!isNew) {
      const expectedItem = { id: helpId, interviewId: interview.id, state: { not: 'done' } } as const
      await applyHelpChanges(tx, { actor, verb: 'help.change', detail }, expectedItem, values)
    }
    return { helpId }
  })
}
