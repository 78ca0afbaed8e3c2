/**
 * Nobody gives access to families alone: what would give it waits until another administrator or coordinator releases it.
 * Whoever asked may take it back.
 */
import { always, type Condition, type RulesOf } from './rule'

const ofAnother: Condition = (actor, { requestedById }) =>
  requestedById === undefined || requestedById !== actor.staffId

export const accessRules: RulesOf<'access'> = {
  'access.read': { admin: always, coordinator: always },
  'access.release': { admin: ofAnother, coordinator: ofAnother },
  'access.refuse': { admin: always, coordinator: always },
}
