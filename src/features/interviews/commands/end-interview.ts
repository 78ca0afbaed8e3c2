/**
 * Ends a call as completed, broken off, to be continued, or with a parent who is relieved and hangs up. An end writes the
 * facts from which the week's figures are computed, gives the interview the next ref, and derives the family's next step.
 */
import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { can } from '@/domain/access/can'
import { endingOf, storedEnding, type CallEnding } from '@/domain/calls/call-ending'
import { addDays, dateAt } from '@/domain/dates'
import type { Answers } from '@/domain/instrument/answer'
import { hardChecks } from '@/domain/instrument/checks'
import { instrumentOf, type Instrument } from '@/domain/instrument/instrument'
import { responsibleCallerId } from '@/server/absences'
import { audit } from '@/server/audit'
import { authorize } from '@/server/authorize'
import { releaseLease } from '@/server/call-lease'
import { now } from '@/server/clock'
import { storeContactWishes } from '@/server/contact-wishes'
import { inTransaction, ofOrganisation, type Prisma, type Transaction, withScope } from '@/server/db'
import { AppError } from '@/server/errors'
import { createCareStep } from '@/server/care-steps'
import { recomputeFacts } from '@/server/facts'
import { requireCall } from '@/server/require-call'
import { callColumns, callScope, callSubject } from '@/server/scope'
import type { EndInterview } from '../schema'
import { addCareNote } from '../parts/care-note'
import { saveContinuedCall } from '../parts/call-attempt'
import { storeInterpreterOfCall } from '../parts/interpreter-of-call'
import { answersOf } from '../parts/interview-answers'
import { applyInterviewEnd, applyMayCall } from '../parts/interview-effects'

/**
 * The next ref: `N` and six digits, in the order in which interviews end. It skips refs that an import brought, so that no
 * two interviews share one.
 */
const nextRef = async (tx: Transaction, organisationId: string): Promise<string> => {
  const [row] = await tx.$queryRaw<{ count: number }[]>`
    update organisation set interview_count = 1 + greatest(interview_count, coalesce((
      select substring(ref from 2)::int from interview
      where organisation_id = ${organisationId}::uuid and ref like 'N______' and ref ~ '^N[0-9]{6}$'
      order by ref desc limit 1), 0))
    where id = ${organisationId}::uuid returning interview_count as count`
  return `N${String(row?.count ?? 0).padStart(6, '0')}`
}

const refuseUnready = async (
  tx: Transaction,
  id: string,
  how: EndInterview['how'],
  { instrument, answers, today }: { instrument: Instrument; answers: Answers; today: string },
) => {
  const open = await tx.answerChange.count({ where: { interviewId: id, outcome: 'refused', settledAt: null } })
  if (open > 0) throw new AppError('conflict', 'open_conflicts')
  const stopping = hardChecks(instrument, answers, today).filter(
    (check) => how === 'completed' || check.key === 'call_date',
  )
  if (stopping.length > 0)
    throw new AppError(
      'invalid',
      stopping[0]?.id,
      stopping.map(({ id: reason, key }) => ({ path: key, reason })),
    )
}

type Call = { id: string; familyId: string; family: { callerId: string | null } }

/**
 * Promises a call on the next day to a parent who told something heavy. Its owner is who spoke to the parent. When the family is
 * somebody else's, it is who calls the family on that day, and who spoke when nobody in particular does.
 */
const promiseCare = async (
  tx: Transaction,
  actor: StaffActor,
  call: Call,
  promise: { note: string; dueOn: string },
) => {
  const step = { ...promise, kind: 'parent', familyId: call.familyId, interviewId: call.id } as const
  const { callerId } = call.family
  const isOwn = can(actor, 'family.read', { callerId })
  const responsibleId = isOwn ? null : await responsibleCallerId(tx, callerId, promise.dueOn)
  const ownerId = responsibleId ?? actor.staffId
  await createCareStep(tx, actor, { ...step, ownerId })
}

