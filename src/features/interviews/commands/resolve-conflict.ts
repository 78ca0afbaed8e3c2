/**
 * Resolves a conflict: a person chooses between the saved value and a refused one. The history keeps both. Choosing the
 * refused value saves it as the next version. A choice may arrive long after it was made: when somebody else changed the
 * answer since, it is refused, because nobody has seen both. A later change of the same client stays.
 */
import 'server-only'
import type { Actor } from '@/domain/access/actor'
import type { ChangePart } from '@/domain/instrument/changes'
import { audit } from '@/server/audit'
import { authorize, requireFound } from '@/server/authorize'
import { now } from '@/server/clock'
import { storeContactWishes } from '@/server/contact-wishes'
import { inTransaction } from '@/server/db'
import { AppError } from '@/server/errors'
import { requireCall } from '@/server/require-call'
import { storedValue } from '@/server/stored-answer'
import type { ResolveConflict } from '../schema'
import {
  isSameContent,
  lockInterview,
  loadOperationContext,
  subjectOf,
  saveChange,
  type OperationContext,
  type OperationTarget,
  type StoredContent,
} from '../parts/answer-store'
import { applyCorrection } from '../parts/interview-effects'

export type ResolveReply = {
  outcome: 'saved' | 'superseded'
  version: number
  savedAt: string
  current: StoredContent
}

type RefusedChange = { settledAt: Date | null; part: ChangePart; content: StoredContent }

/**
 * Refuses a choice between answers of which one is another by now, and one that somebody else made otherwise. What stands
 * because somebody else chose the same needs no further choice.
 */
const refuseUnseen = (
  input: ResolveConflict,
  context: OperationContext,
  { settledAt, part, content }: RefusedChange,
) => {
  const { version, current, changedByOthers } = context
  if (input.baseVersion > version)
    throw new AppError('invalid', 'unknown_version', [{ path: 'baseVersion', reason: 'unknown_version' }])
  const stands = input.choose === 'current' ? !changedByOthers : isSameContent(part, content, current)
  if (settledAt && !stands) throw new AppError('conflict', 'settled_already')
  if (!settledAt && changedByOthers) throw new AppError('conflict', 'answer_changed')
}

/** A choice that was sent again gets the first reply. */
const repeatedReply = (
  { repeated, version, current }: OperationContext,
  { interviewId, key }: OperationTarget,
): ResolveReply => {
  if (!repeated || repeated.interviewId !== interviewId || repeated.key !== key || repeated.outcome === 'refused')
    throw new AppError('invalid', 'operation_used', [{ path: 'operationId', reason: 'operation_used' }])
  const { outcome, at } = repeated
  // Nobody saw the answer of now, unless the screen shows it: the reply brings it along.
  return { outcome, version: repeated.version ?? version, savedAt: at.toISOString(), current }
}

export const resolveConflict = async (actor: Actor, input: ResolveConflict): Promise<ResolveReply> => {
  const at = now()
  return inTransaction(actor, async (tx) => {
    const interview = await requireCall(actor, 'conflict.settle', input.id, await lockInterview(tx, actor, input.id))
    const refusedChange = requireFound(
      await tx.answerChange.findFirst({
        where: { operationId: input.refusedOperationId, interviewId: input.id, outcome: 'refused' },
        select: { key: true, part: true, value: true, missing: true, note: true, settledAt: true },
      }),
      { actor, verb: 'conflict.settle', id: input.refusedOperationId },
    )
    const target = { ...input, interviewId: input.id, key: refusedChange.key, part: refusedChange.part }
    const context = await loadOperationContext(tx, target)
    const { endedAt } = interview
    const endedForMs = endedAt ? { endedForMs: at.getTime() - endedAt.getTime() } : {}
    // A repeat changes nothing, so it needs only the permission to read.
    const verb = context.repeated ? 'interview.read' : 'conflict.settle'
    await authorize(actor, verb, { ...subjectOf(interview), ...endedForMs })
    if (context.repeated) return repeatedReply(context, target)
    const { settledAt, part, missing, note } = refusedChange
    const content = { value: storedValue(input.id, refusedChange), missing, note }
    refuseUnseen(input, context, { settledAt, part, content })

    const takesRefused = !settledAt && input.choose === 'refused' && input.sequence > context.lastSequence
    const chosenContent: StoredContent = takesRefused ? content : context.current
    const outcome = takesRefused ? 'saved' : 'superseded'
    const version = takesRefused ? context.version + 1 : context.version
    const staffId = actor.kind === 'staff' ? actor.staffId : null
    await saveChange(tx, {
      ...target,
      baseVersion: context.version,
      organisationId: actor.organisationId,
      familyId: interview.familyId,
      staffId,
      outcome,
      version: takesRefused ? version : null,
      stored: chosenContent,
      at,
      reason: null,
      replacesOwn: false,
    })
    if (!settledAt)
      await tx.answerChange.update({ where: { operationId: input.refusedOperationId }, data: { settledAt: at } })
    await audit(tx, actor, 'conflict.settle', input.id, {
      key: refusedChange.key,
      part: refusedChange.part,
      choose: input.choose,
    })
    if (takesRefused && endedAt) {
      await applyCorrection(tx, interview, { key: refusedChange.key, at, staffId })
      const call = { familyIds: [interview.familyId], interviewIds: new Set([interview.id]) }
      await storeContactWishes(tx, actor, { ...call, correctedKey: refusedChange.key })
    }
    return { outcome, version, savedAt: at.toISOString(), current: chosenContent }
  })
}
