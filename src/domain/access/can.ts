/**
 * Decides whether an actor may do something with a subject, pure and synchronous. The rules are in one file for each noun,
 * with the scope of who sees it. Queries apply the scope first, so what an actor does not see is not found.
 */
import { absenceRules } from './absence'
import { accessRules } from './access-request'
import { roles, type Actor, type Role } from './actor'
import { agendaRules } from './agenda'
import { backupRules } from './backup'
import { callRules } from './call'
import { careStepRules } from './care-step'
import { checkInRules } from './check-in'
import { concernRules } from './concern'
import { digestRules } from './digest'
import { erasureRules } from './erasure'
import { familyRules } from './family'
import { helpRules } from './help'
import { interpreterRules } from './interpreter'
import { interviewRules } from './interview'
import { jobRules } from './job'
import { keyRules } from './key'
import { logRules } from './log'
import { organisationRules } from './organisation'
import { ownQuestionRules } from './own-question'
import { parentRequestRules } from './parent-request'
import { releaseRules } from './release'
import { retentionRules } from './retention'
import { roomRules } from './room'
import type { Condition, Rule } from './rule'
import { schoolRules } from './school'
import { sessionRules } from './session'
import { signalRules } from './signal'
import { staffRules } from './staff'
import type { Subject } from './subject'
import { talkRules } from './talk'
import type { Verb } from './verbs'
import { weekRules } from './week'
import { workloadRules } from './workload'

/** The type makes a verb without a rule a compile error. */
const rules: { readonly [verb in Verb]: Rule } = {
  ...sessionRules,
  ...staffRules,
  ...accessRules,
  ...schoolRules,
  ...familyRules,
  ...parentRequestRules,
  ...erasureRules,
  ...retentionRules,
  ...callRules,
  ...interpreterRules,
  ...agendaRules,
  ...absenceRules,
  ...helpRules,
  ...jobRules,
  ...interviewRules,
  ...roomRules,
  ...concernRules,
  ...checkInRules,
  ...talkRules,
  ...workloadRules,
  ...digestRules,
  ...careStepRules,
  ...weekRules,
  ...ownQuestionRules,
  ...releaseRules,
  ...organisationRules,
  ...logRules,
  ...backupRules,
  ...keyRules,
  ...signalRules,
}

/** Returns undefined for a role without a condition, also when the role is named like a property of every object. */
const conditionFor = (role: Role, verb: Verb): Condition | undefined =>
  Object.hasOwn(rules[verb], role) ? rules[verb][role] : undefined

/** Returns whether the actor may do this with the subject. It is never async, because a promise is always truthy. */
export const can = (actor: Actor, verb: Verb, subject: Subject = {}): boolean => {
  if (subject.organisationId !== undefined && subject.organisationId !== actor.organisationId) return false
  if (actor.kind === 'system') return true
  return conditionFor(actor.role, verb)?.(actor, subject) ?? false
}

/** The roles that may do this with at least one subject. Forms use it to offer people who can do something. */
export const rolesThatMay = (verb: Verb): Role[] => roles.filter((role) => conditionFor(role, verb) !== undefined)
