import type { signals as nl } from '../nl/signals'

export const signals: typeof nl = {
  title: 'Signals',
  lead: 'Something in the log that you should know. Often there is an ordinary reason. Ask, and note what it was. About yourself somebody else notes it.',
  none: 'There is nothing that somebody still has to look at.',
  earlier: 'Looked at earlier',
  somebody: 'somebody who is not there any more',
  operator: 'the operator of the server',
  kinds: {
    many_families:
      '{name} opened {count, plural, one {one family} other {# different families}} on {day}. That is more than usual.',
    other_families:
      '{name} opened {count, plural, one {one family} other {# families}} on {day} that were not given to this person.',
    failed_sign_ins: 'Signing in to the account of {name} failed {count, plural, one {once} other {# times}} on {day}.',
    refusals:
      '{name} asked {count, plural, one {once} other {# times}} for what was not allowed or not there, on {day}.',
    exports: '{name} took {count, plural, one {one file} other {# files}} with families or interviews, on {day}.',
    role_grants:
      '{name} gave somebody access, or took away their second step, {count, plural, one {once} other {# times}} on {day}.',
    dead_links: 'On {day} somebody tried many links that lead nowhere.',
  },
  failedSignIns:
    'On {day} signing in failed {count, plural, one {once} other {# times}} within an hour, at all accounts together.',
  raised: 'Noticed on {at}.',
  ownSignal: 'This is about yourself. Another administrator or a coordinator notes what it was.',
  finding: 'What was it?',
  choose: 'choose',
  findings: {
    ordinary_work: 'ordinary work',
    talked_about: 'talked about, nothing else',
    access_changed: 'access or role changed',
    data_breach: 'reported as a possible data breach',
  },
  see: 'Note',
  seenBy: 'Seen by {name} on {at}: {finding}.',
  about: 'You see signals about an administrator here.',
  waiting: '{count, plural, one {One signal is waiting.} other {# signals are waiting.}}',
  open: 'Look at the signals',
  waitingInMenu: '{count, plural, one {one not looked at} other {# not looked at}}',
  limit: {
    label: 'Families that somebody opens on one day',
    hint: 'When somebody opens more, you get a signal. Choose far more than the calls that somebody makes in a day.',
    save: 'Save the limit',
    saved: 'Saved.',
  },
}
