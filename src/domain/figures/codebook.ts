/**
 * The codebook of a version: everything that can be counted of one interview, as a small number. A fact in the database is the
 * list of numbers that are true of it, so that a new question needs no column. The numbers of a version never change: facts
 * that were written with them are read with them. An answer without a number is an error; nothing is dropped.
 */
import type { Instrument } from '../instrument/instrument'
import { grades } from './counts'
import { groupsIn } from './groups'
import { missingCodes } from './interview-fact'

/** What a number stands for. */
export type Entry =
  /** This option was chosen, or this is why none was. */
  | { readonly of: 'choice'; readonly key: string; readonly code: string }
  /** The item weighs so many halves in its index. */
  | { readonly of: 'weight'; readonly key: string; readonly code: string }
  /** The family is in the group: `yes` or `no`. */
  | { readonly of: 'group'; readonly key: string; readonly code: string }
  | { readonly of: 'grade'; readonly key: string; readonly code: string }
  /** The grade minus the one before. */
  | { readonly of: 'change'; readonly key: string; readonly code: string }

export type Codebook = {
  readonly version: number
  readonly entries: readonly Entry[]
  /** The number of an entry, counted from 1; undefined where the version has no such thing. */
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

export const codebookOf = (instrument: Instrument): Codebook => {
  const codebookInCache = codebooks.get(instrument)
  if (codebookInCache) return codebookInCache
  const codebook = codebookFrom(instrument)
  codebooks.set(instrument, codebook)
  return codebook
}
