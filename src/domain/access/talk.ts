/**
 * Who makes calls asks somebody to talk after a heavy one. Both see that, and so do coordinators, who take care of a talk
 * that did not happen. The owner of a request is the person who was asked.
 */
import { always, own, type Condition, type RulesOf } from './rule'
import { scopeByRole, wholeOrganisation } from './scope'

export const visibleTalks = scopeByRole({
  coordinator: wholeOrganisation,
  coach: ({ staffId }) => [{ ownerId: staffId }],
  caller: ({ staffId }) => [{ ownerId: staffId }, { begunById: staffId }],
})

const asker: Condition = ({ staffId }, { begunById }) => begunById === undefined || begunById === staffId

export const talkRules: RulesOf<'talk'> = {
  'talk.read': { coordinator: always, coach: own, caller: own },
  'talk.request': { coordinator: asker, caller: asker },
  'talk.close': { coordinator: always, coach: own, caller: own },
  'talk.withdraw': { coordinator: asker, caller: asker },
}
