/** Everybody who can sign in manages their own sessions, their own password and their own second factor. */
import { always, own, type Condition, type Rule, type RulesOf } from './rule'

/** Each role by name, so that a new role may not even sign in until somebody adds it here. */
const allStaff = (condition: Condition): Rule => ({
  caller: condition,
  coordinator: condition,
  coach: condition,
  reader: condition,
  admin: condition,
})

export const sessionRules: RulesOf<'session' | 'password' | 'factor'> = {
  'session.read': allStaff(always),
  'session.start': allStaff(always),
  'session.end': allStaff(own),
  'session.verify': allStaff(always),
  'password.set': allStaff(always),
  'factor.add': allStaff(always),
  'factor.rename': allStaff(own),
  'factor.remove': allStaff(own),
  'factor.renew_codes': allStaff(always),
  // By a screen it takes two people: `staff.clear_factors`.
  'factor.clear': {},
  // Signing in with the identity provider does the one, and the operator the other.
  'factor.link': {},
  'factor.unlink': {},
}
