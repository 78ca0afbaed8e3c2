/**
 * Ends a call as completed, broken off or to be continued. Completing or breaking off writes the facts from which the week's
 * figures are computed, gives the interview the next ref, and creates or withholds the next call request by question 30.
 */
import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { dateAt } from '@/domain/dates'
import type { Answers } from '@/domain/instrument/answer'
import { hardChecks } from '@/domain/instrument/checks'
import { instrumentOf, type Instrument } from '@/domain/instrument/instrument'
import { audit } from '@/server/audit'
import { authorize } from '@/server/authorize'
import { now } from '@/server/clock'
import { inTransaction, type Transaction } from '@/server/db'
import { AppError } from '@/server/errors'
import { recomputeFacts } from '@/server/facts'
import { requireCall } from '@/server/require-call'
import { callColumns, callScope, callSubject } from '@/server/scope'
import type { EndInterview } from '../schema'
import { answersOf } from '../parts/interview-answers'
import { applyInterviewEnd } from '../parts/interview-effects'

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

export type EndReply = { state: 'completed' | 'broken_off' | 'to_be_continued' }

export const endInterview = async (actor: StaffActor, input: EndInterview): Promise<EndReply> => {
  const at = now()
  return inTransaction(async (tx) => {
    await tx.$queryRaw`select id from interview where id = ${input.id}::uuid for update`
    const interview = await requireCall(
      actor,
      'interview.end',
      input.id,
      await tx.interview.findFirst({
        where: { id: input.id, ...callScope(actor) },
        select: { ...callColumns, familyId: true, instrumentVersion: true },
      }),
    )
    await authorize(actor, 'interview.end', callSubject(interview))
    if (interview.state === input.how) return { state: input.how }
    if (interview.state === 'completed' || interview.state === 'broken_off')
      throw new AppError('locked', 'ended_already')
    const ends = input.how !== 'to_be_continued'
    let ref: string | undefined
    if (ends) {
      const answers = await answersOf(tx, interview.id)
      const instrument = instrumentOf(interview.instrumentVersion)
      await refuseUnready(tx, interview.id, input.how, { instrument, answers, today: dateAt(at) })
      // The ref locks the organisation's row. Every transaction that locks both the organisation and a family locks the
      // organisation first; another order could deadlock.
      ref = await nextRef(tx, actor.organisationId)
      await applyInterviewEnd(
        tx,
        { ...interview, organisationId: actor.organisationId, endedAt: at, breakReason: input.breakReason ?? null },
        answers,
      )
    }
    await tx.interview.update({
      where: { id: interview.id },
      data: {
        state: input.how,
        version: { increment: 1 },
        breakReason: input.breakReason ?? null,
        ...(ref ? { endedAt: at, ref } : {}),
      },
      select: { id: true },
    })
    await audit(tx, actor, 'interview.end', interview.id, { how: input.how })
    if (ends) await recomputeFacts(tx, actor.organisationId, [interview.familyId])
    return { state: input.how }
  })
}
