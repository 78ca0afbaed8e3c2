import 'server-only'
import { ruleOf, undoForMs } from '@/domain/calls/outcomes'
import { dayOfColumn, now } from '@/server/clock'
import type { AttemptOutcome } from '@/server/generated/prisma/enums'

/** The columns of an attempt's outcome. They do not say who called which number. */
export type OutcomeRow = {
  id: string
  outcome: AttemptOutcome
  at: Date
  day: Date
  notBefore: Date | null
  time: string | null
  note: string
}

export const outcomeOf = ({ day, notBefore, ...attempt }: OutcomeRow) => ({
  ...attempt,
  day: dayOfColumn(day),
  notBefore: notBefore && dayOfColumn(notBefore),
  /** Whether the attempt can still be undone. What a conversation recorded is corrected there. */
  isUndoable: now().getTime() - attempt.at.getTime() < undoForMs && ruleOf(attempt.outcome).offered !== 'system',
})
