/** Coordinators and administrators add questions to those of the instrument. Callers see them in a call. */
import { always, type RulesOf } from './rule'

const byWhoPlansCalls = { coordinator: always, admin: always }

export const ownQuestionRules: RulesOf<'own_question'> = {
  'own_question.read': byWhoPlansCalls,
  'own_question.create': byWhoPlansCalls,
  'own_question.retire': byWhoPlansCalls,
}
