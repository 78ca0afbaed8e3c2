import type { Messages } from '../nl/messages'

export const digests: Messages['digests'] = {
  title: 'E-mail of the day',
  lead: 'One e-mail a day with what lies before you: numbers and links, no names. When there is nothing to do, no e-mail comes.',
  noMail: 'Nabij cannot send e-mail here at the moment. Your choice is saved all the same.',
  wanted: 'Send me an e-mail every day',
  hour: 'From what time',
  weekends: 'At weekends too',
  language: 'Language of the e-mail',
  languages: { nl: 'Dutch', en: 'English' },
  save: 'Save',
  saved: {
    off: 'Saved. You get no e-mail of the day.',
    today: 'Saved. The first e-mail comes today.',
    later: 'Saved. The first e-mail comes on a later day.',
  },
  letter: {
    subject: 'Nabij: what lies before you today',
    open: 'This lies before you today:',
    calls: '{count, plural, one {# family to call} other {# families to call}}',
    appointments: '{count, plural, one {# call appointment today} other {# call appointments today}}',
    interpreted:
      '{count, plural, one {# appointment today with an interpreter} other {# appointments today with an interpreter}}',
    interpreters:
      '{count, plural, one {# interpreter to call about an appointment} other {# interpreters to call about an appointment}}',
    careSteps: '{count, plural, one {# parent to call again} other {# parents to call again}}',
    promisesToday: '{count, plural, one {# promise for today} other {# promises for today}}',
    promisesLate: '{count, plural, one {# promise overdue} other {# promises overdue}}',
    talks:
      '{count, plural, one {# colleague wants to talk with you about a heavy call} other {# colleagues want to talk with you about a heavy call}}',
    organisation: 'And in the organisation:',
    concerns: '{count, plural, one {# safety concern that waits} other {# safety concerns that wait}}',
    careStepsWaiting:
      '{count, plural, one {# parent to call again who waits for you} other {# parents to call again who wait for you}}',
    withoutOwner:
      '{count, plural, one {# family without anybody who calls} other {# families without anybody who calls}}',
    helpLate: '{count, plural, one {# help item overdue} other {# help items overdue}}',
    helpWithoutOwner:
      '{count, plural, one {# help item on which nobody works} other {# help items on which nobody works}}',
    interviews:
      '{count, plural, one {# interview open for more than a day} other {# interviews open for more than a day}}',
    interpretersToCall:
      '{count, plural, one {# interpreter to call about an appointment} other {# interpreters to call about an appointment}}',
    talksLate:
      '{count, plural, one {# talk after a heavy call that has not happened} other {# talks after a heavy call that have not happened}}',
    settings: 'Change or stop this e-mail: {link}',
  },
}
