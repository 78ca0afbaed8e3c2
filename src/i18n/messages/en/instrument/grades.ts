import type { SectionTexts } from '../../../instrument-texts'

export const grades: SectionTexts<'grades'> = {
  grade_parent: {
    wording: 'What grade for how you are doing?',
    short: 'Grade for parent',
    tip: {
      say: 'And how are you yourself? What grade would you give? 1 is very bad and 10 is very good.',
      probe: 'What makes you choose this grade?',
      mind: '1 = very bad, 10 = very good. Whole grades only; if the parent hesitates between two, let them choose. No grade is wrong.',
    },
    grade: 'Parents about themselves',
    published: {
      label: 'Parents about themselves',
      counts: 'mean of 1 to 10',
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
    grade: 'Parents about their children',
    published: {
      label: 'Parents about their children',
      counts: 'mean of 1 to 10',
    },
  },
}
