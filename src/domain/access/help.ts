/**
 * A caller sees the help of the families that they call, and the help that they or a colleague for whom they cover own, also
 * after the family went to another caller.
 */
import { familiesOfCaller } from './family'
import { correctionMs, ofVisibleCall } from './interview'
import { always, both, untilAfterEnd, within, type RulesOf } from './rule'
import { promisesOfCaller, scopeByRole, wholeOrganisation } from './scope'

export const visibleHelp = scopeByRole({
  coordinator: wholeOrganisation,
  caller: (actor) => [...familiesOfCaller(actor), ...promisesOfCaller(actor)],
})

const ofVisibleHelp = within(visibleHelp)
/** In a call that the caller may finish, and as long after its end as its answers can be corrected. */
const duringCall = both(ofVisibleCall, untilAfterEnd(correctionMs))

export const helpRules: RulesOf<'help'> = {
  'help.read': { coordinator: always, caller: ofVisibleHelp },
  /**
   * A caller adds help in a call that they began, as long as they may finish or correct it, and otherwise for their own
   * families.
   */
  'help.add': { coordinator: always, caller: duringCall },
  'help.change': { coordinator: always, caller: ofVisibleHelp },
  'help.close': { coordinator: always, caller: ofVisibleHelp },
  'help.reopen': { coordinator: always, caller: ofVisibleHelp },
  /** What a parent says about earlier help is asked in a call about the family. */
  'help.follow_up': { coordinator: always, caller: duringCall },
}
