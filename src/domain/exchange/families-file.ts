/**
 * The format of families.csv, with one family on each line. It includes the children and, so that reach can be counted in
 * another database, the first day on the list and the attempts. The file has names and numbers of people, so it must be kept
 * safe.
 */
import { oneOf } from '../closed-lists'
import { outcomes, type Outcome } from '../calls/outcomes'
import { safeText } from '../export/safe-cell'
import type { ItemKey } from '../instrument/keys'
import type { ContactPreferences } from '../people/contact-preferences'
import { ageLimit, answerProblem, childrenLimit } from '../instrument/answer'
import { latestInstrument } from '../instrument/instrument'
import {
  choiceCell,
  dayText,
  emailCell,
  emailsCell,
  listOf,
  nameCell,
  optionalNameCell,
  partsOf,
  pastDay,
  phonesCell,
  refCell,
  refPart,
  textCell,
} from './cell'
import { cellsOfPreferences, contactColumns, preferencesOfCells } from './contact-cells'
import { listMark } from './list-mark'
import { plainLine } from './plain-line'
import type { Refuse, Remark } from './problem'
import { cellOfRef } from './ref-cell'
import type { Cells, FileFormat } from './table'

const noteLimit = 4000
const contactLimit = 12

export const familyStatuses = ['known', 'waiting_list'] as const

export type ChildCell = { age: number; schoolRef: string | null }
export type AttemptCell = { day: string; outcome: Outcome }

export type FamilyRow = {
  ref: string
  parentName: string
  /** What lists sort by. Null: the file has no such column. */
  surname: string | null
  phones: string[]
  emails: string[]
  /** BCP 47 tags, or `other`. */
  languages: string[]
  status: (typeof familyStatuses)[number]
  programme: string
  callerEmail: string
  note: string
  children: ChildCell[]
  /** The first day on the list. Null: the cell is empty, or the file has no such column. */
  listedSince: string | null
  /** Null: the file has no such column. */
  attempts: AttemptCell[] | null
  /** Safe contact and preferences, as far as the file has their columns. */
  preferences: Partial<ContactPreferences>
}

const languagesCell = (cells: Cells, refuse: Refuse) => {
  const languages = listOf(cells['language'] ?? '')
  const item = latestInstrument.itemByKey('home_languages' satisfies ItemKey)
  const problem = item && answerProblem(item, languages)
  if (problem) refuse('language', problem === 'twice' ? 'twice' : 'unknown_language', languages.join(listMark))
  return languages
}

/** Refuses more numbers or addresses than the form of a family allows. */
const fewAtMost = (values: string[], column: string, refuse: Refuse) => {
  if (values.length > contactLimit) refuse(column, 'too_many', String(values.length), String(contactLimit))
  return values
}

/** What a spreadsheet makes of `2:`, which older files write for a child of two without a school. */
const timeOfDay = /^\d{1,2}:(?:00|\d{2}:\d{2})(?:\s*[ap]m)?$/i

/** Reads `7@S1`, or `7` without a school. Older files have a colon instead of the @. */
const childOf = (written: string, refuse: Refuse): ChildCell => {
  const part = written.trim()
  const [, age, school] = (timeOfDay.test(part) ? null : /^(\d{1,2})\s*(?:[@:]\s*(.*))?$/.exec(part)) ?? []
  if (age === undefined) refuse('children', 'bad_child', part)
  else if (Number(age) > ageLimit) refuse('children', 'out_of_range', age, `0-${ageLimit}`)
  return { age: Number(age), schoolRef: school ? refPart(school, 'children', refuse) : null }
}

const childrenCell = (cells: Cells, refuse: Refuse) => {
  const parts = partsOf(cells['children'] ?? '')
  if (parts.length > childrenLimit) refuse('children', 'too_many', String(parts.length), String(childrenLimit))
  return parts.map((part) => childOf(part, refuse))
}

