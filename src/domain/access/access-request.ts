/**
 * Nobody gives access to families alone: what would give it waits until another administrator or coordinator releases it.
 * Whoever asked may take it back; what the groups of the identity provider asked for is refused by somebody else.
 */
import { always, type Condition, type RulesOf } from './rule'

/** Neither who asked nor who would get it is the second person. */
const ofOthers: Condition = (actor, { requestedById, ownerId }) =>
  requestedById !== actor.staffId && ownerId !== actor.staffId

/** Null: the groups of the identity provider asked for it. They can take a role away too. */
const notOfGroupsForOneself: Condition = (actor, { requestedById, ownerId }) =>
  requestedById !== null || ownerId !== actor.staffId

export const accessRules: RulesOf<'access'> = {
  'access.read': { admin: always, coordinator: always },
  'access.release': { admin: ofOthers, coordinator: ofOthers },
  'access.refuse': { admin: notOfGroupsForOneself, coordinator: notOfGroupsForOneself },
}
