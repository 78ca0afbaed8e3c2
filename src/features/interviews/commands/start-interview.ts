/**
 * Starts the interview of a family, or returns the open one. A partial unique index allows one open interview per family, so
 * a double click, a second tab and a colleague all reach the same one.
 */
import 'server-only'
import { randomUUID } from 'node:crypto'
import type { StaffActor } from '@/domain/access/actor'
import { weekOf } from '@/domain/figures/week'
import type { ItemKey } from '@/domain/instrument/keys'
import { versionInForce } from '@/server/instrument-in-force'
import type { CallDetailKey } from '@/domain/instrument/call-details'
import { openStates } from '@/domain/calls/interview-state'
import { audit } from '@/server/audit'
import { authorize, requireFound } from '@/server/authorize'
import { now, today } from '@/server/clock'
import { database, inTransaction, type Transaction } from '@/server/db'
import { AppError } from '@/server/errors'
import { lockOwnQuestionsShared } from '@/server/own-questions'
import { familyScope } from '@/server/scope'
import type { StartInterview } from '../schema'
import { saveChange } from '../parts/answer-store'

const openInterviewOf = (familyId: string) =>
  database().interview.findFirst({ where: { familyId, state: { in: [...openStates] } }, select: { id: true } })

/** The answers that are saved at the start: the date, and the circumstances that the caller ticked. */
const firstAnswers = (input: StartInterview): [ItemKey | CallDetailKey, string][] => {
  const circumstances: [ItemKey | CallDetailKey, string | undefined][] = [
    ['call_date', today()],
    ['can_talk_freely', input.canTalkFreely],
    ['interpreter_present', input.interpreterPresent],
    ['others_present', input.othersPresent],
  ]
  return circumstances.flatMap(([key, value]): [ItemKey | CallDetailKey, string][] =>
    value === undefined ? [] : [[key, value]],
  )
}

const saveFirstAnswers = async (tx: Transaction, actor: StaffActor, interviewId: string, input: StartInterview) => {
  const clientId = randomUUID()
  for (const [index, [key, value]] of firstAnswers(input).entries())
    await saveChange(tx, {
      operationId: randomUUID(),
      interviewId,
      key,
      part: 'value',
      clientId,
      sequence: index + 1,
      baseVersion: 0,
      organisationId: actor.organisationId,
      staffId: actor.staffId,
      outcome: 'saved',
      version: 1,
      stored: { value, missing: null, note: null },
      at: now(),
      reason: null,
      replacesOwn: false,
    })
}

export const startInterview = async (actor: StaffActor, input: StartInterview): Promise<{ id: string }> => {
  const family = requireFound(
    await database().family.findFirst({
      where: { id: input.familyId, ...familyScope(actor) },
      select: { id: true, callerId: true, mayCall: true },
    }),
    { actor, verb: 'interview.start', id: input.familyId },
  )
  await authorize(actor, 'interview.start', { id: family.id, callerId: family.callerId })
  const openInterview = await openInterviewOf(family.id)
  if (openInterview) return openInterview
  if (!family.mayCall) throw new AppError('locked', 'no_call_until_asked')
  try {
    return await inTransaction(async (tx) => {
      // The own questions in use stay the same between the moment at which the call begins and its commit.
      await lockOwnQuestionsShared(tx, actor.organisationId)
      const interview = await tx.interview.create({
        data: {
          organisationId: actor.organisationId,
          familyId: family.id,
          callerId: actor.staffId,
          instrumentVersion: await versionInForce(tx, actor.organisationId, weekOf(today())),
          channel: input.channel,
          chosenBy: input.chosenBy,
          startedAt: now(),
        },
        select: { id: true },
      })
      await saveFirstAnswers(tx, actor, interview.id, input)
      await audit(tx, actor, 'interview.start', interview.id, { channel: input.channel })
      return interview
    })
  } catch (error) {
    // The unique index refused the row: another request started the interview in the meantime.
    const theirs = error instanceof AppError && error.code === 'conflict' ? await openInterviewOf(family.id) : null
    if (theirs) return theirs
    throw error
  }
}
