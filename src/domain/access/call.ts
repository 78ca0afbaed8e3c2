/**
 * A caller works with the call requests and attempts of their own families. `calls/outcomes.ts` limits how long undo works.
 */
import { ofVisibleFamily } from './family'
import { always, type RulesOf } from './rule'

export const callRules: RulesOf<'call' | 'attempt'> = {
  'call.read': { coordinator: always, caller: ofVisibleFamily },
  'call.request': { coordinator: always, caller: ofVisibleFamily },
  'attempt.record': { coordinator: always, caller: ofVisibleFamily },
  'attempt.undo': { coordinator: always, caller: ofVisibleFamily },
}
