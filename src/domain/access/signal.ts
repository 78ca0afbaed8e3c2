/**
 * An administrator looks at the signals of the log. A coordinator looks at those about an administrator, because nobody looks
 * at a signal about themselves.
 */
import { always, type Condition, type RulesOf } from './rule'

const aboutOthers: Condition = (actor, { ownerId }) => ownerId !== actor.staffId

export const signalRules: RulesOf<'signal'> = {
  'signal.read': { admin: always, coordinator: always },
  'signal.see': { admin: aboutOthers, coordinator: aboutOthers },
}
