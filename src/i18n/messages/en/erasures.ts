import type { Shape } from '../../shape'
import type { erasures as nl } from '../nl/erasures'

export const erasures: Shape<typeof nl> = {
  title: 'Erased families',
  lead: 'A parent may ask that all data of the family are erased, and after their term it happens by itself. Here you see when that was done, by whom and why. Who the family was is no longer anywhere.',
  emptyTitle: 'Nothing erased yet',
  empty: 'Once a family is erased, it is listed here.',
  operator: 'the operator of the server',
  by: '{day}, by {name}',
  byItself: '{day}, by itself',
  link: 'Erased families',
  done: 'All data of this family are erased.',
  earlier: 'This family had already been erased on {day}. Nothing has changed now.',
  reasons: {
    parent_asked: 'The parent asked for it',
    consent_withdrawn: 'The parent withdrew consent',
    entered_by_mistake: 'Entered by mistake or twice',
    no_longer_needed: 'No longer needed',
    term_over: 'Its retention term was over',
  },
  form: {
    title: 'Erase a family',
    about: 'You only need the number of the family. You see nothing of the family itself.',
    ref: 'Number of the family',
    refAgain: 'Type the number of this family: {ref}',
    reason: 'Why do you erase the family?',
    chooseReason: 'Choose a reason',
    erase: 'Erase everything of this family',
    sure: 'I know that this cannot be undone.',
  },
  goes: {
    title: 'What goes',
    who: 'Who the family is: names, phone numbers, e-mail, address and notes.',
    talks: 'All calls, with answers and what was written beside them.',
    concerns: 'All safety concerns, with consultation and decision.',
    work: 'Attempts, appointments, help and tasks.',
    figures: 'What the family adds to figures of weeks that are not published.',
    files: 'All prepared and imported files of your organisation, because the family may be in them.',
  },
  stays: {
    title: 'What stays',
    published: 'Summaries that were published, exactly as they are. Nobody finds the family in them.',
    log: 'In the log: who did what and when, with a number that leads nowhere. No name and no text.',
    proof: 'That a family was erased: when, by whom and why.',
    list: 'Your own list of families. If the family is still in it, it comes back when somebody imports that list.',
    outside:
      'What has already left Nabij: downloaded files, letters and e-mail. And a backup, until it is replaced; when it is restored, the operator erases the family again.',
  },
  family: {
    title: 'Erase everything of this family',
    sure: 'Are you sure?',
    open: 'Erase everything of this family',
    counts:
      '{interviews, plural, =0 {No call is stored.} one {# call is stored.} other {# calls are stored.}} {publishedWeeks, plural, =0 {The family counts in no published week.} one {The family counts in # published week.} other {The family counts in # published weeks.}}',
    first: 'Before you erase',
    undecidedConcerns:
      '{count, plural, one {There is # safety concern without a decision.} other {There are # safety concerns without a decision.}} Decide about it first: afterwards it is gone.',
    openHelp: '{count, plural, one {# agreed help item is open.} other {# agreed help items are open.}}',
    isBeingCalled: 'A colleague is calling this family now.',
    earlier: 'This family was erased on {day}. Nothing of it can be seen any more.',
  },
}
