import 'server-only'
import { undoForMs } from '@/domain/calls/outcomes'
import { dayOfColumn, now } from '@/server/clock'
import type { Prisma } from '@/server/db'

/** The columns of an attempt's outcome. They do not say who called which number. */
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
  /** Whether the attempt can still be undone. */
  undoable: now().getTime() - attempt.at.getTime() < undoForMs,
})
