/**
 * The shape of the cards of the interview screen in one language. `say` is spoken to the parent; other texts are for the
 * caller. Placeholders are plain words in braces: {organisation} on the introduction; {help}, {owner} and {date} when
 * reading back.
 */
export type InterviewCardsTexts = {
  /** Said aloud at the start, in this order. */
  introduction: {
    title: string
    lines: readonly { heading: string; say: string }[]
    /** What stays here, what others see, and the exception: on screen again at question 2. */
    confidentiality: readonly { heading: string; say: string }[]
  }
  /** The card on safety: shown after a low grade and always one tap away. It decides nothing. */
  safety: { title: string; lines: readonly string[] }
  /** A follow-up question after a grade of 5 or lower for the parent or the children. */
  lowGradeProbe: string
  /** The heading above the questions that the organisation added itself. */
  ownQuestions: string
  /** An introduction to the question on money for groceries. */
  groceriesLeadIn: string
  /** The end of the call, when the caller reads the agreed help back to the parent. */
  readBack: {
    title: string
    /** A reminder for the caller. */
    mind: string
    opening: string
    openingAgreements: string
    /**
     * One sentence for each kind of agreed help: `agreementMine` when the caller owns it, `agreement` when a colleague does.
     */
    agreementMine: string
    agreement: string
    agreementCoordinator: string
    /** Follows the sentence of the agreement when a day was agreed. */
    hear: string
    nothingAgreed: string
    check: string
    callAgain: string
    noCallAgain: string
    thanks: string
  }
}
