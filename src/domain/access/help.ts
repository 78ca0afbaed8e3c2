/** A caller sees the help of their own families and the help that they own, also after the family went to another caller. */
import { ofVisibleCall } from './interview'
import { always, within, type RulesOf } from './rule'
import { scopeByRole, wholeOrganisation } from './scope'

export const visibleHelp = scopeByRole({
  coordinator: wholeOrganisation,
  caller: ({ staffId }) => [{ callerId: staffId }, { ownerId: staffId }],
})

const ofVisibleHelp = within(visibleHelp)

export const helpRules: RulesOf<'help'> = {
  'help.read': { coordinator: always, caller: ofVisibleHelp },
  /** A caller adds help in a call that they began, as long as they may finish it, and otherwise for their own families. */
  'help.add': { coordinator: always, caller: ofVisibleCall },
  'help.change': { coordinator: always, caller: ofVisibleHelp },
  'help.close': { coordinator: always, caller: ofVisibleHelp },
  'help.reopen': { coordinator: always, caller: ofVisibleHelp },
}
