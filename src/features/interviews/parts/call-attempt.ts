/**
 * Stores a call with an interview as an attempt of who spoke: with the outcome of the interview at its end, and as contact
 * with the parent when the interview is to be continued. No dialled call of it stays open.
 */
import 'server-only'
import { continuedOutcome, endOutcomes } from '@/domain/calls/outcomes'
import { dateAt } from '@/domain/dates'
import type { Channel } from '@/domain/instrument/call-details'
import { leaseMs } from '@/server/call-lease'
import { dateColumn, dayOfColumn } from '@/server/clock'
import type { Transaction } from '@/server/db'

export type SpokenCall = {
  id: string
  organisationId: string
  familyId: string
  /** Who began the interview. */
  callerId: string
  /** Who spoke with the parent now. */
  spokeId: string
  channel: Channel
  startedAt: Date
  /** When the call ended. */
  at: Date
}

type DialledCall = { id: string; staffId: string | null; at: Date; day: Date }

/**
 * The dialled calls of the family since the interview began, with that by which it began, except those of a colleague who is
 * calling the family now.
 */
const dialledCalls = async (
  tx: Transaction,
  { familyId, callerId, spokeId, startedAt, at }: SpokenCall,
): Promise<DialledCall[]> => {
  const lease = await tx.callLease.findFirst({
    where: { familyId, staffId: { not: spokeId }, expiresAt: { gt: at } },
    select: { staffId: true },
  })
  const beforeStart = new Date(startedAt.getTime() - leaseMs)
  return tx.contactAttempt.findMany({
    where: {
      familyId,
      outcome: 'dialled',
      undoneAt: null,
      AND: [
        { OR: [{ at: { gte: startedAt } }, { at: { gte: beforeStart }, staffId: { in: [callerId, spokeId] } }] },
        lease ? { OR: [{ staffId: null }, { staffId: { not: lease.staffId } }] } : {},
      ],
    },
    orderBy: { at: 'desc' },
    select: { id: true, staffId: true, at: true, day: true },
  })
}

/**
 * Closes the other dialled calls. The one with which the interview began on another day reached the parent; any other was part
 * of this call.
 */
const closeDialled = async (tx: Transaction, call: SpokenCall, calls: readonly DialledCall[]) => {
  const { id: interviewId, callerId, startedAt, at } = call
  const isFirstCall = ({ staffId, at: dialledAt, day }: DialledCall) =>
    staffId === callerId && dialledAt <= startedAt && dayOfColumn(day) !== dateAt(at)
  const firstCall = calls.find(isFirstCall)
  if (firstCall)
    await tx.contactAttempt.update({
      where: { id: firstCall.id },
      data: { outcome: continuedOutcome, interviewId },
      select: { id: true },
    })
  const otherIds = calls.filter((dialledCall) => dialledCall !== firstCall).map(({ id }) => id)
  if (otherIds.length > 0)
    await tx.contactAttempt.updateMany({ where: { id: { in: otherIds } }, data: { undoneAt: at, interviewId } })
}

/** The contact of that day by who speaks now, while the interview was to be continued. */
const continuedCall = (tx: Transaction, { id: interviewId, spokeId: staffId }: SpokenCall, day: Date) =>
  tx.contactAttempt.findFirst({
    where: { interviewId, staffId, outcome: continuedOutcome, undoneAt: null, day },
    orderBy: { at: 'desc' },
    select: { id: true },
  })

type Result = { outcome: (typeof endOutcomes)[number] | typeof continuedOutcome; day: Date; isEnd: boolean }

const createAttempt = async (tx: Transaction, call: SpokenCall, { outcome, day, isEnd }: Result) => {
  const { id: interviewId, organisationId, familyId, callerId, spokeId: staffId, channel, startedAt } = call
  const isOneCall = isEnd && staffId === callerId && (await tx.contactAttempt.count({ where: { interviewId } })) === 0
  const at = isOneCall ? startedAt : call.at
  await tx.contactAttempt.create({
    data: { organisationId, familyId, staffId, interviewId, outcome, channel, at, day },
    select: { id: true },
  })
  await tx.family.updateMany({
    where: { id: familyId, OR: [{ lastAttemptAt: null }, { lastAttemptAt: { lt: at } }] },
    data: { lastAttemptAt: at },
  })
}

const saveAttempt = async (tx: Transaction, call: SpokenCall, result: Result) => {
  const { id: interviewId, channel, spokeId } = call
  const { outcome, day, isEnd } = result
  const calls = await dialledCalls(tx, call)
  const ownCall = calls.find(({ staffId }) => staffId === spokeId)
  const attempt = ownCall ?? (await continuedCall(tx, call, day))
  const data = { outcome, interviewId, channel, ...(isEnd ? { day } : {}) }
  if (attempt) await tx.contactAttempt.update({ where: { id: attempt.id }, data, select: { id: true } })
  else await createAttempt(tx, call, result)
  await closeDialled(
    tx,
    call,
    calls.filter((dialledCall) => dialledCall !== ownCall),
  )
}

/** Stores the call that ended the interview: the last one that its caller dialled, or an attempt of its own. */
export const saveEndedCall = (
  tx: Transaction,
  call: SpokenCall,
  { outcome, day }: { outcome: (typeof endOutcomes)[number]; day: string },
) => saveAttempt(tx, call, { outcome, day: dateColumn(day), isEnd: true })

/** Stores that the parent was spoken to on this day, although the interview goes on later. */
export const saveContinuedCall = (tx: Transaction, call: SpokenCall) =>
  saveAttempt(tx, call, { outcome: continuedOutcome, day: dateColumn(dateAt(call.at)), isEnd: false })

/** Moves the call that ended the interview to the day of the call. */
export const updateCallDay = (tx: Transaction, interviewId: string, day: string) =>
  tx.contactAttempt.updateMany({
    where: { interviewId, outcome: { in: [...endOutcomes] } },
    data: { day: dateColumn(day) },
  })

/** Opens the calls of a discarded interview again: there was no conversation, so they wait for their outcome. */
export const reopenCalls = (tx: Transaction, interviewId: string) =>
  tx.contactAttempt.updateMany({
    where: { interviewId, outcome: continuedOutcome, undoneAt: null },
    data: { outcome: 'dialled', interviewId: null },
  })
