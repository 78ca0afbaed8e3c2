import type { SectionTexts } from '../../../instrument-texts'
import { yesNo, yesPartlyNo } from './options'

export const personal: SectionTexts<'personal'> = {
  worries: {
    wording: 'Do you have worries? About what?',
    short: 'Own worries',
    tip: {
      say: 'Are there things that have been on your mind a lot lately?',
      probe: 'Which of those weighs most on you?',
      mind: 'Listen first; choosing an answer can wait. A silence is fine, and you do not have to solve it right away.',
    },
    options: yesPartlyNo,
    parts: {
      worries_topics: {
        wording: 'About what?',
        short: 'Worries: about what',
        options: {
          health: 'Health',
          falling_behind: 'A child falling behind at school',
          language: 'The language',
          money: 'Money',
          screen_time_or_boredom: 'Much screen time or boredom',
          tension_at_home: 'Tension at home',
          work_or_benefit: 'Work or benefits',
          other: 'Something else',
        },
      },
    },
    weighs: 'Own worries',
    group: 'Worried that a child falls behind',
    published: {
      label: 'Has worries',
      counts: 'yes, or a bit or sometimes',
      inSentence: 'their own worries',
    },
  },
  worries_about_others: {
    wording: 'Are you worried about other people? Who?',
    short: 'Worries about others',
    tip: {
      say: 'Is there someone you worry about, close by or far away?',
      probe: 'Are you able to stay in touch?',
      mind: 'Worrying about family far away can be heavy. If the parent keeps it short, do not press.',
    },
    options: yesNo,
    parts: {
      worries_about_others_who: {
        wording: 'About whom?',
        short: 'Worries: about whom',
        options: {
          family_here: 'Family in the Netherlands',
          family_abroad: 'Family in another country',
          friends_or_neighbours: 'Friends or neighbours',
          other: 'Someone else',
        },
      },
    },
    weighs: 'Worries about others',
    published: {
      label: 'Is worried about others',
      counts: 'yes',
      inSentence: 'worries about others',
    },
  },
  rules_clear: {
    wording: 'Are the present rules and measures clear to you?',
    short: 'Rules and measures',
    tip: {
      say: 'Rules sometimes change quickly. Is it clear to you what is allowed now and what is not?',
      probe: 'Which rule is not clear to you yet?',
      mind: 'This is not a test. If you are not sure of a rule yourself, say so and look it up after the call.',
    },
    options: yesPartlyNo,
    weighs: 'Rules not clear',
    published: {
      label: 'Rules not entirely clear',
      counts: 'no, or a bit or sometimes',
      inSentence: 'the present rules',
    },
  },
  money_for_groceries: {
    wording: 'Do you have enough money for daily groceries?',
    short: 'Money for groceries',
    tip: {
      say: 'Groceries are expensive for many families. How is that for you? Can you manage with the money?',
      probe: 'Are there days or weeks when it is harder?',
      mind: 'Talking about money is hard for many people. Begin gently, and choose “Ask later” if this is not the moment.',
    },
    options: yesPartlyNo,
    weighs: 'Money for groceries',
    need: 'not enough money for daily groceries',
    published: {
      label: 'Not always money for groceries',
      counts: 'no, or a bit or sometimes',
      inSentence: 'money for groceries',
    },
  },
  doing_for_others: {
    wording: 'Can you do something for other people?',
    short: 'Something for others',
    tip: {
      say: 'Some parents like to do something for others, some have their hands full right now. How is that for you?',
      probe: 'What would you like to do for someone else?',
      mind: 'Nothing right now is perfectly normal and never counts against anyone. If the parent does mention something, it is an offer, not yet an agreement.',
    },
    options: {
      nothing_now: 'Nothing right now',
      help_neighbours: 'Helping neighbours',
      groceries: 'Doing groceries',
      other: 'Something else',
    },
  },
}
