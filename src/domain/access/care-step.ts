/**
 * A care step belongs to who promised it, and to who covers for them. One for a parent is seen by whoever calls the family as
 * well, so that a hand-over loses none; the family of a step for a caller is not in its subject.
 */
import { familiesOfCaller } from './family'
import { ofVisibleCall } from './interview'
import { always, within, type RulesOf } from './rule'
import { promisesOfCaller, scopeByRole, wholeOrganisation } from './scope'

export const visibleCareSteps = scopeByRole({
  coordinator: wholeOrganisation,
  caller: (actor) => [...familiesOfCaller(actor), ...promisesOfCaller(actor)],
})

const ofVisibleCareStep = within(visibleCareSteps)

export const careStepRules: RulesOf<'care_step'> = {
  'care_step.read': { coordinator: always, caller: ofVisibleCareStep },
  'care_step.create': { coordinator: always, caller: ofVisibleCall },
  'care_step.complete': { coordinator: always, caller: ofVisibleCareStep },
  'care_step.reopen': { coordinator: always, caller: ofVisibleCareStep },
}
