/** Converts a fact to the numbers of its codebook and back, and the totals of those numbers to the counts behind figures. */
import type { Instrument } from '../instrument/instrument'
import { isOwnKey } from '../instrument/own-questions'
import { codebookOf, type Entry } from './codebook'
import type { CountedFact } from './counting'
import { grades, type FigureCounts, type OwnCounts, type Part, type Sums } from './counts'
import { groupsIn } from './groups'
import type { InterviewFact } from './interview-fact'
import { tableOf } from './table-of'

/**
 * A fact as stored. `openCodes` has what the codebook has no number for, each as `key code`: languages that the question does
 * not offer, and the answers to own questions.
 */
export type CodedFact = { readonly codes: readonly number[]; readonly openCodes: readonly string[] }

type Triple = readonly [Entry['of'], string, string]

const ofNumbers = (of: Entry['of'], values: { readonly [key: string]: number | null | undefined }): Triple[] =>
  Object.entries(values).flatMap(([key, value]): Triple[] =>
    value === null || value === undefined ? [] : [[of, key, String(value)]],
  )

const triplesOf = ({ choices, weights, groups, grades: factGrades, gradeChanges }: CountedFact): Triple[] => [
  ...Object.entries(choices).flatMap(([key, codes]) => codes.map((code): Triple => ['choice', key, code])),
  ...ofNumbers('weight', weights),
  ...Object.entries(groups).flatMap(([key, isInGroup]): Triple[] =>
    isInGroup === null ? [] : [['group', key, isInGroup ? 'yes' : 'no']],
  ),
  ...ofNumbers('grade', factGrades),
  ...ofNumbers('change', gradeChanges),
]

/** The fact as sorted numbers. Throws for a value that the version has no number for. */
export const codedFact = (fact: CountedFact): CodedFact => {
  const { instrument } = fact
  const codebook = codebookOf(instrument)
  const codes: number[] = []
  const openCodes: string[] = []
  for (const [of, key, code] of triplesOf(fact)) {
    const number = codebook.numberOf(of, key, code)
    if (number !== undefined) codes.push(number)
    else if (of === 'choice' && instrument.itemByKey(key)?.kind === 'languages') openCodes.push(`${key} ${code}`)
    else throw new Error(`Version ${instrument.version} of the instrument has no number for ${of} ${key}.`)
  }
  const ownCodes = Object.entries(fact.ownCodes).flatMap(([key, values]) => values.map((code) => `${key} ${code}`))
  return { codes: codes.toSorted((a, b) => a - b), openCodes: [...openCodes, ...ownCodes] }
}

/** The part of a fact that the figures of a period need. */
export type FactValues = Pick<InterviewFact, 'weights' | 'grades'> & {
  readonly choices: { readonly [key: string]: readonly string[] | undefined }
}

/** The values of the numbers of one fact. Throws for a number that the version does not have. */
export const factValues = (instrument: Instrument, codes: readonly number[]): FactValues => {
  const codebook = codebookOf(instrument)
  const choices: Record<string, string[]> = {}
  const weights: Record<string, number> = {}
  const gradeValues: Record<string, number> = {}
  for (const number of codes) {
    const entry = codebook.entryOf(number)
    if (!entry) throw new Error(`Version ${instrument.version} of the instrument has no number ${number}.`)
    if (entry.of === 'choice') (choices[entry.key] ??= []).push(entry.code)
    if (entry.of === 'weight') weights[entry.key] = Number(entry.code)
    if (entry.of === 'grade') gradeValues[entry.key] = Number(entry.code)
  }
  return { choices, weights, grades: gradeValues }
}

/** How many families have each number, and each open code. */
export type CodeTotals = {
  readonly totals: ReadonlyMap<number, number>
  readonly openTotals: ReadonlyMap<string, number>
}

type Count = (of: Entry['of'], key: string, code: string) => number

const sumsOfValues = (values: readonly number[], count: (value: number) => number): Sums => ({
  n: values.reduce((n, value) => n + count(value), 0),
  sum: values.reduce((sum, value) => sum + value * count(value), 0),
  sumOfSquares: values.reduce((sum, value) => sum + value * value * count(value), 0),
})

const gradeNumbers = grades.map(Number)
const steps = Array.from({ length: 2 * grades.length - 1 }, (_, index) => index - grades.length + 1)

const gradeCounts = (count: Count, key: string) => ({
  ...sumsOfValues(gradeNumbers, (value) => count('grade', key, String(value))),
  distribution: tableOf(grades, (grade) => count('grade', key, grade)),
})

const itemPart = (count: Count, key: string): Part => {
  const [none, half, full] = ['0', '1', '2'].map((halves) => count('weight', key, halves))
  return { count: (half ?? 0) + (full ?? 0), n: (none ?? 0) + (half ?? 0) + (full ?? 0) }
}

const codeCounts = (count: Count, key: string, codes: readonly string[], openTotals: ReadonlyMap<string, number>) => {
  const closedTotals = codes.map((code): [string, number] => [code, count('choice', key, code)])
  const otherTotals = [...openTotals]
    .filter(([name]) => name.startsWith(`${key} `))
    .map(([name, total]): [string, number] => [name.slice(key.length + 1), total])
  return Object.fromEntries([...closedTotals, ...otherTotals].filter(([, total]) => total > 0))
}

const ownCounts = (openTotals: ReadonlyMap<string, number>): OwnCounts => {
  const counts: Record<string, Record<string, number>> = {}
  for (const [name, total] of openTotals) {
    const [key = '', code = ''] = name.split(' ')
    if (isOwnKey(key)) (counts[key] ??= {})[code] = total
  }
  return counts
}

/** The counts that follow from the numbers of facts. */
export const countsOfCodes = (
  instrument: Instrument,
  { totals, openTotals }: CodeTotals,
): Pick<FigureCounts, 'codes' | 'items' | 'grades' | 'changes' | 'groups' | 'own'> => {
  const codebook = codebookOf(instrument)
  const count: Count = (of, key, code) => totals.get(codebook.numberOf(of, key, code) ?? 0) ?? 0
  const codesOf = (key: string) =>
    codebook.entries.filter((entry) => entry.of === 'choice' && entry.key === key).map(({ code }) => code)
  const gradeKeys = instrument.gradeQuestions.map(({ as }) => as)
  return {
    codes: tableOf(
      instrument.choiceItems.map(({ key }) => key),
      (key) => codeCounts(count, key, codesOf(key), openTotals),
    ),
    items: tableOf(instrument.indexItemKeys, (key) => itemPart(count, key)),
    grades: tableOf(gradeKeys, (key) => gradeCounts(count, key)),
    changes: tableOf(gradeKeys, (key) => sumsOfValues(steps, (value) => count('change', key, String(value)))),
    groups: tableOf(
      groupsIn(instrument).map(({ key }) => key),
      (key) => {
        const [yes, no] = [count('group', key, 'yes'), count('group', key, 'no')]
        return { count: yes, n: yes + no }
      },
    ),
    own: ownCounts(openTotals),
  }
}
