import type { SectionTexts } from '../../../instrument-texts'
import { yesNo } from './options'

export const begin: SectionTexts<'begin'> = {
  call_date: {
    wording: 'Date of this call?',
    short: 'Date of call',
    tip: {
      say: 'Is this a good moment, or would you rather I called another time?',
      probe: 'When do you have a quiet half hour?',
      mind: 'You fill in the date yourself; today is already there. If the call was earlier, choose that day.',
    },
  },
  confidentiality: {
    wording: 'This call is confidential. Did I explain that clearly?',
    short: 'Confidential call',
    tip: {
      say: 'What you tell me stays with us. Schools and the municipality only see figures about groups of families. Is that clear?',
      probe: 'Is there anything you would like to ask about that before we go on?',
      mind: 'Also say what happens when someone is in danger. Only with a yes here can you complete the interview.',
    },
    options: yesNo,
  },
}
