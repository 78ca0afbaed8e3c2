/**
 * Interviews with their answers follow their family. The open call that a caller began stays theirs to finish for a day, also when
 * the family goes to another caller: they see that call and nothing else of the family.
 */
import { dayMs } from '../dates'
import { ofVisibleFamily } from './family'
import { always, both, untilAfterEnd, within, type RulesOf } from './rule'
import { scopeByRole, wholeOrganisation } from './scope'

/** How long after the end a caller corrects answers, and codes the texts. */
export const correctionMs = dayMs
export const codingMs = 7 * dayMs
/** How long after its beginning a caller may finish a call whose family went to another caller. */
export const begunCallMs = dayMs

/** Interviews by their id, for the screen of the call. A list uses the scope of families. */
export const visibleCalls = scopeByRole({
  coordinator: wholeOrganisation,
  caller: ({ staffId }) => [{ callerId: staffId }, { begunById: staffId, isOpen: true, begunForMs: begunCallMs }],
})

export const ofVisibleCall = within(visibleCalls)

export const interviewRules: RulesOf<'interview' | 'answer' | 'conflict'> = {
  'interview.read': { coordinator: always, caller: ofVisibleCall },
  'interview.start': { coordinator: always, caller: ofVisibleFamily },
  'interview.end': { coordinator: always, caller: ofVisibleCall },
  'interview.reopen': { coordinator: always, caller: ofVisibleFamily },
  'interview.import': { coordinator: always },
  'interview.export': { coordinator: always },
  'answer.save': { coordinator: always, caller: ofVisibleCall },
  'answer.correct': { coordinator: always, caller: both(ofVisibleFamily, untilAfterEnd(correctionMs)) },
  'answer.code': { coordinator: always, caller: both(ofVisibleFamily, untilAfterEnd(codingMs)) },
  'conflict.settle': { coordinator: always, caller: both(ofVisibleCall, untilAfterEnd(correctionMs)) },
}
