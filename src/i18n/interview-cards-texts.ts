/**
 * The shape of the cards beside an interview in one language. `say` is spoken to the parent; the rest is to the caller.
 * Placeholders are plain words in braces: {organisation} on the introduction; {help}, {owner} and {date} when reading back.
 */
export type InterviewCardsTexts = {
  /** Said aloud at the start, in this order. */
  introduction: {
    title: string
    lines: readonly { heading: string; say: string }[]
    /** What stays here, what others see, and the exception: on screen again at question 2. */
    confidentiality: readonly { heading: string; say: string }[]
  }
  /** Shown at a low grade and one tap away at any time. It decides nothing. */
  safety: { title: string; lines: readonly string[] }
  /** Said after a grade of 5 or lower, for the parent or the children. */
  lowGradeProbe: string
  /** Said before the question on money for groceries. */
  groceriesLeadIn: string
  /** The end of the call: what was agreed is read back to the parent. */
  readBack: {
    title: string
    /** To the caller. */
    mind: string
    opening: string
    openingAgreements: string
    /** Once for each kind of help agreed, by who takes it on. */
    agreementMine: string
    agreement: string
    agreementCoordinator: string
    /** After it, when a day was agreed. */
    hear: string
    nothingAgreed: string
    check: string
    callAgain: string
    noCallAgain: string
    thanks: string
  }
}
