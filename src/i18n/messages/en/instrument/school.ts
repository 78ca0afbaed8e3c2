import type { SectionTexts } from '../../../instrument-texts'
import { yesPartlyNo } from './options'

export const school: SectionTexts<'school'> = {
  school_contact: {
    wording: 'Are you in contact with your children’s school?',
    short: 'Contact with school',
    tip: {
      say: 'How is the contact with school? Do you talk with the teacher now and then?',
      probe: 'If you have a question, do you know who to turn to?',
      mind: 'Little contact is often about time, language or not quite knowing how. It does not mean that a parent is not willing.',
    },
    options: { good: 'Good contact', little: 'Little contact', none: 'No contact' },
    parts: {
      school_contact_via: {
        wording: 'How are you in contact with school?',
        short: 'Contact: how',
        options: {
          teacher: 'Through the teacher or mentor',
          class_app: 'Through the class or school app',
          email: 'By email',
          phone: 'By phone',
          other: 'In another way',
        },
      },
    },
    weighs: 'Contact with school',
    published: {
      label: 'Has good contact with school',
      counts: 'good contact only',
      inSentence: 'good contact with school',
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
    options: yesPartlyNo,
    weighs: 'Letters from school',
    group: 'Letters from school are hard',
    need: 'reading letters from school does not work, or only sometimes',
    published: {
      label: 'Letters from school hard to read',
      counts: 'no, or a bit or sometimes',
      inSentence: 'letters from school',
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
    options: { ...yesPartlyNo, no_homework: 'There is no homework' },
    weighs: 'Homework does not go well',
    published: {
      label: 'Homework does not go well at home',
      counts: 'no, or a bit or sometimes',
      inSentence: 'doing homework at home',
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
    options: { ...yesPartlyNo, not_needed: 'No help needed' },
    weighs: 'Helping with homework',
    need: 'helping with homework does not work, or only sometimes',
    published: {
      label: 'Can help with homework',
      counts: 'yes only',
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
    options: {
      school_contact: 'Contact with the school',
      too_difficult: 'It is too difficult for me',
      time_or_calm: 'Time or calm to sit down with them',
      language: 'The language',
      device_or_internet: 'A computer or internet',
      other: 'Something else',
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
    options: yesPartlyNo,
    weighs: 'Fixed daily routine',
    need: 'no fixed daily routine',
    published: {
      label: 'Has a fixed daily routine',
      counts: 'yes only',
      inSentence: 'a fixed daily routine',
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
    options: yesPartlyNo,
    weighs: 'No good internet',
    need: 'no good internet at home',
    published: {
      label: 'No good internet at home',
      counts: 'no, or a bit or sometimes',
      inSentence: 'internet',
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
    parts: {
      devices_working: { wording: 'Do they work well?', short: 'Computers: working', options: yesPartlyNo },
    },
    weighs: 'Too few laptops',
    group: 'One laptop for more than two children',
    published: {
      label: 'Not a laptop for every child',
      counts: 'less than one that works per child of 4 to 17',
      inSentence: 'laptops for the children',
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
}
