/** Call requests and contact attempts follow their family. How long an attempt can be undone stands in `calls/outcomes.ts`. */
import { ofVisibleFamily } from './family'
import { always, type RulesOf } from './rule'

export const callRules: RulesOf<'call' | 'attempt'> = {
  'call.read': { coordinator: always, caller: ofVisibleFamily },
  'call.request': { coordinator: always, caller: ofVisibleFamily },
  'attempt.record': { coordinator: always, caller: ofVisibleFamily },
  'attempt.undo': { coordinator: always, caller: ofVisibleFamily },
}
