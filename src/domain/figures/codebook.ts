/**
 * The codebook of a version gives a small number to everything that can be counted about an interview. A fact is stored as
 * the list of numbers that apply to it, so that a new question needs no new column. The numbers of a version must never
 * change, because stored facts are read with them. An answer without a number is an error, so that nothing is dropped.
 */
import type { Instrument } from '../instrument/instrument'
import { grades } from './counts'
import { groupsIn } from './groups'
import { missingCodes } from './interview-fact'

/** The meaning of a number. */
export type Entry =
  /** `code` is an option that was chosen, or the missing code when none was. */
  | { readonly of: 'choice'; readonly key: string; readonly code: string }
  /** `code` is the weight of the item in its index, in halves. */
  | { readonly of: 'weight'; readonly key: string; readonly code: string }
  /** `code` is `yes` when the family is in the group, and otherwise `no`. */
  | { readonly of: 'group'; readonly key: string; readonly code: string }
  | { readonly of: 'grade'; readonly key: string; readonly code: string }
  /** `code` is the grade minus the previous one. */
  | { readonly of: 'change'; readonly key: string; readonly code: string }

export type Codebook = {
  readonly version: number
  readonly entries: readonly Entry[]
  /** The number of an entry, counted from 1. Undefined when the version has no such entry. */
  readonly numberOf: (of: Entry['of'], key: string, code: string) => number | undefined
  readonly entryOf: (number: number) => Entry | undefined
}

const changes = Array.from({ length: 2 * grades.length - 1 }, (_, index) => String(index - grades.length + 1))

const entriesOf = (of: Entry['of'], key: string, codes: readonly string[]): Entry[] =>
  codes.map((code) => ({ of, key, code }))

const codebookFrom = (instrument: Instrument): Codebook => {
  const { load, capacity } = instrument.indexes
  const entries = [
    ...instrument.choiceItems.flatMap(({ key, options }) => entriesOf('choice', key, [...options, ...missingCodes])),
    ...[...load.items, ...capacity.items].flatMap(({ question }) => entriesOf('weight', question.key, ['0', '1', '2'])),
    ...groupsIn(instrument).flatMap(({ key }) => entriesOf('group', key, ['no', 'yes'])),
    ...instrument.gradeQuestions.flatMap(({ as }) => entriesOf('grade', as, grades)),
    ...instrument.gradeQuestions.flatMap(({ as }) => entriesOf('change', as, changes)),
  ]
  const nameOf = (of: string, key: string, code: string) => `${of} ${key} ${code}`
  const numbers = new Map(entries.map(({ of, key, code }, index) => [nameOf(of, key, code), index + 1]))
  return {
    version: instrument.version,
    entries,
    numberOf: (of, key, code) => numbers.get(nameOf(of, key, code)),
    entryOf: (number) => entries[number - 1],
  }
}

const codebooks = new WeakMap<Instrument, Codebook>()

/** The codebook of a version, computed once. */
export const codebookOf = (instrument: Instrument): Codebook => {
  const codebookInCache = codebooks.get(instrument)
  if (codebookInCache) return codebookInCache
  const codebook = codebookFrom(instrument)
  codebooks.set(instrument, codebook)
  return codebook
}
