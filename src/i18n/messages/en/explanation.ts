import type { Shape } from '../../shape'
import type { explanation as nl } from '../nl/explanation'

export const explanation: Shape<typeof nl> = {
  title: 'Explanation for parents',
  aloud: 'Would you rather listen to this? Ask your caller to read it to you.',
  toStart: 'To the start',
  parts: {
    why: {
      heading: 'Who we are and why we call',
      lines: {
        who: 'We are the organisation that calls you. You hear its name at the start of the call.',
        reason:
          'We want to know how you and your children are doing. What is going well? And can we help with anything?',
        product: 'The caller writes down what you say in Nabij. That is a computer program for these calls.',
      },
    },
    conversation: {
      heading: 'It is a conversation',
      lines: {
        free: 'You do not have to answer any question. “I don’t know” is always fine. So is “I’d rather not say”.',
        stop: 'You may say no to the call. You may also stop at any time. You do not have to say why.',
        way: 'Would you rather talk by phone, by video or in another way? Tell the caller.',
        again:
          'The caller asks if we may call you again. Do you say no? Then we do not call again until you ask us to.',
      },
    },
    recorded: {
      heading: 'We record nothing',
      lines: { nothing: 'We record no sound and no image. The caller only takes notes.' },
    },
    noted: {
      heading: 'What we write down',
      list: {
        answers: 'Your answers to thirty questions, as far as you answer them.',
        notes: 'Notes of the caller.',
        help: 'The help that we agree on, and if it helped.',
        reach: 'Your name and phone number, and sometimes your e-mail and address.',
        safe: 'When and how we can call you safely.',
        calls: 'When we called you, and if you answered.',
        languages: 'The languages that you speak at home.',
        children: 'The ages and schools of your children. We do not ask their names.',
      },
      lines: { worry: 'Is the caller worried? Then the caller can write that down for the coordinator.' },
    },
    seen: {
      heading: 'Who sees this',
      lines: {
        both: 'Your caller sees what you said. The coordinator of the organisation sees it too.',
        next: 'Do you get a new caller? Then the new caller sees it, and the last one no longer does.',
        colleague:
          'Sometimes another colleague helps you. They see which help was agreed. Your name is not there, only a number.',
        others: 'A coach helps the callers. The administrator arranges who may sign in. They do not see who you are.',
      },
    },
    danger: {
      heading: 'One exception: danger',
      lines: { help: 'Is someone in danger? Then we look for help. If we can, we tell you first.' },
    },
    outside: {
      heading: 'What the school and the municipality get',
      lines: {
        never:
          'The school and the municipality cannot see your conversation. They never get to read what you say. They never get your name either.',
        groups: 'We share figures only about a group. There are always at least ten families in such a group.',
        summary:
          'Every week we make a summary. It says roughly how many parents say something, never exactly how many. Two people look at it before it goes out.',
        quote:
          'Sometimes we retell what several families say. We do that in our own words, without names. We ask you first whether that is all right.',
        school:
          'Would you like help with talking to the school? Then we first agree with you what the school will hear.',
      },
    },
    score: {
      heading: 'No score and no profile',
      lines: {
        none: 'There is no score beside your name. We make no profile of you. The computer predicts nothing about you.',
        grade: 'We ask which grade you give for how things are going. That grade decides nothing.',
        order: 'Your answers do not decide who we call first.',
      },
    },
    rights: {
      heading: 'See, correct or erase',
      lines: {
        ask: 'You may ask what we wrote down about you. You may see it. Is something wrong? Then you may ask us to correct it.',
        erase: 'You may also ask us to erase it.',
        kept: 'A summary that is there already stays as it is. You cannot be found in it.',
        whom: 'Ask your caller or the coordinator. The coordinator arranges it with whoever runs the program.',
      },
    },
  },
}