export type EndReply = { state: CallEnding }

const endColumns = {
  ...callColumns,
  familyId: true,
  instrumentVersion: true,
  channel: true,
  breakReason: true,
} as const satisfies Prisma.InterviewSelect

type FoundCall = Prisma.InterviewGetPayload<{ select: typeof endColumns }>

/**
 * For the organisation: the next ref, the facts and the next step follow from more than the actor sees, who may have begun the call
 * of a family that is another's by now.
 */
const applyEnd = async (
  tx: Transaction,
  actor: StaffActor,
  interview: FoundCall,
  { at, ...input }: EndInterview & { at: Date },
): Promise<EndReply> => {
  const careNote = input.careNote ?? ''
  const promise = { note: careNote, dueOn: addDays(dateAt(at), 1) }
  // An interview that is continued and broken up again is another call of that day.
  if (endingOf(interview) === input.how && input.how !== 'to_be_continued') {
    // Another tab can end the call with other words, which must not be lost.
    if (input.how === 'relieved' && !(await addCareNote(tx, actor, interview.id, careNote)))
      await promiseCare(tx, actor, interview, promise)
    return { state: input.how }
  }
  if (interview.state === 'completed' || interview.state === 'broken_off') throw new AppError('locked', 'ended_already')
  const answers = input.how === 'to_be_continued' ? null : await answersOf(tx, interview.id)
  const instrument = instrumentOf(interview.instrumentVersion)
  if (answers) await refuseUnready(tx, interview.id, input.how, { instrument, answers, today: dateAt(at) })
  // The ref locks the organisation's row. Every transaction that locks both the organisation and a family locks the
  // organisation first; another order could deadlock.
  const ending = storedEnding(input.how, input.breakReason ?? null)
  const numberColumns = answers ? { endedAt: at, ref: await nextRef(tx, actor.organisationId) } : {}
  await tx.interview.update({
    where: { id: interview.id },
    data: { ...ending, version: { increment: 1 }, ...numberColumns },
    select: { id: true },
  })
  await audit(tx, actor, 'interview.end', interview.id, { how: input.how })
  if (input.how === 'relieved') await promiseCare(tx, actor, interview, promise)
  const { organisationId, staffId: spokeId } = actor
  const call = { ...interview, organisationId, spokeId }
  if (answers && ending.state !== 'to_be_continued') {
    await storeInterpreterOfCall(tx, interview, answers)
    await applyInterviewEnd(tx, { ...call, ...ending, state: ending.state, endedAt: at }, answers)
    const familyIds = [interview.familyId]
    await storeContactWishes(tx, actor, { familyIds, interviewIds: new Set([interview.id]) })
    await recomputeFacts(tx, organisationId, familyIds)
  } else {
    await saveContinuedCall(tx, { ...call, at })
    await applyMayCall(tx, call, { at, staffId: spokeId })
  }
  // The call is over for whoever ends it, and for the caller for whom a coordinator ends it. The lease comes after the family:
  // whoever begins a call locks them in this order.
  for (const staffId of new Set([actor.staffId, interview.callerId]))
    await releaseLease(tx, interview.familyId, staffId)
  return { state: input.how }
}

export const endInterview = async (actor: StaffActor, input: EndInterview): Promise<EndReply> => {
  const at = now()
  return inTransaction(actor, async (tx) => {
    await tx.$queryRaw`select id from interview where id = ${input.id}::uuid for update`
    const interview = await requireCall(
      actor,
      'interview.end',
      input.id,
      await tx.interview.findFirst({
        where: { id: input.id, ...callScope(actor) },
        select: endColumns,
      }),
    )
    await authorize(actor, 'interview.end', callSubject(interview))
    return withScope(ofOrganisation(actor.organisationId), () => applyEnd(tx, actor, interview, { ...input, at }))
  })
}
