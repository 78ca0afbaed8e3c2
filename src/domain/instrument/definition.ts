/**
 * What one record of the instrument can say: the kind of answer, the routes, what it measures, what leaves the organisation,
 * which help it suggests. Everything else in the product is derived from these records. Knows no wording (that is i18n) and
 * no answers (answer.ts).
 */

/** Why there is no value. Four different things, and none of them is "no". `not_asked` is the state of every item until touched. */
export const missingReasons = ['dont_know', 'refused', 'not_asked'] as const
export type MissingReason = (typeof missingReasons)[number]

/** What a caller can choose beside the options; `not_asked` is the absence of both. */
export const spokenMissingReasons = ['dont_know', 'refused'] as const
export type SpokenMissingReason = (typeof spokenMissingReasons)[number]

export type Kind =
  | { kind: 'date' }
  /** `outside`: the option that says that the question does not arise. It is counted and shown, and is in no denominator. */
  | { kind: 'choice'; options: readonly string[]; outside?: string }
  /** `exclusive`: the option that excludes the others. */
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

/** An item's value in halves: 0, ½ and 1, so that every sum over families is a whole number. */
export type Halves = 0 | 1 | 2

/** Load (draaglast) and capacity (draagkracht): the two figures that are made of several questions. */
export const indexes = ['load', 'capacity'] as const
export type IndexKey = (typeof indexes)[number]

/** How much an answer weighs in load or capacity. An option without a weight is left out of the index. */
export type Weighing =
  | { by: 'option'; halves: { readonly [option: string]: Halves } }
  /** Working devices per school-age child: see `working-devices.ts`. */
  | { by: 'devices_per_child' }
  /** Any theme, or a text that is not coded yet. */
  | { by: 'themes' }

export type Measure =
  | { of: 'background' | 'need' }
  /** A grade; `as` is its name in the figures. */
  | { of: 'wellbeing'; as: string }
  /** Without `weighing` the question measures it and is in no index. */
  | { of: IndexKey; weighing?: Weighing }

/**
 * What leaves the organisation. `order` is the place in the closed list of published figures, `paper` the place among the
 * needs or strengths on the paper of a board. A share counts the options of `yes` among those of `yes` and `no`, or, without
 * options, the families whose answer weighs more than nothing in its index.
 */
export type Publication =
  | {
      as: 'share'
      order: number
      paper?: number
      yes: readonly string[]
      no: readonly string[]
      /** The one figure that stands largest. */
      headline?: true
    }
  | { as: 'share'; order: number; paper?: number; from: 'weight' }
  | { as: 'grade'; order: number }

/** Types of help, which are also the needs that an answer can suggest. */
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

/** The need that an answer suggests: by some options, by a named rule, by each theme, or because it was asked for. */
export type Suggestion =
  | { by: 'options'; options: readonly string[]; need: NeedType; reason: string }
  | { by: 'few_devices'; need: NeedType }
  | { by: 'theme'; needs: { readonly [option: string]: NeedType } }
  | { by: 'request' }

/** What is looked at before an interview ends: see `checks.ts`. */
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

/** A group of families that the source names: by some options, or by a named rule of `figures/groups.ts`. */
export type GroupDefinition = {
  key: string
  when: { options: readonly string[] } | { rule: 'crowded_home' | 'full_load' | 'worried_about_falling_behind' }
  organisationOnly?: true
}

/** What may be said of any item, a question or a second part. */
export type ItemDefinition = Kind & {
  key: string
  routes?: readonly Route[]
  /** Written during the call, coded into the themes of the item before it. */
  coded?: true
  /** A quote may be about one of its themes. `figure`: the published share in which whoever names a theme is counted. */
  quotes?: { figure: string | null }
  suggests?: Suggestion
  /** Rare combinations point at a family in a small group: its figure is shown for the whole organisation alone. */
  organisationOnly?: true
}

/** A question to the parent with its second parts (who, which topics, via), each an item with its own key and answer. */
export type QuestionDefinition = ItemDefinition & {
  section: string
  measure: Measure
  /** Asked by nobody: the caller fills it in. Without it the interview cannot be completed. */
  byCaller?: true
  publishes?: Publication
  group?: GroupDefinition
  checks?: readonly CheckId[]
  /** Asked with a soft lead-in. */
  sensitive?: true
  /** Offered from the family's record, or from the last interview, to confirm instead of asking again. */
  offered?: true
  parts?: readonly ItemDefinition[]
}

/** An index counts an interview with at least `least` substantive items. */
export type InstrumentDefinition = {
  version: number
  sections: readonly string[]
  questions: readonly QuestionDefinition[]
  least: { readonly [index in IndexKey]: number }
}
