import type { Shape } from '../../shape'
import type { concerns as nl } from '../nl/concerns'

export const concerns: Shape<typeof nl> = {
  title: 'Worries',
  noneToday: 'No worry was raised today, and none is left unseen.',
  raised: '{name}, {when}',
  withdrawn: 'Withdrawn by {name}, {when}',
  seen: 'seen by {name}, {when}',
  waits: 'not seen yet',
  see: 'Seen',
  seeDone: 'Noted that you have seen this.',
  others: 'A colleague is worried about this family. Only the coordinator reads what is written. Ask {name}.',
  own: 'Your worries that still stand',
  ownAt: 'Family {ref}, {when}',
  theCoordinator: 'the coordinator',
  add: 'Add something',
  raise: 'Pass on a worry',
  text: 'What are you worried about?',
  addText: 'What would you like to add?',
  kept: 'This goes to the coordinator. What is written stays: nobody can change it any more.',
  save: 'Pass on',
  withdraw: 'Withdraw',
  withdrawText: 'Why do you withdraw it? (may stay empty)',
  withdrawKept: 'What is written stays. The coordinator sees that you withdraw it.',
  cancel: 'Cancel',
  sent: 'Passed on to {names}.',
  coordinators: 'the coordinator',
}
