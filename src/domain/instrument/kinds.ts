/**
 * The kinds of thing an instrument can ask for, and the routes that open or close a question.
 * Knows shapes only: no wording (that is i18n), no answers (answer.ts), no counting (figures).
 */

/** Why there is no value. Four different things, and none of them is "no". `not_asked` is the state of every item until touched. */
export const missingReasons = ['dont_know', 'refused', 'not_asked'] as const
export type MissingReason = (typeof missingReasons)[number]

/** What a caller can choose beside the options; `not_asked` is the absence of both. */
export const spokenMissingReasons = ['dont_know', 'refused'] as const
export type SpokenMissingReason = (typeof spokenMissingReasons)[number]

/** L = load, C = capacity, W = wellbeing, N = need, B = background (instrument table, one column). */
export type Measure = 'load' | 'capacity' | 'wellbeing' | 'need' | 'background'

export type Kind =
  | { kind: 'date' }
  | { kind: 'choice'; options: readonly string[] }
  | { kind: 'many'; options: readonly string[]; exclusive?: string }
  /** BCP 47 tags, or `other`; the options are those offered first, any valid tag may be stored. */
  | { kind: 'languages'; options: readonly string[] }
  | { kind: 'number'; min: number; max: number }
  | { kind: 'grade' }
  | { kind: 'ages' }
  | { kind: 'schools' }
  | { kind: 'text' }

/**
 * All routes of an item must be open. A gate with a missing answer closes nothing, except for `after` and `above`,
 * which need their opening answer. When the number of children and their ages disagree, the ages decide.
 */
export type Route =
  | { rule: 'with_children' }
  | { rule: 'with_school_age_child' }
  | { rule: 'unless'; key: string; options: readonly string[] }
  | { rule: 'after'; key: string; options: readonly string[] }
  | { rule: 'above'; key: string; number: number }

export type ItemDefinition = Kind & { key: string; routes?: readonly Route[] }

/** A question to the parent with its second parts (who, which topics, via), each an item with its own key and answer. */
export type QuestionDefinition = ItemDefinition & {
  number: number
  section: string
  measure: Measure
  /** Asked by nobody: the caller fills it in. Without it the interview cannot be completed. */
  byCaller?: true
  parts?: readonly ItemDefinition[]
}
