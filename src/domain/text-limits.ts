/** The longest lengths of texts. The field that shows a limit and the server that enforces it use the same number. */

/** The text of agreed help and of its result, in the interview and on the list of help. */
export const helpTextLimit = 2000
/** What a parent says in a later call about help. */
export const followUpNoteLimit = 1000
/** Why a parent is called again on the next day. */
export const careNoteLimit = 500
/** The reason why a parent asks for a call. */
export const requestNoteLimit = 500
/** The note of an outcome or an appointment. */
export const attemptNoteLimit = 500
/** The reason why an answer was corrected after the end of the interview. */
export const reasonLimit = 500
/** What a person calls a passkey of theirs. */
export const passkeyNameLimit = 60
/** The name of an interpreter. */
export const interpreterNameLimit = 120
export const contactValueLimit = 180
export const searchLimit = 80
export const familyTextLimits = {
  ref: 64,
  surname: 200,
  parentName: 200,
  address: 500,
  note: 4000,
  whoMayHear: 300,
  safeHours: 300,
  nameToUse: 200,
  stopWord: 100,
  lineDropNote: 300,
  interpreterName: 200,
  programme: 200,
} as const

/** The texts of a question that an organisation adds itself. */
export const ownQuestionLimits = { short: 40, wording: 300, tip: 500, option: 80 } as const

/** What somebody types to the others in a room. */
export const roomTextLimit = 1000
