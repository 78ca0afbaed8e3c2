/**
 * Questions that an organisation adds itself. A call asks them after the questions of the instrument, and they are counted
 * inside the organisation. They are in no version, so they can be part of neither load nor capacity, and never leave the
 * organisation in a release.
 */
import { missingReasons, type Kind, type QuestionDefinition } from './definition'
import type { OwnKey } from './keys'

export const ownKinds = ['choice', 'many', 'number', 'text'] as const
export type OwnKind = (typeof ownKinds)[number]

export type OwnQuestion = Extract<Kind, { kind: OwnKind }> & { readonly key: OwnKey }

/** The section of a call that has all of them. */
export const ownSection = 'own'

/** The most questions that an organisation has in use at the same time. */
export const ownQuestionLimit = 10
export const ownOptionLimits = { min: 2, max: 10 } as const
/** The highest number that can be the largest answer. */
export const ownNumberLimit = 1000

/** The code with which an answer is counted, whatever it is. The text of an answer is in no fact. */
export const answeredCode = 'answered'
/** Codes that count answers, so no option may have such a key. */
export const reservedCodes: readonly string[] = [answeredCode, ...missingReasons]

export const ownKeyOf = (number: number): OwnKey => `own_${number}`

export const isOwnKey = (key: string): key is OwnKey => /^own_[1-9]\d*$/.test(key)

/** The question as a record of an instrument. It measures nothing. */
export const ownRecord = (question: OwnQuestion): QuestionDefinition => ({
  ...question,
  section: ownSection,
  measure: { of: 'background' },
  organisationOnly: true,
})
