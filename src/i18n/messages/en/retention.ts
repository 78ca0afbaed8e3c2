import type { Shape } from '../../shape'
import type { retention as nl } from '../nl/retention'

export const retention: Shape<typeof nl> = {
  title: 'Near the end of their term',
  lead: 'Nothing has happened with these families for a long time. On the day shown, everything about the family is erased. Is that too early? Then keep the family longer. When you call the family once more, it leaves this list by itself.',
  emptyTitle: 'No family is near its end',
  empty: 'You see a family here thirty days before it is erased. There is none now.',
  removedOn: 'Is erased on {day}',
  lastOn: '{kind}. The last thing happened on {day}.',
  keptUntil: 'Kept longer before, through {day}. Reason: {reason}.',
  choose: 'Choose {name}',
  chooseAll: 'Choose all families on this page',
  paging: 'Pages of families',
  today: {
    line: '{count, plural, one {The term of # family ends} other {The term of # families ends}} soon.',
    link: 'See which',
  },
  kinds: {
    in_programme: 'Spoken to',
    refused: 'Wants no call',
    left: 'Left the programme',
    never_reached: 'Never spoken to',
  },
  reasons: {
    help_goes_on: 'Help goes on outside Nabij',
    parent_asked: 'The parent asked for it',
    complaint: 'A complaint or case goes on',
    calls_again: 'We will call this family again',
  },
  extend: {
    title: 'Keep longer',
    about: 'Choose families in the list. Those that you do not choose are erased on the day beside them.',
    reason: 'Why do you keep these families longer?',
    chooseReason: 'Choose a reason',
    until: 'Up to which day?',
    untilHint: 'At most a year from now. A month before that day you see them here again.',
    save: 'Keep longer',
    saved: '{count, plural, one {# family is kept longer.} other {# families are kept longer.}}',
  },
  past: {
    title: 'Erased after their term',
    about: 'A family that was erased still counts here as a number. We no longer know who it was.',
    year: 'Year of the last contact',
    families: 'Families',
    conversations: 'Completed calls',
  },
  settings: {
    title: 'How long families are kept',
    about:
      'So many months after the last thing that happened with a family, everything about it is erased. Coordinators see it thirty days before and can keep a family longer. A family with a safety concern, open help, a care step or a request of its parent is always kept while that is open. The log has no term: who did what stays, without a name or number of the family.',
    labels: {
      in_programme: 'Families that were spoken to (months)',
      refused: 'Families that want no call (months)',
      left: 'Families that left the programme (months)',
      never_reached: 'Families that were never spoken to (months)',
    },
    bounds: 'From {min} to {max} months',
    look: 'See what this does',
    counted: 'This is what these terms do',
    none: 'No family is at the end of one of these terms now.',
    near: '{kind}: {near, plural, one {# family is} other {# families are}} announced, of {families}.',
    nearTotal:
      '{count, plural, one {# family is} other {# families are}} erased in thirty days or later, unless somebody keeps them longer.',
    announcedTotal:
      '{count, plural, one {# family is} other {# families are}} on the list already. They can go sooner: thirty days after they came on the list.',
    held: '{count, plural, one {# family is} other {# families are}} kept, because something is still open.',
    save: 'Save these terms',
    saved: 'Saved.',
  },
}
