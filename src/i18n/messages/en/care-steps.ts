import type { Shape } from '../../shape'
import type { careSteps as nl } from '../nl/care-steps'

export const careSteps: Shape<typeof nl> = {
  title: 'Call again',
  family: 'family {ref}',
  when: {
    today: 'Call again today',
    tomorrow: 'Call again tomorrow',
    on: 'Call again on {day}',
    since: 'Calling again was agreed for {day}',
    decide: 'Calling again waits for a decision',
  },
  owner: 'promised by {name}',
  complete: 'I have called again',
  done: 'Noted: called again.',
  claim: 'Call again now',
  claimText: 'This family is a colleague’s. You get it for this call.',
  decide:
    'This family cannot be called now: the parent does not want it, or calling was stopped. Decide whether something else can be done, such as a card or contact through the school.',
  waits:
    'This family cannot be called now: the parent does not want it, or calling was stopped. Your coordinator decides what happens.',
  decided: 'I have decided',
  decidedDone: 'Noted: decided.',
  more: 'And {count, plural, one {# more parent} other {# more parents}} to call again.',
}
