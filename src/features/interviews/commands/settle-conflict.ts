/**
 * A person chooses between the value that was saved first and one that was refused. Either way both stay in the history;
 * choosing the refused one makes it the next version, by the operation that chose.
 */
import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { audit } from '@/server/audit'
import { authorize, found } from '@/server/authorize'
import { now } from '@/server/clock'
import { inTransaction } from '@/server/db'
import { AppError } from '@/server/errors'
import { foundCall } from '@/server/found-call'
import { storedValue } from '@/server/stored-answer'
import type { SettleConflict } from '../schema'
import { lockedInterview, operationContext, subjectOf, writeChange, type Stored } from './answer-store'
import { followCorrection } from './what-follows'

export type SettleReply = { version: number; savedAt: string; current: Stored }

export const settleConflict = async (actor: Actor, input: SettleConflict): Promise<SettleReply> => {
  const at = now()
  return inTransaction(async (tx) => {
    const interview = await foundCall(actor, 'conflict.settle', input.id, await lockedInterview(tx, actor, input.id))
    const refused = found(
      await tx.answerChange.findFirst({
        where: { operationId: input.refusedOperationId, interviewId: input.id, outcome: 'refused' },
        select: { key: true, part: true, value: true, missing: true, note: true, settledAt: true },
      }),
      { actor, verb: 'conflict.settle', id: input.refusedOperationId },
    )
    const target = { ...input, interviewId: input.id, key: refused.key, part: refused.part, baseVersion: 0 }
    const context = await operationContext(tx, target)
    const { endedAt } = interview
    const endedForMs = endedAt ? { endedForMs: at.getTime() - endedAt.getTime() } : {}
    await authorize(actor, 'conflict.settle', { ...subjectOf(interview), ...endedForMs })
    if (context.repeated) return { version: context.version, savedAt: at.toISOString(), current: context.current }
    if (refused.settledAt) throw new AppError('conflict', 'settled_already')

    const chosen: Stored =
      input.choose === 'current'
        ? context.current
        : { value: storedValue(input.id, refused), missing: refused.missing, note: refused.note }
    const takesRefused = input.choose === 'refused'
    const version = takesRefused ? context.version + 1 : context.version
    await writeChange(tx, {
      ...target,
      baseVersion: context.version,
      organisationId: actor.organisationId,
      staffId: actor.kind === 'staff' ? actor.staffId : null,
      outcome: takesRefused ? 'saved' : 'superseded',
      version: takesRefused ? version : null,
      stored: chosen,
      at,
      reason: null,
      replacesOwn: false,
    })
    await tx.answerChange.update({ where: { operationId: input.refusedOperationId }, data: { settledAt: at } })
    await audit(tx, actor, 'conflict.settle', input.id, { key: refused.key, part: refused.part, choose: input.choose })
    if (takesRefused && endedAt) await followCorrection(tx, { ...interview, endedAt }, refused.key)
    return { version, savedAt: at.toISOString(), current: chosen }
  })
}