/** The names that two outcomes had in files until the list of outcomes grew. */
const earlierWords: ReadonlyMap<string | undefined, Outcome> = new Map([
  ['dead_number', 'number_dead'],
  ['call_back', 'callback_asked'],
])

const attemptOf = (part: string, today: string, refuse: Refuse, remark: Remark): AttemptCell => {
  const [written = '', word = ''] = part.split(':')
  const day = dayText(written, 'attempts', remark)
  const outcome = oneOf(outcomes, earlierWords.get(word) ?? word)
  if (!outcome) refuse('attempts', 'bad_attempt', part, outcomes.join(', '))
  return { day: pastDay(day, today, 'attempts', refuse), outcome: outcome ?? 'no_answer' }
}

const listedSinceCell = (cells: Cells, today: string, refuse: Refuse, remark: Remark) => {
  const text = plainLine(cells['listed_since'] ?? '')
  return text === '' ? null : pastDay(dayText(text, 'listed_since', remark), today, 'listed_since', refuse)
}

/** The format of the file. Days after `today` are refused. */
export const familiesFile = (today: string): FileFormat<FamilyRow> => ({
  columns: [
    'ref',
    'parent_name',
    'phone',
    'email',
    'language',
    'status',
    'programme',
    'caller_email',
    'note',
    'children',
  ],
  optionalColumns: ['surname', 'listed_since', 'attempts', ...contactColumns],
  rowOf: (cells, refuse, remark) => ({
    ref: refCell(cells, 'ref', refuse),
    parentName: nameCell(cells, 'parent_name', refuse),
    surname: cells['surname'] === undefined ? null : optionalNameCell(cells, 'surname', refuse),
    phones: fewAtMost(phonesCell(cells, 'phone', refuse), 'phone', refuse),
    emails: fewAtMost(emailsCell(cells, 'email', refuse), 'email', refuse),
    languages: languagesCell(cells, refuse),
    status: choiceCell(cells, 'status', familyStatuses, refuse),
    programme: optionalNameCell(cells, 'programme', refuse),
    callerEmail: emailCell(cells, 'caller_email', refuse, 'be_empty'),
    note: textCell(cells, 'note', noteLimit, refuse),
    children: childrenCell(cells, refuse),
    listedSince: listedSinceCell(cells, today, refuse, remark),
    attempts:
      cells['attempts'] === undefined
        ? null
        : listOf(cells['attempts']).map((part) => attemptOf(part, today, refuse, remark)),
    preferences: preferencesOfCells(cells, refuse),
  }),
  cellsOf: (row) => ({
    ref: cellOfRef(row.ref),
    parent_name: safeText(row.parentName),
    surname: safeText(row.surname ?? ''),
    phone: row.phones.map(safeText).join(listMark),
    email: row.emails.map(safeText).join(listMark),
    language: row.languages.join(listMark),
    status: row.status,
    programme: safeText(row.programme),
    caller_email: safeText(row.callerEmail),
    note: safeText(row.note),
    children: row.children
      .map(({ age, schoolRef }) => (schoolRef === null ? age : `${age}@${cellOfRef(schoolRef)}`))
      .join(listMark),
    listed_since: row.listedSince ?? '',
    attempts: (row.attempts ?? []).map(({ day, outcome }) => `${day}:${outcome}`).join(listMark),
    ...cellsOfPreferences(row.preferences),
  }),
})

/** The attempts of a file that are not stored yet. Equal attempts are counted, and none is ever deleted. */
export const attemptsToAdd = (
  inFile: readonly AttemptCell[],
  storedAttempts: readonly AttemptCell[],
): AttemptCell[] => {
  const remainingCounts = new Map<string, number>()
  for (const { day, outcome } of storedAttempts)
    remainingCounts.set(`${day}:${outcome}`, (remainingCounts.get(`${day}:${outcome}`) ?? 0) + 1)
  return inFile.filter(({ day, outcome }) => {
    const count = remainingCounts.get(`${day}:${outcome}`) ?? 0
    remainingCounts.set(`${day}:${outcome}`, count - 1)
    return count <= 0
  })
}
