import type { SectionTexts } from '../../../instrument-texts'
import { yesNo, yesPartlyNo } from './options'

export const deepening: SectionTexts<'deepening'> = {
  keeps_going: {
    wording: 'What helps you to keep going?',
    short: 'What keeps you going',
    tip: {
      say: 'What gives you strength on a hard day?',
      probe: 'What helped the last time things were hard?',
      mind: 'Write down what the parent says, in their own words. Ticking the topics can be done after the call.',
    },
    options: {
      family: 'Family',
      faith: 'Faith',
      routine: 'A steady routine',
      sport_or_outside: 'Sport or going outside',
      children: 'The children',
      work_or_study: 'Work or study',
      contact_with_others: 'Contact with others',
      other: 'Something else',
      nothing: 'Nothing at the moment',
    },
    parts: {
      keeps_going_text: { wording: 'In the parent’s own words', short: 'Strength: the parent’s words' },
    },
    weighs: 'Something keeps them going',
    published: {
      label: 'Names something that keeps them going',
      counts: 'names something that helps',
      inSentence: 'something that keeps them going',
    },
  },
  needs: {
    wording: 'What do you need?',
    short: 'What is needed',
    tip: {
      say: 'What would help you most right now?',
      probe: 'Which of those matters most to you?',
      mind: 'Give the parent time to think, and do not be too quick with examples. Writing it down is not yet a promise.',
    },
    options: {
      device_or_internet: 'A computer or internet',
      homework: 'Help with homework',
      daily_structure: 'A daily routine',
      play: 'Playing or something fun to do',
      money_or_food: 'Money or food',
      someone_to_talk_to: 'Someone to talk to',
      other: 'Something else',
      nothing: 'Nothing at the moment',
    },
    parts: {
      needs_text: { wording: 'In the parent’s own words', short: 'Need: the parent’s words' },
    },
  },
  goes_well: {
    wording: 'Are there things that go well?',
    short: 'What goes well',
    tip: {
      say: 'What is going well at home? What are you happy with, or proud of?',
      probe: 'How good to hear. How did you manage that?',
      mind: 'Always ask this, above all after a heavy conversation. Small things count too.',
    },
    options: {
      children: 'The children',
      school: 'School',
      home: 'Home',
      health: 'Health',
      contacts: 'Contact with others',
      work_or_money: 'Work or money',
      other: 'Something else',
      nothing: 'Nothing at the moment',
    },
    parts: {
      goes_well_text: { wording: 'In the parent’s own words', short: 'Good things: the parent’s words' },
    },
    weighs: 'Something goes well',
    published: {
      label: 'Names something that goes well',
      counts: 'names something that goes well',
      inSentence: 'something that goes well',
    },
  },
  enough_support: {
    wording: 'Do you feel enough support?',
    short: 'Enough support',
    tip: {
      say: 'Do you feel you are on your own with this, or are there people who support you?',
      probe: 'What kind of support would you like?',
      mind: 'Support can be many things: someone who listens, who minds the children or helps with a letter.',
    },
    options: yesPartlyNo,
    weighs: 'Feeling supported',
    published: {
      label: 'Gets enough support',
      counts: 'yes only',
      inSentence: 'enough support',
    },
  },
  supporters: {
    wording: 'Are there people around you who support you? Who?',
    short: 'People who support',
    tip: {
      say: 'Who can you turn to when things get hard?',
      probe: 'What does that person do for you?',
      mind: 'If the parent says “nobody”, be quiet for a moment and take your time. There is no need to write down names.',
    },
    options: yesNo,
    parts: {
      supporters_who: {
        wording: 'Who?',
        short: 'Support: from whom',
        options: {
          family: 'Family',
          friends: 'Friends',
          neighbours: 'Neighbours',
          faith_group: 'Church, mosque or other faith group',
          school: 'School',
          professional: 'A care or social worker',
          other: 'Someone else',
        },
      },
    },
    weighs: 'People who support',
    published: {
      label: 'Has people who support them',
      counts: 'yes',
      inSentence: 'people around them',
    },
  },
}
