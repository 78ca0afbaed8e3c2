import type { SectionTexts } from '../../../instrument-texts'
import { yesPartlyNo } from './options'

export const family: SectionTexts<'family'> = {
  children_count: {
    wording: 'How many children live with you?',
    short: 'Number of children',
    tip: {
      say: 'Tell me a little about your family. How many children do you have at home?',
      probe: 'Are they there every day, or sometimes with someone else?',
      mind: 'Count as the parent counts. Nobody has to explain why a child lives somewhere else.',
    },
  },
  children_ages: {
    wording: 'How old are your children?',
    short: 'Ages of children',
    tip: {
      say: 'How old are they? I do not need their names.',
      probe: 'Which of them already go to school?',
      mind: 'Only the age of each child; a baby is 0. If the parent mentions a name, do not write it down.',
    },
  },
  home_languages: {
    wording: 'Which language(s) do you speak at home?',
    short: 'Languages at home',
    tip: {
      say: 'What language do you speak with each other at home?',
      probe: 'And which language would you like to speak with me?',
      mind: 'If Dutch is hard, ask whether an interpreter would help next time. Try not to let a child translate.',
    },
    options: {
      nl: 'Dutch',
      ar: 'Arabic',
      tr: 'Turkish',
      pl: 'Polish',
      ti: 'Tigrinya',
      so: 'Somali',
      rif: 'Riffian (Tarifit)',
      en: 'English',
      uk: 'Ukrainian',
      other: 'Another language',
    },
  },
  household_others: {
    wording: 'Who else lives in your home?',
    short: 'Others at home',
    tip: {
      say: 'Do other people live with you too, such as a partner or a grandmother?',
      probe: 'How are things, all together in the house?',
      mind: 'No names or reasons needed. If the parent would rather not say, that is fine; move on gently.',
    },
    options: {
      partner: 'A partner',
      grandparent: 'A grandparent',
      other_family: 'Other family',
      others: 'Other people',
      nobody: 'Nobody',
    },
  },
  enough_room: {
    wording: 'Is there enough room at home for everyone?',
    short: 'Room at home',
    tip: {
      say: 'Does everyone at home have a place to sleep and to sit quietly for a while?',
      probe: 'Where do the children go when they want some quiet?',
      mind: 'What matters is how the parent feels about it, not the number of rooms. What you see on screen you only note if the parent says it.',
    },
    options: yesPartlyNo,
    weighs: 'Too little room at home',
    group: 'Large family in a small home',
    published: {
      label: 'Too little room at home',
      counts: 'no, or a bit or sometimes',
      inSentence: 'room at home',
    },
  },
}
