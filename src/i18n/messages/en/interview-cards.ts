import type { InterviewCardsTexts } from '../../interview-cards-texts'

export const interviewCards: InterviewCardsTexts = {
  introduction: {
    title: 'How to begin the call',
    lines: [
      {
        heading: 'Who you are',
        say: 'Hello, this is … from {organisation}. Is this a good moment, and can you talk freely now?',
      },
      {
        heading: 'Why we call',
        say: 'We call parents to hear how they and their children are doing. What is going well, and is there anything we can help with?',
      },
      {
        heading: 'How long it takes',
        say: 'It takes about half an hour. Shorter is fine too.',
      },
      {
        heading: 'The parent decides',
        say: 'If you would rather not answer a question, we skip it. You can also stop at any time. You do not have to say why.',
      },
      {
        heading: 'If the line drops',
        say: 'If the line drops, I will call you back once on the same number.',
      },
    ],
    confidentiality: [
      {
        heading: 'What stays here',
        say: 'What you tell me is confidential and stays with {organisation}. I take notes, but I record nothing: no sound and no image.',
      },
      {
        heading: 'What others see',
        say: 'Schools and the municipality only get figures about groups of families. No family can be found in them.',
      },
      {
        heading: 'One exception',
        say: 'Only when someone is in danger do we have to bring in help. If we can, we tell you first.',
      },
      {
        heading: 'Questions from the parent',
        say: 'Is that clear? Is there anything you would like to know before we begin?',
      },
    ],
  },
  safety: {
    title: 'Stay calm, ask a little more',
    lines: [
      'A low grade decides nothing. It is a reason to pause for a moment.',
      'Stay on the line and take your time. The other questions can wait.',
      'First ask whether the parent can talk freely. If someone is listening in, ask questions that need only a yes or a no.',
      'Then ask: “Are you safe now? And are your children safe?”',
      'Is there immediate danger? Call 112. If you can, keep talking with the parent.',
      'Do you suspect violence or neglect? Veilig Thuis, the Dutch helpline, thinks along with you day and night, free of charge: 0800-2000.',
      'Does the parent say they no longer want to live? Ask about it calmly. The Dutch suicide prevention line is there day and night, free of charge: 113 or 0800-0113.',
      'Tell the parent what you are going to do, if it is safe to do so.',
      'Tell your coordinator the same day, also when you are in doubt. You do not have to carry this alone.',
    ],
  },
  lowGradeProbe:
    'I am glad you told me. Would you like to say what makes it hard right now? And what would help a little?',
  ownQuestions: 'Our own questions',
  groceriesLeadIn: 'The next question is about money. I ask it of all parents. You do not have to answer it.',
  readBack: {
    title: 'Reading back together',
    mind: 'Read out what you wrote down. That way the parent knows what will happen and can correct it.',
    opening: 'Let me read back what I wrote down. Please say so if anything is not right.',
    openingAgreements: 'This is what we agreed.',
    agreementMine: '{help}: I take this on.',
    agreement: '{help}: {owner} takes this on.',
    agreementCoordinator: '{help}: the coordinator takes this on.',
    hear: 'You will hear from us by {date}.',
    nothingAgreed: 'We have not agreed on any help now. If you think of something later, you can always call us.',
    check: 'Is this right, or would you like to change something?',
    callAgain: 'We will call you again, in the way you chose.',
    noCallAgain: 'We will not call you again, unless you ask us to.',
    thanks: 'Thank you for taking the time and for sharing this with me.',
  },
}
