/**
 * The thirty questions as the towns of the frozen record answer them: keys and options written out once more, on purpose.
 * The record compares what the product makes of the same answers, so its answers may not be derived from the product.
 */
export type GeneratedQuestion = { readonly key: string } & (
  | { readonly kind: 'choice'; readonly weights: { readonly [option: string]: number } }
  | { readonly kind: 'many'; readonly options: readonly string[]; readonly exclusive?: string }
  | { readonly kind: 'whole'; readonly least: number; readonly most: number }
  | { readonly kind: 'text' }
)

const choice = (key: string, weights: { readonly [option: string]: number }): GeneratedQuestion => ({
  key,
  kind: 'choice',
  weights,
})
const many = (key: string, options: string, exclusive?: string): GeneratedQuestion => ({
  key,
  kind: 'many',
  options: options.split(' '),
  ...(exclusive === undefined ? {} : { exclusive }),
})
const whole = (key: string, least: number, most: number): GeneratedQuestion => ({ key, kind: 'whole', least, most })
const text = (key: string): GeneratedQuestion => ({ key, kind: 'text' })

/** All that hang on no child. Date, confidentiality, children and their schools are in `answers.ts`. */
export const generatedQuestions: readonly GeneratedQuestion[] = [
  many('home_languages', 'nl ar tr pl ti so rif en uk other fr zh-Hant pt-BR'),
  many('household_others', 'partner grandparent other_family others nobody', 'nobody'),
  choice('enough_room', { yes: 60, partly: 22, no: 18 }),
  choice('school_contact', { good: 62, little: 26, none: 12 }),
  many('school_contact_via', 'teacher class_app email phone other'),
  choice('school_letters', { yes: 64, partly: 21, no: 15 }),
  choice('homework_at_home', { yes: 58, partly: 22, no: 12, no_homework: 8 }),
  choice('homework_help', { yes: 70, partly: 14, no: 10, not_needed: 6 }),
  many('homework_missing', 'school_contact too_difficult time_or_calm language device_or_internet other'),
  choice('daily_routine', { yes: 66, partly: 22, no: 12 }),
  choice('internet', { yes: 84, partly: 9, no: 7 }),
  whole('devices', 0, 4),
  choice('devices_working', { yes: 78, partly: 14, no: 8 }),
  choice('worries', { no: 42, yes: 36, partly: 22 }),
  many(
    'worries_topics',
    'health falling_behind language money screen_time_or_boredom tension_at_home work_or_benefit other',
  ),
  choice('worries_about_others', { no: 55, yes: 45 }),
  many('worries_about_others_who', 'family_here family_abroad friends_or_neighbours other'),
  choice('rules_clear', { yes: 62, partly: 25, no: 13 }),
  choice('money_for_groceries', { yes: 68, partly: 18, no: 14 }),
  many('doing_for_others', 'nothing_now help_neighbours groceries other', 'nothing_now'),
  whole('grade_parent', 1, 10),
  whole('grade_children', 1, 10),
  many(
    'keeps_going',
    'family faith routine sport_or_outside children work_or_study contact_with_others other nothing',
    'nothing',
  ),
  text('keeps_going_text'),
  many(
    'needs',
    'device_or_internet homework daily_structure play money_or_food someone_to_talk_to other nothing',
    'nothing',
  ),
  text('needs_text'),
  many('goes_well', 'children school home health contacts work_or_money other nothing', 'nothing'),
  text('goes_well_text'),
  choice('enough_support', { yes: 60, partly: 24, no: 16 }),
  choice('supporters', { yes: 72, no: 28 }),
  many('supporters_who', 'family friends neighbours faith_group school professional other'),
  choice('can_we_help', { no: 58, yes: 42 }),
  many(
    'can_we_help_types',
    'laptop internet homework_buddy daily_structure_tips play read_letters school_contact money_or_food someone_to_talk_to digital_help visit other',
  ),
  text('can_we_help_text'),
  choice('may_call_again', { yes: 88, no: 12 }),
  many('may_call_again_channel', 'video phone chat email visit'),
  many('may_call_again_part_of_day', 'morning afternoon evening'),
  choice('may_call_again_how_often', { two_weekly: 50, weekly: 25, monthly: 15, once: 10 }),
  choice('may_call_again_reason', { going_well: 70, other: 30 }),
]
