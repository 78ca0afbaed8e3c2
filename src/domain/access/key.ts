/** The keys and secrets of the installation. Only the operator's command line changes them; nobody who is signed in sees anything of them. */
import type { RulesOf } from './rule'

export const keyRules: RulesOf<'key'> = {
  'key.read': {},
  'key.replace': {},
  'key.remove': {},
}
