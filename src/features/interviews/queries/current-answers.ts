import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { authorize } from '@/server/authorize'
import { database } from '@/server/db'
import { requireCall } from '@/server/require-call'
import { callScope, callSubject } from '@/server/scope'
import {
  answerFields,
  openConflicts,
  answersIn,
  conflictOf,
  familyNowColumns,
  handedOverOf,
} from '../parts/stored-answers'

/** The present answers and open conflicts, which another tab or device may have changed since the page was loaded. */
export const currentAnswers = async (actor: StaffActor, id: string) => {
  const interview = await requireCall(
    actor,
    'interview.read',
    id,
    await database(actor).interview.findFirst({
      where: { id, ...callScope(actor) },
      select: {
        id: true,
        familyId: true,
        callerId: true,
        state: true,
        startedAt: true,
        family: { select: familyNowColumns },
        answers: { select: answerFields },
        changes: openConflicts,
      },
    }),
  )
  await authorize(actor, 'interview.read', callSubject(interview))
  return {
    familyId: interview.familyId,
    state: interview.state,
    handedOver: handedOverOf(actor, interview),
    answers: answersIn(interview),
    conflicts: interview.changes.map((change) => conflictOf(actor, id, change)),
  }
}
