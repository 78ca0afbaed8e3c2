/** Help follows its family, and whoever promised it keeps it, also after the family went to another caller. */
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
  /** In a call that one began, for as long as one may finish it; otherwise for a family of one's own. */
  'help.add': { coordinator: always, caller: ofVisibleCall },
  'help.change': { coordinator: always, caller: ofVisibleHelp },
  'help.close': { coordinator: always, caller: ofVisibleHelp },
  'help.reopen': { coordinator: always, caller: ofVisibleHelp },
}
