import 'server-only'
import { channels } from '@/domain/instrument/beside'
import { choiceItems, type ChoiceKey } from '@/domain/instrument/items'
import { groupKeys, type GroupKey } from '@/domain/figures/groups'
import { missingCodes } from '@/domain/figures/interview-fact'
import { capacityItems, loadItems } from '@/domain/figures/interview-items'
import { tableOf } from '@/domain/figures/table-of'
import { gradeKeys, grades, type FigureCounts, type Part, type Sums } from '@/domain/figures/tally'
import { Prisma } from '@/server/db'

/**
 * `tally` in SQL: one pass over the week's facts, one aggregate per number. All names below come from the domain's closed
 * lists, never from a request. Languages are open ended and are counted by what was said.
 */
const groupColumns: Record<GroupKey, string> = {
  crowded_home: 'crowded_home',
  school_letters: 'unread_letters',
  shared_laptop: 'shared_laptop',
  falling_behind: 'falling_behind',
}
const itemColumns = [...loadItems.map((item) => `load_${item}`), ...capacityItems.map((item) => `capacity_${item}`)]
const gradeColumns = gradeKeys.map((key) => `grade_${key}`)
const sumColumns = ['load_5040', 'capacity_840', ...gradeColumns, ...gradeColumns.map((column) => `${column}_change`)]
const closedItems = choiceItems.filter((item) => item.kind !== 'languages')

const ofWeek = (condition = 'true') => `count(*) filter (where is_of_week and ${condition})`
const codesOf = (item: (typeof choiceItems)[number]) => [...item.options, ...missingCodes]

const aggregates: Readonly<Record<string, string>> = {
  interviews: 'count(*)',
  first: 'count(*) filter (where is_first)',
  families: ofWeek(),
  ...Object.fromEntries(channels.map((channel) => [channel, `count(*) filter (where channel = '${channel}')`])),
  ...Object.fromEntries(
    sumColumns.flatMap((column) => [
      [`${column} sum`, `sum(${column}) filter (where is_of_week)`],
      [`${column} squares`, `sum(${column}::bigint * ${column}) filter (where is_of_week)`],
    ]),
  ),
  ...Object.fromEntries(
    [...sumColumns, ...itemColumns, ...Object.values(groupColumns)].map((column) => [
      `${column} n`,
      `count(${column}) filter (where is_of_week)`,
    ]),
  ),
  ...Object.fromEntries(itemColumns.map((column) => [`${column} count`, ofWeek(`${column} > 0`)])),
  ...Object.fromEntries(Object.values(groupColumns).map((column) => [`${column} count`, ofWeek(column)])),
  ...Object.fromEntries(
    gradeColumns.flatMap((column) => grades.map((grade) => [`${column} ${grade}`, ofWeek(`${column} = ${grade}`)])),
  ),
  ...Object.fromEntries(
    closedItems.flatMap((item) =>
      codesOf(item).map((code) => [
        `${item.key} ${code}`,
        ofWeek(item.kind === 'choice' ? `${item.key} = '${code}'` : `'${code}' = any(${item.key})`),
      ]),
    ),
  ),
}

const names = Object.keys(aggregates)
// Whole numbers below 2^53, so that a double holds them exactly.
export const countColumns = Prisma.raw(`array[${names.map((name) => `(${aggregates[name]})::float8`).join(', ')}]`)

export type CountRow = { numbers: (number | null)[]; languages: Record<string, number> }
type Numbers = (name: string) => number

const sums = (of: Numbers, column: string): Sums => ({
  n: of(`${column} n`),
  sum: of(`${column} sum`),
  sumOfSquares: of(`${column} squares`),
})

const part = (of: Numbers, column: string): Part => ({ count: of(`${column} count`), n: of(`${column} n`) })

const saidCodes = (of: Numbers, item: (typeof choiceItems)[number]) =>
  Object.fromEntries(
    codesOf(item)
      .map((code): [string, number] => [code, of(`${item.key} ${code}`)])
      .filter(([, count]) => count > 0),
  )

/** One row of these aggregates as the domain's counts. */
export const countsOf = (row: CountRow): FigureCounts => {
  const byName = new Map(names.map((name, index) => [name, row.numbers[index] ?? 0]))
  const of: Numbers = (name) => byName.get(name) ?? 0
  return {
    interviews: of('interviews'),
    first: of('first'),
    repeat: of('interviews') - of('first'),
    byChannel: tableOf(channels, of),
    families: of('families'),
    codes: Object.fromEntries(
      choiceItems.map((item) => [item.key, item.kind === 'languages' ? row.languages : saidCodes(of, item)]),
    ) as Record<ChoiceKey, Record<string, number>>,
    items: {
      ...tableOf(loadItems, (item) => part(of, `load_${item}`)),
      ...tableOf(capacityItems, (item) => part(of, `capacity_${item}`)),
    },
    load: sums(of, 'load_5040'),
    capacity: sums(of, 'capacity_840'),
    grades: tableOf(gradeKeys, (key) => ({
      ...sums(of, `grade_${key}`),
      distribution: tableOf(grades, (grade) => of(`grade_${key} ${grade}`)),
    })),
    changes: tableOf(gradeKeys, (key) => sums(of, `grade_${key}_change`)),
    groups: tableOf(groupKeys, (key) => part(of, groupColumns[key])),
  }
}
