/**
 * The one answer to "may this actor do this with that?", pure and synchronous. Each noun's file says who sees it and who may do
 * what with it. What an actor does not see does not exist for them: lists and look-ups use the scope first.
 */
import { roles, type Actor, type Role } from './actor'
import { callRules } from './call'
import { checkInRules } from './check-in'
import { concernRules } from './concern'
import { familyRules } from './family'
import { helpRules } from './help'
import { interviewRules } from './interview'
import { jobRules } from './job'
import { logRules } from './log'
import { organisationRules } from './organisation'
import { releaseRules } from './release'
import type { Condition, Rule } from './rule'
import { schoolRules } from './school'
import { sessionRules } from './session'
import { staffRules } from './staff'
import type { Subject } from './subject'
import type { Verb } from './verbs'
import { weekRules } from './week'

/** A verb without a rule does not compile. */
const rules: { readonly [verb in Verb]: Rule } = {
  ...sessionRules,
  ...staffRules,
  ...schoolRules,
  ...familyRules,
  ...callRules,
  ...helpRules,
  ...jobRules,
  ...interviewRules,
  ...concernRules,
  ...checkInRules,
  ...weekRules,
  ...releaseRules,
  ...organisationRules,
  ...logRules,
}

/** Undefined for a role that the rule does not name, whatever its name is. */
const conditionFor = (role: Role, verb: Verb): Condition | undefined =>
  Object.hasOwn(rules[verb], role) ? rules[verb][role] : undefined

/** May this actor do this with that subject? Never async: a promise would always say yes. */
export const can = (actor: Actor, verb: Verb, subject: Subject = {}): boolean => {
  if (subject.organisationId !== undefined && subject.organisationId !== actor.organisationId) return false
  if (actor.kind === 'system') return true
  return conditionFor(actor.role, verb)?.(actor, subject) ?? false
}

/** The roles that may do this with something: whom one can ask for it, or give it to. */
export const rolesThatMay = (verb: Verb): Role[] => roles.filter((role) => conditionFor(role, verb) !== undefined)
