/**
 * What a parent says in a later call about help that was agreed. Each call has one answer for each help item: its last row.
 * `not_asked` takes an answer back.
 */
export const followUpResults = ['yes', 'a_bit', 'no', 'not_arrived', 'not_asked'] as const
export type FollowUpResult = (typeof followUpResults)[number]

/** The parent still wants the help: it did not help, or did not arrive. */
export const isStillWanted = (result: FollowUpResult): boolean => result === 'no' || result === 'not_arrived'

type Row = { interviewId: string; result: FollowUpResult }

/** The answer of each call that asked, from rows in the order newest first. */
export const answersByCall = <FollowUp extends Row>(rows: readonly FollowUp[]): FollowUp[] =>
  rows.filter(
    ({ interviewId, result }, index) =>
      result !== 'not_asked' && rows.findIndex((row) => row.interviewId === interviewId) === index,
  )
