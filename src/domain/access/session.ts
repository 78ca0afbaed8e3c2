/** Everybody who can sign in manages their own sessions and their own password. */
import { always, own, type Condition, type Rule, type RulesOf } from './rule'

/** Each role by name, so that a new role may not even sign in until somebody adds it here. */
const allStaff = (condition: Condition): Rule => ({
  caller: condition,
  coordinator: condition,
  coach: condition,
  reader: condition,
  admin: condition,
})

export const sessionRules: RulesOf<'session' | 'password'> = {
  'session.read': allStaff(always),
  'session.start': allStaff(always),
  'session.end': allStaff(own),
  'password.set': allStaff(always),
}
