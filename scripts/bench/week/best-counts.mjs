const missing = ['dont_know', 'refused', 'not_asked', 'not_applicable', 'not_coded']
const load = [
  'enough_room',
  'school_letters',
  'homework_at_home',
  'internet',
  'devices',
  'worries',
  'worries_about_others',
  'rules_clear',
  'money_for_groceries',
]
const capacity = [
  'school_contact',
  'homework_help',
  'daily_routine',
  'keeps_going',
  'goes_well',
  'enough_support',
  'supporters',
]
const bars = [...load.map((item) => `load_${item}`), ...capacity.map((item) => `capacity_${item}`)]
const means = [
  'load_5040',
  'capacity_840',
  'grade_parent',
  'grade_children',
  'grade_parent_change',
  'grade_children_change',
]
const channels = ['phone', 'video', 'chat', 'email', 'visit']
const groups = ['crowded_home', 'unread_letters', 'shared_laptop', 'falling_behind']
const grades = Array.from({ length: 10 }, (_, index) => index + 1)

const ofWeek = (condition = 'true') => `count(*) filter (where is_of_week and ${condition})`

const optionCounts = ({ key, kind, options }) =>
  [...options, ...missing].map((code) => ofWeek(kind === 'choice' ? `${key} = '${code}'` : `'${code}' = any(${key})`))

const aggregates = (choiceItems) => [
  'count(*)',
  ofWeek(),
  'count(*) filter (where is_first)',
  ...channels.map((channel) => `count(*) filter (where channel = '${channel}')`),
  ...means.flatMap((column) =>
    [`count(${column})`, `sum(${column})`, `sum(${column}::bigint * ${column})`].map(
      (sum) => `${sum} filter (where is_of_week)`,
    ),
  ),
  ...bars.flatMap((column) => [`count(${column}) filter (where is_of_week)`, ofWeek(`${column} > 0`)]),
  ...groups.flatMap((column) => [`count(${column}) filter (where is_of_week)`, ofWeek(column)]),
  ...grades.flatMap((grade) => [ofWeek(`grade_parent = ${grade}`), ofWeek(`grade_children = ${grade}`)]),
  ...choiceItems.filter(({ kind }) => kind !== 'languages').flatMap(optionCounts),
]

/** All counts of a week in one scan of its facts, which was the fastest of the variants that were tried. */
export const countsSql = (choiceItems, { from, where }) => `
  select ${aggregates(choiceItems).join(', ')},
    (select jsonb_object_agg(code, families) from (
      select code, count(*) as families from ${from}, unnest(home_languages) code where ${where} and is_of_week group by code) said)
  from ${from} where ${where}`
