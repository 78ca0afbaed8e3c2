/**
 * A caller sees the interviews of their own families, and of those that they call for somebody else while they have the lease. A caller who began a call may also finish it for a day after the
 * family went to another caller, and then sees that call and nothing else of the family.
 */
import { dayMs } from '../dates'
import { familiesOfCaller, ofVisibleFamily } from './family'
import { always, both, untilAfterEnd, within, type RulesOf } from './rule'
import { scopeByRole, wholeOrganisation } from './scope'

/** How long after the end of an interview a caller may correct answers and code texts. */
export const correctionMs = dayMs
export const codingMs = 7 * dayMs
/** How long after its start a caller may finish a call whose family went to another caller. */
export const begunCallMs = dayMs

/** The scope for one interview by its id, on the screen of the call. Lists of interviews use the scope of families. */
export const visibleCalls = scopeByRole({
  coordinator: wholeOrganisation,
  caller: (actor) => [...familiesOfCaller(actor), { begunById: actor.staffId, isOpen: true, begunForMs: begunCallMs }],
})

export const ofVisibleCall = within(visibleCalls)

/**
 * How long after a call who made it may raise a concern and say how it was, wherever the family is: an interview after its end,
 * and an attempt.
 */
export const heldCallMs = dayMs

/** The ended interviews that the actor held, and their attempts. They may write about these, and read nothing by it. */
export const heldCalls = scopeByRole({
  coordinator: ({ staffId }) => [{ heldById: staffId, endedForMs: heldCallMs }],
  caller: ({ staffId }) => [{ heldById: staffId, endedForMs: heldCallMs }],
})

export const interviewRules: RulesOf<'interview' | 'answer' | 'conflict'> = {
  'interview.read': { coordinator: always, caller: ofVisibleCall },
  'interview.start': { coordinator: always, caller: ofVisibleFamily },
  'interview.end': { coordinator: always, caller: ofVisibleCall },
  'interview.discard': { coordinator: always, caller: ofVisibleCall },
  'interview.reopen': { coordinator: always, caller: ofVisibleFamily },
  'interview.import': { coordinator: always },
  'interview.export': { coordinator: always },
  'answer.save': { coordinator: always, caller: ofVisibleCall },
  'answer.correct': { coordinator: always, caller: both(ofVisibleFamily, untilAfterEnd(correctionMs)) },
  'answer.code': { coordinator: always, caller: both(ofVisibleFamily, untilAfterEnd(codingMs)) },
  'conflict.settle': { coordinator: always, caller: both(ofVisibleCall, untilAfterEnd(correctionMs)) },
}
