/** How long a text may be, the same for the field that says so and the server that refuses more. */

/** What was agreed as help and what came of it: in the interview and on the list of help. */
export const helpTextLimit = 2000
/** Why a parent asks for a call. */
export const requestNoteLimit = 500
/** Why an answer was corrected after the end. */
export const reasonLimit = 500
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
  programme: 200,
} as const
