/** Everybody who has a page of today chooses a daily e-mail about it. */
import { own, type RulesOf } from './rule'

export const digestRules: RulesOf<'digest'> = {
  'digest.save': { coordinator: own, coach: own, caller: own },
}
