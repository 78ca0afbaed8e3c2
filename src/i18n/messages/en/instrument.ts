import type { InstrumentTexts } from '../../instrument-texts'
import { needs } from './needs'

const yesNo = { yes: 'Yes', no: 'No' }
const yesPartlyNo = { yes: 'Yes', partly: 'A little or sometimes', no: 'No' }

export const instrument: InstrumentTexts = {
  sections: {
    begin: 'Start',
    family: 'Family',
    school: 'School',
    personal: 'Personal',
    grades: 'Grades',
    deepening: 'In depth',
    closing: 'Closing',
  },

  questions: {
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
    },

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
    },
    household_others: {
      wording: 'Who else lives in your home?',
      short: 'Others at home',
      tip: {
        say: 'Do other people live with you too, such as a partner or a grandmother?',
        probe: 'How are things, all together in the house?',
        mind: 'No names or reasons needed. If the parent would rather not say, that is fine; move on gently.',
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
    },

    school_contact: {
      wording: 'Are you in contact with your children’s school?',
      short: 'Contact with school',
      tip: {
        say: 'How is the contact with school? Do you talk with the teacher now and then?',
        probe: 'If you have a question, do you know who to turn to?',
        mind: 'Little contact is often about time, language or not quite knowing how. It does not mean that a parent is not willing.',
      },
    },
    school_letters: {
      wording: 'Can you read and understand letters and messages from school?',
      short: 'Letters and messages',
      tip: {
        say: 'Schools send a lot of messages. Are they easy for you to read, or is it hard sometimes?',
        probe: 'What do you do when a letter is not clear? Does someone read it with you?',
        mind: 'Many school letters are simply hard to read. You may say so: it is not the parent’s fault.',
      },
    },
    homework_at_home: {
      wording: 'Do your children manage to do homework at home?',
      short: 'Homework at home',
      tip: {
        say: 'How is homework going at home?',
        probe: 'Where do they sit, and when does it go best?',
        mind: 'If it differs from child to child, choose “A little or sometimes” and note the difference. Having no homework is an answer of its own.',
      },
    },
    homework_help: {
      wording: 'Do you manage to help your children with homework?',
      short: 'Helping with homework',
      tip: {
        say: 'What happens when your child does not understand something? What do you do?',
        probe: 'When does it work, and when is it hard?',
        mind: 'Many parents find this difficult. Feel free to say that they are not the only one.',
      },
    },
    homework_missing: {
      wording: 'What do you lack to be able to help?',
      short: 'What is missing',
      tip: {
        say: 'What would make it easier for you to help?',
        probe: 'Which of those would make the biggest difference?',
        mind: 'Do not promise anything yet. At the end of the call you agree together what is possible.',
      },
    },
    daily_routine: {
      wording: 'Do you have a fixed daily routine at home?',
      short: 'Daily routine',
      tip: {
        say: 'What does an ordinary day look like at your place?',
        probe: 'Are there fixed moments, such as eating together or going to bed?',
        mind: 'Every family has its own way. Ask whether the parent is happy with it.',
      },
    },
    internet: {
      wording: 'Do you have good internet (wifi) at home?',
      short: 'Internet at home',
      tip: {
        say: 'Does the internet work well at home, even when everyone is online at once?',
        probe: 'What can you not do when the internet is bad?',
        mind: 'If the family only has internet on a phone, note that. It is often not enough for homework.',
      },
    },
    devices: {
      wording: 'How many computers or laptops are there for homework?',
      short: 'Computers and laptops',
      tip: {
        say: 'What do your children do their homework on? How many computers or laptops are there for them?',
        probe: 'Does each child have one, or do they take turns?',
        mind: 'Count only computers and laptops. If the children do homework on a phone or tablet, put that in the note.',
      },
    },
    schools: {
      wording: 'Which school do your children attend?',
      short: 'Which school',
      tip: {
        say: 'Which school do your children go to? We do not tell the school what you say.',
        probe: 'Are they all at the same school?',
        mind: 'Does the parent ask why? It shows us at which schools many families could use help. They may prefer not to say.',
      },
    },

    worries: {
      wording: 'Do you have worries? About what?',
      short: 'Own worries',
      tip: {
        say: 'Are there things that have been on your mind a lot lately?',
        probe: 'Which of those weighs most on you?',
        mind: 'Listen first; choosing an answer can wait. A silence is fine, and you do not have to solve it right away.',
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
    },
    rules_clear: {
      wording: 'Are the present rules and measures clear to you?',
      short: 'Rules and measures',
      tip: {
        say: 'Rules sometimes change quickly. Is it clear to you what is allowed now and what is not?',
        probe: 'Which rule is not clear to you yet?',
        mind: 'This is not a test. If you are not sure of a rule yourself, say so and look it up after the call.',
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
    },
    doing_for_others: {
      wording: 'Can you do something for other people?',
      short: 'Something for others',
      tip: {
        say: 'Some parents like to do something for others, some have their hands full right now. How is that for you?',
        probe: 'What would you like to do for someone else?',
        mind: 'Nothing right now is perfectly normal and never counts against anyone. If the parent does mention something, it is an offer, not yet an agreement.',
      },
    },

    grade_parent: {
      wording: 'What grade for how you are doing?',
      short: 'Grade for parent',
      tip: {
        say: 'And how are you yourself? What grade would you give? 1 is very bad and 10 is very good.',
        probe: 'What makes you choose this grade?',
        mind: '1 = very bad, 10 = very good. Whole grades only; if the parent hesitates between two, let them choose. No grade is wrong.',
      },
    },
    grade_children: {
      wording: 'What grade for how your children are doing?',
      short: 'Grade for children',
      tip: {
        say: 'And your children, how are they? Again a grade: 1 is very bad and 10 is very good.',
        probe: 'How do you notice that they are doing well, or less well?',
        mind: '1 = very bad, 10 = very good. If it differs from child to child, ask for one grade for all together and note the difference.',
      },
    },

    keeps_going: {
      wording: 'What helps you to keep going?',
      short: 'What keeps you going',
      tip: {
        say: 'What gives you strength on a hard day?',
        probe: 'What helped the last time things were hard?',
        mind: 'Write down what the parent says, in their own words. Ticking the topics can be done after the call.',
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
    },
    goes_well: {
      wording: 'Are there things that go well?',
      short: 'What goes well',
      tip: {
        say: 'What is going well at home? What are you happy with, or proud of?',
        probe: 'How good to hear. How did you manage that?',
        mind: 'Always ask this, above all after a heavy conversation. Small things count too.',
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
    },
    supporters: {
      wording: 'Are there people around you who support you? Who?',
      short: 'People who support',
      tip: {
        say: 'Who can you turn to when things get hard?',
        probe: 'What does that person do for you?',
        mind: 'If the parent says “nobody”, be quiet for a moment and take your time. There is no need to write down names.',
      },
    },

    can_we_help: {
      wording: 'Can {organisation} do something for you and your family?',
      short: 'Help from us',
      tip: {
        say: 'Thank you for telling me so much. Is there anything we can help you or your children with?',
        probe: 'What shall we begin with?',
        mind: 'Promise only what you can keep. For each kind of help, agree who takes it on and when the parent will hear.',
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
    },
  },

  parts: {
    school_contact_via: { wording: 'How are you in contact with school?', short: 'Contact: how' },
    devices_working: { wording: 'Do they work well?', short: 'Computers: working' },
    worries_topics: { wording: 'About what?', short: 'Worries: about what' },
    worries_about_others_who: { wording: 'About whom?', short: 'Worries: about whom' },
    keeps_going_text: { wording: 'In the parent’s own words', short: 'Strength: the parent’s words' },
    needs_text: { wording: 'In the parent’s own words', short: 'Need: the parent’s words' },
    goes_well_text: { wording: 'In the parent’s own words', short: 'Good things: the parent’s words' },
    supporters_who: { wording: 'Who?', short: 'Support: from whom' },
    can_we_help_types: { wording: 'With what?', short: 'Help: with what' },
    can_we_help_text: { wording: 'In the parent’s own words', short: 'Help: the parent’s words' },
    may_call_again_channel: { wording: 'How would you like us to be in touch?', short: 'Again: how' },
    may_call_again_part_of_day: { wording: 'Which part of the day suits you?', short: 'Again: when' },
    may_call_again_how_often: { wording: 'How often?', short: 'Again: how often' },
    may_call_again_reason: { wording: 'May I ask why not?', short: 'Again: why not' },
  },

  options: {
    confidentiality: yesNo,
    home_languages: {
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
    household_others: {
      partner: 'A partner',
      grandparent: 'A grandparent',
      other_family: 'Other family',
      others: 'Other people',
      nobody: 'Nobody',
    },
    enough_room: yesPartlyNo,
    school_contact: { good: 'Good contact', little: 'Little contact', none: 'No contact' },
    school_contact_via: {
      teacher: 'Through the teacher or mentor',
      class_app: 'Through the class or school app',
      email: 'By email',
      phone: 'By phone',
      other: 'In another way',
    },
    school_letters: yesPartlyNo,
    homework_at_home: { ...yesPartlyNo, no_homework: 'There is no homework' },
    homework_help: { ...yesPartlyNo, not_needed: 'No help needed' },
    homework_missing: {
      school_contact: 'Contact with the school',
      too_difficult: 'It is too difficult for me',
      time_or_calm: 'Time or calm to sit down with them',
      language: 'The language',
      device_or_internet: 'A computer or internet',
      other: 'Something else',
    },
    daily_routine: yesPartlyNo,
    internet: yesPartlyNo,
    devices_working: yesPartlyNo,
    worries: yesPartlyNo,
    worries_topics: {
      health: 'Health',
      falling_behind: 'A child falling behind at school',
      language: 'The language',
      money: 'Money',
      screen_time_or_boredom: 'Much screen time or boredom',
      tension_at_home: 'Tension at home',
      work_or_benefit: 'Work or benefits',
      other: 'Something else',
    },
    worries_about_others: yesNo,
    worries_about_others_who: {
      family_here: 'Family in the Netherlands',
      family_abroad: 'Family in another country',
      friends_or_neighbours: 'Friends or neighbours',
      other: 'Someone else',
    },
    rules_clear: yesPartlyNo,
    money_for_groceries: yesPartlyNo,
    doing_for_others: {
      nothing_now: 'Nothing right now',
      help_neighbours: 'Helping neighbours',
      groceries: 'Doing groceries',
      other: 'Something else',
    },
    keeps_going: {
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
    needs: {
      device_or_internet: 'A computer or internet',
      homework: 'Help with homework',
      daily_structure: 'A daily routine',
      play: 'Playing or something fun to do',
      money_or_food: 'Money or food',
      someone_to_talk_to: 'Someone to talk to',
      other: 'Something else',
      nothing: 'Nothing at the moment',
    },
    goes_well: {
      children: 'The children',
      school: 'School',
      home: 'Home',
      health: 'Health',
      contacts: 'Contact with others',
      work_or_money: 'Work or money',
      other: 'Something else',
      nothing: 'Nothing at the moment',
    },
    enough_support: yesPartlyNo,
    supporters: yesNo,
    supporters_who: {
      family: 'Family',
      friends: 'Friends',
      neighbours: 'Neighbours',
      faith_group: 'Church, mosque or other faith group',
      school: 'School',
      professional: 'A care or social worker',
      other: 'Someone else',
    },
    can_we_help: yesNo,
    can_we_help_types: needs.types,
    may_call_again: yesNo,
    may_call_again_channel: {
      video: 'Video call',
      phone: 'Phone',
      chat: 'Chat messages',
      email: 'Email',
      visit: 'A home visit',
    },
    may_call_again_part_of_day: { morning: 'Morning', afternoon: 'Afternoon', evening: 'Evening' },
    may_call_again_how_often: {
      weekly: 'Every week',
      two_weekly: 'Every two weeks',
      monthly: 'Every month',
      once: 'Once more',
    },
    may_call_again_reason: { going_well: 'Things are going well', other: 'Another reason' },
  },

  beside: {
    conversation_note: 'Notes of the conversation',
    can_talk_freely: 'Can the parent talk freely?',
    interpreter_present: 'Is an interpreter present?',
    others_present: 'Are other people present?',
    interpreter_next_time: 'Is an interpreter needed for the next call?',
    reliability: 'Your impression: how reliable are the answers?',
    reaction: 'What did the parent think of the call?',
    quote_consent: 'May we use something from this call, without a name and in other words?',
    quote_words: 'What did the parent say that we may use? Write it down as it was said.',
    earlier_help_helped: 'Did the earlier help make a difference?',
  },
}
