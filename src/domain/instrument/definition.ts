/**
 * Defines the types of the records of the instrument: the kind of answer, the routes, what a question measures, what leaves
 * the organisation, which help it suggests. All other lists of questions are derived from the records. The wording is in
 * `i18n`.
 */

/** The reasons why an answer has no value; none of them means "no". Every item is `not_asked` until somebody answers it. */
export const missingReasons = ['dont_know', 'refused', 'not_asked'] as const
export type MissingReason = (typeof missingReasons)[number]

/** The missing reasons that a caller can choose. `not_asked` is the absence of a value and of a chosen reason. */
export const spokenMissingReasons = ['dont_know', 'refused'] as const
export type SpokenMissingReason = (typeof spokenMissingReasons)[number]

export type Kind =
  | { kind: 'date' }
  /**
   * `outside` is the option that means that the question does not apply. It is counted and shown, but is in no denominator.
   */
  | { kind: 'choice'; options: readonly string[]; outside?: string }
  /** `exclusive` is the option that excludes the others. */
  | { kind: 'many'; options: readonly string[]; exclusive?: string }
  /** A list of BCP 47 tags or `other`. The options are offered on screen; any valid tag may be stored. */
  | { kind: 'languages'; options: readonly string[] }
  | { kind: 'number'; min: number; max: number }
  | { kind: 'grade' }
  | { kind: 'ages' }
  | { kind: 'schools' }
  | { kind: 'text' }

/**
 * A condition under which an item is asked. All routes of an item must be open. A missing answer closes no route, except for
 * `after` and `above`, which need the answer that opens them. When the number of children and their ages disagree, the ages
 * decide.
 */
export type Route =
  | { rule: 'with_children' }
  | { rule: 'with_school_age_child' }
  | { rule: 'unless'; key: string; options: readonly string[] }
  | { rule: 'after'; key: string; options: readonly string[] }
  | { rule: 'above'; key: string; number: number }

/** The weight of an answer, 0, ½ or 1, in halves, so that every sum over families is a whole number. */
export type Halves = 0 | 1 | 2

/** The two figures that combine several questions: load (draaglast) and capacity (draagkracht). */
export const indexes = ['load', 'capacity'] as const
export type IndexKey = (typeof indexes)[number]

/** How much an answer weighs in load or capacity. An answer with an option without a weight is left out. */
export type Weighing =
  | { by: 'option'; halves: { readonly [option: string]: Halves } }
  /** Weighs the working devices for each school-age child by the rule of `working-devices.ts`. */
  | { by: 'devices_per_child' }
  /** Any theme weighs fully, and so does a text that is not coded yet. */
  | { by: 'themes' }

export type Measure =
  | { of: 'background' | 'need' }
  /** `as` is the name of the grade in the figures. */
  | { of: 'wellbeing'; as: string }
  /** Without `weighing` the question is about load or capacity, but is not in the index. */
  | { of: IndexKey; weighing?: Weighing }

/**
 * How a question is published. `order` is its position among all published figures, `paper` its position among the needs or
 * strengths on the paper for a board. A share counts the options `yes` out of `yes` and `no`. With `from: 'weight'` it
 * counts the families whose answer weighs more than 0 in its index.
 */
export type Publication =
  | {
      as: 'share'
      order: number
      paper?: number
      yes: readonly string[]
      no: readonly string[]
      /** The figure is the one that is shown largest. */
      headline?: true
    }
  | { as: 'share'; order: number; paper?: number; from: 'weight' }
  | { as: 'grade'; order: number }

/** The types of help. They are also the needs that an answer can suggest. */
export const needTypes = [
  'laptop',
  'internet',
  'homework_buddy',
  'daily_structure_tips',
  'play',
  'read_letters',
  'school_contact',
  'money_or_food',
  'someone_to_talk_to',
  'digital_help',
  'visit',
  'other',
] as const
export type NeedType = (typeof needTypes)[number]

/**
 * How an answer suggests a need: by some of its options, by a named rule, by each theme, or because the parent asked for it.
 */
export type Suggestion =
  | { by: 'options'; options: readonly string[]; need: NeedType; reason: string }
  | { by: 'few_devices'; need: NeedType }
  | { by: 'theme'; needs: { readonly [option: string]: NeedType } }
  | { by: 'request' }

/** The checks before an interview ends. Their rules are in `checks.ts`. */
export const checkIds = [
  'date_missing',
  'date_in_future',
  'confidentiality_not_explained',
  'ages_differ_from_count',
  'schools_differ_from_ages',
  'no_dutch_no_interpreter',
  'text_without_theme',
  'help_without_action',
] as const
export type CheckId = (typeof checkIds)[number]

/** A named group of families, defined by options of the question or by a named rule in `figures/groups.ts`. */
export type GroupDefinition = {
  key: string
  when: { options: readonly string[] } | { rule: 'crowded_home' | 'full_load' | 'worried_about_falling_behind' }
  organisationOnly?: true
}

/** The properties of an item, which is a question or a second part. */
export type ItemDefinition = Kind & {
  key: string
  routes?: readonly Route[]
  /** The text of this item is written during the call and coded into the themes of its question. */
  coded?: true
  /** A quote may be about one of its options. `figure` is the published share that counts families with such an option. */
  quotes?: { figure: string | null }
  suggests?: Suggestion
  /**
   * The figure is shown only for the whole organisation, because rare answers would identify a family in a smaller group.
   */
  organisationOnly?: true
}

/** A question with its second parts (who, which topics, via). Each part is an item with its own key and answer. */
export type QuestionDefinition = ItemDefinition & {
  section: string
  measure: Measure
  /** The caller fills it in and does not ask it. Without it the interview cannot be completed. */
  byCaller?: true
  publishes?: Publication
  group?: GroupDefinition
  checks?: readonly CheckId[]
  /** The screen shows a soft introduction to the question. */
  sensitive?: true
  /** The value of the family's record is offered when no earlier interview has an answer. */
  offered?: true
  parts?: readonly ItemDefinition[]
}

/** A version of the instrument. `least` is how many substantive items an interview needs to count in each index. */
export type InstrumentDefinition = {
  version: number
  sections: readonly string[]
  questions: readonly QuestionDefinition[]
  least: { readonly [index in IndexKey]: number }
}
