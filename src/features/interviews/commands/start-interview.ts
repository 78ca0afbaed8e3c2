/**
 * Starts the interview of a family, or goes on with the open one, and shows colleagues who is calling. A partial unique index
 * allows one open interview per family, so a double click, a second tab and a colleague all reach the same one.
 */
import 'server-only'
import { randomUUID } from 'node:crypto'
import type { StaffActor } from '@/domain/access/actor'
import { weekOf } from '@/domain/figures/week'
import type { ItemKey } from '@/domain/instrument/keys'
import { versionInForce } from '@/server/instrument-in-force'
import type { CallDetailKey } from '@/domain/instrument/call-details'
import { mayStart } from '@/domain/calls/next-step'
import { openStates } from '@/domain/calls/interview-state'
import { audit } from '@/server/audit'
import { authorize, requireFound } from '@/server/authorize'
import { claimLease, updateLease } from '@/server/call-lease'
import { now, today } from '@/server/clock'
import { database, inTransaction, Prisma, type Transaction } from '@/server/db'
import { AppError } from '@/server/errors'
import { lockFamily } from '@/server/family-lock'
import { openStep, storeNextSteps } from '@/server/next-steps'
import { lockOwnQuestionsShared } from '@/server/own-questions'
import { familyScope, holderColumns, holdersOf } from '@/server/scope'
import type { StartInterview } from '../schema'
import { saveChange } from '../parts/answer-store'
import { refuseUnknownInterpreter } from '../parts/interpreter-of-call'
import { recordRoom } from '../parts/room-of-call'

const openInterviewOf = (actor: StaffActor, familyId: string) =>
  database(actor).interview.findFirst({ where: { familyId, state: { in: [...openStates] } }, select: { id: true } })

/** A stop by the organisation is lifted by planning a call. */
const refuseStopped = async (actor: StaffActor, familyId: string) => {
  const step = await openStep(database(actor), familyId)
  if (step && !mayStart(step, today())) throw new AppError('locked', 'calls_stopped')
}

/** The interview that is open already goes on in this room. */
const linkedToRoom = async (actor: StaffActor, { roomId, familyId }: StartInterview, interview: { id: string }) => {
  if (roomId) await inTransaction(actor, (tx) => recordRoom(tx, actor, { roomId, familyId, interviewId: interview.id }))
  return interview
}

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
      familyId: input.familyId,
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
    await database(actor).family.findFirst({
      where: { id: input.familyId, ...familyScope(actor) },
      select: { id: true, mayCall: true, ...holderColumns },
    }),
    { actor, verb: 'interview.start', id: input.familyId },
  )
  await authorize(actor, 'interview.start', { id: family.id, ...holdersOf(family) })
  const openInterview = await openInterviewOf(actor, family.id)
  if (openInterview) {
    // A call that ended in this moment gets no lease again.
    await updateLease(
      database(actor),
      actor.staffId,
      Prisma.sql`family.id = ${family.id}::uuid and exists (select from interview resumed
        where resumed.id = ${openInterview.id}::uuid and resumed.state = any(${[...openStates]}::"InterviewState"[]))`,
    )
    return linkedToRoom(actor, input, openInterview)
  }
  if (!family.mayCall) throw new AppError('locked', 'no_call_until_asked')
  await refuseStopped(actor, family.id)
  try {
    return await inTransaction(actor, async (tx) => {
      // The own questions in use stay the same between the moment at which the call begins and its commit.
      await lockOwnQuestionsShared(tx, actor.organisationId)
      // A refusal that came in the meantime stands.
      const { mayCall } = await lockFamily(tx, family.id)
      if (!mayCall) throw new AppError('locked', 'no_call_until_asked')
      const lease = { organisationId: actor.organisationId, familyId: family.id, staffId: actor.staffId }
      if (!(await claimLease(tx, lease))) throw new AppError('locked', 'taken_by_colleague')
      await refuseUnknownInterpreter(tx, actor.organisationId, input.interpreterId)
      const interview = await tx.interview.create({
        data: {
          organisationId: actor.organisationId,
          familyId: family.id,
          callerId: actor.staffId,
          instrumentVersion: await versionInForce(tx, actor.organisationId, weekOf(today())),
          channel: input.channel,
          chosenBy: input.chosenBy,
          startedAt: now(),
          interpreterId: input.interpreterPresent === 'yes' ? (input.interpreterId ?? null) : null,
        },
        select: { id: true },
      })
      if (input.roomId) await recordRoom(tx, actor, { ...input, roomId: input.roomId, interviewId: interview.id })
      await saveFirstAnswers(tx, actor, interview.id, input)
      await storeNextSteps(tx, actor.organisationId, [family.id])
      await audit(tx, actor, 'interview.start', interview.id, { channel: input.channel })
      return interview
    })
  } catch (error) {
    // The unique index or the lease refused: another request started the interview in the meantime.
    const isTaken = error instanceof AppError && (error.code === 'conflict' || error.reason === 'taken_by_colleague')
    const theirs = isTaken ? await openInterviewOf(actor, family.id) : null
    if (theirs) return linkedToRoom(actor, input, theirs)
    throw error
  }
}
