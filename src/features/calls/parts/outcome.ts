/** What a page shows of the outcome of an attempt. */
import 'server-only'
import { undoForMs } from '@/domain/calls/outcomes'
import { dayOfColumn, now } from '@/server/clock'
import type { Prisma } from '@/server/db'

/** What came of an attempt, without who called which number. */
export const outcomeColumns = {
  id: true,
  outcome: true,
  at: true,
  day: true,
  callBackOn: true,
} satisfies Prisma.ContactAttemptSelect

export type OutcomeRow = Prisma.ContactAttemptGetPayload<{ select: typeof outcomeColumns }>

export const outcomeOf = ({ day, callBackOn, ...attempt }: OutcomeRow) => ({
  ...attempt,
  day: dayOfColumn(day),
  callBackOn: callBackOn && dayOfColumn(callBackOn),
  /** Fresh enough to be taken back. */
  undoable: now().getTime() - attempt.at.getTime() < undoForMs,
})
