import type { SectionTexts } from '../../../instrument-texts'
import { needs } from '../needs'
import { yesNo } from './options'

export const closing: SectionTexts<'closing'> = {
  can_we_help: {
    wording: 'Can {organisation} do something for you and your family?',
    short: 'Help from us',
    tip: {
      say: 'Thank you for telling me so much. Is there anything we can help you or your children with?',
      probe: 'What shall we begin with?',
      mind: 'Promise only what you can keep. For each kind of help, agree who takes it on and when the parent will hear.',
    },
    options: yesNo,
    parts: {
      can_we_help_types: { wording: 'With what?', short: 'Help: with what', options: needs.types },
      can_we_help_text: { wording: 'In the parent’s own words', short: 'Help: the parent’s words' },
    },
  },
  may_call_again: {
    wording: 'May {organisation} call you again?',
    short: 'Calling again',
    tip: {
      say: 'Is it all right if we call you again? Please feel free to say no.',
      probe: 'How and when would suit you best?',
      mind: 'After a no we do not call again until the parent asks. Thank the parent, whatever the answer.',
    },
    options: yesNo,
    parts: {
      may_call_again_channel: {
        wording: 'How would you like us to be in touch?',
        short: 'Again: how',
        options: { video: 'Video call', phone: 'Phone', chat: 'Chat messages', email: 'Email', visit: 'A home visit' },
      },
      may_call_again_part_of_day: {
        wording: 'Which part of the day suits you?',
        short: 'Again: when',
        options: { morning: 'Morning', afternoon: 'Afternoon', evening: 'Evening' },
      },
      may_call_again_how_often: {
        wording: 'How often?',
        short: 'Again: how often',
        options: { weekly: 'Every week', two_weekly: 'Every two weeks', monthly: 'Every month', once: 'Once more' },
      },
      may_call_again_reason: {
        wording: 'May I ask why not?',
        short: 'Again: why not',
        options: { going_well: 'Things are going well', other: 'Another reason' },
      },
    },
  },
}
