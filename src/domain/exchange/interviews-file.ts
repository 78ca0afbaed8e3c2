/**
 * The format of interviews.csv, with one ended interview on each line and a column for each item. It has no notes,
 * impressions or safety concerns. A value behind a closed route is not exported, and refused on import. A line is read by
 * the version of the instrument in its `version` column, or else by the one in force on the day of the call.
 */
import { isCalendarDate } from '../dates'
import type { Answer, Answers } from '../instrument/answer'
import { channels, choosers, endings, type Channel } from '../instrument/call-details'
import { everyItem, findInstrument, instruments, instrumentWith, type Instrument } from '../instrument/instrument'
import type { AskedKey, Item, OwnKey } from '../instrument/keys'
import type { OwnQuestion } from '../instrument/own-questions'
import { isApplicable } from '../instrument/routing'
import { answerOfCell, cellOfAnswer } from './answer-cell'
import { safeText } from '../export/safe-cell'
import { choiceCell, dayText, emailCell, pastDay, refCell } from './cell'
import { plainLine } from './plain-line'
import type { Refuse, Remark } from './problem'
import { cellOfRef } from './ref-cell'
import type { Cells, FileFormat } from './table'

/** A call with an ending of its own counts as one that broke off, and is not called that in a file either. */
const fileEndings = [...endings, 'relieved'] as const

export type InterviewRow = {
  ref: string
  familyRef: string
  callerEmail: string
  channel: Channel
  chosenBy: (typeof choosers)[number]
  ended: (typeof fileEndings)[number]
  version: number
  /** Only answers of items with open routes that have a value or a missing reason. */
  answers: Answers
  /** Own questions that the file has no column for. A stored row has none. */
  keysWithoutColumn?: readonly OwnKey[]
}

/** Returns the version that was in force on a calendar day; '' when the day is unknown. */
export type VersionOn = (day: string) => number

const openAnswer = (instrument: Instrument, item: Item, answers: Answers, refuse: Refuse): [AskedKey, Answer][] => {
  const answer = answers[item.key]
  if (!answer) return []
  if (isApplicable(instrument, item, answers)) return [[item.key, answer]]
  if (answer.value !== null) refuse(item.key, 'closed_route', cellOfAnswer(item, answer))
  return []
}

const refuseOtherVersions = (instrument: Instrument, cells: Cells, refuse: Refuse) => {
  for (const { key } of everyItem)
    if (!instrument.itemByKey(key) && plainLine(cells[key] ?? '') !== '') refuse(key, 'other_version', cells[key])
}

type Reading = { instrument: Instrument; today: string; refuse: Refuse; remark: Remark }

const answersOf = (cells: Cells, { instrument, today, refuse, remark }: Reading): Answers => {
  const { items } = instrument
  const answers: Answers = Object.fromEntries(
    items.flatMap((item): [AskedKey, Answer][] => {
      const answer = answerOfCell(item, cells[item.key] ?? '', refuse, remark)
      return answer ? [[item.key, answer]] : []
    }),
  )
  const day = answers.call_date?.value
  if (typeof day === 'string') pastDay(day, today, 'call_date', refuse)
  else if (!cells['call_date']?.trim() || answers.call_date) refuse('call_date', 'required')
  refuseOtherVersions(instrument, cells, refuse)
  return Object.fromEntries(items.flatMap((item) => openAnswer(instrument, item, answers, refuse)))
}

const silent = () => undefined

const versionCell = (cells: Cells, versionOn: VersionOn, refuse: Refuse): number => {
  const text = plainLine(cells['version'] ?? '')
  const day = dayText(plainLine(cells['call_date'] ?? ''), 'call_date', silent)
  const inForce = versionOn(isCalendarDate(day) ? day : '')
  if (text === '') return inForce
  const version = /^\d{1,4}$/.test(text) ? findInstrument(Number(text))?.version : undefined
  if (version === undefined)
    refuse('version', 'unknown_option', text, instruments.map((instrument) => instrument.version).join(', '))
  return version ?? inForce
}

/** The day of the call of a row that was read without problems. */
export const callDateOf = (row: InterviewRow) => String(row.answers.call_date?.value)

/** What the format depends on. Calls after `today` are refused. Each own question is a column. */
export type InterviewsFileContext = {
  today: string
  versionOn: VersionOn
  ownQuestions: readonly OwnQuestion[]
}

export const interviewsFile = ({ today, versionOn, ownQuestions }: InterviewsFileContext): FileFormat<InterviewRow> => {
  const withOwnQuestions = new Map(instruments.map(({ version }) => [version, instrumentWith(version, ownQuestions)]))
  const instrumentFor = (version: number) => withOwnQuestions.get(version) ?? instrumentWith(version, ownQuestions)
  return {
    columns: ['ref', 'family_ref', 'caller_email', 'channel', 'chosen_by', 'ended', ...everyItem.map(({ key }) => key)],
    optionalColumns: ['version', ...ownQuestions.map(({ key }) => key)],
    rowOf: (cells, refuse, remark) => {
      const keysWithoutColumn = ownQuestions.map(({ key }) => key).filter((key) => cells[key] === undefined)
      const ended = choiceCell(cells, 'ended', fileEndings, refuse)
      const version = versionCell(cells, versionOn, refuse)
      const answers = answersOf(cells, { instrument: instrumentFor(version), today, refuse, remark })
      if (ended === 'completed' && answers.confidentiality?.value !== 'yes')
        refuse('confidentiality', 'not_confidential', cells['confidentiality'])
      return {
        ref: refCell(cells, 'ref', refuse),
        familyRef: refCell(cells, 'family_ref', refuse),
        callerEmail: emailCell(cells, 'caller_email', refuse, 'not_be_empty'),
        channel: choiceCell(cells, 'channel', channels, refuse),
        chosenBy: choiceCell(cells, 'chosen_by', choosers, refuse),
        ended,
        version,
        answers,
        ...(keysWithoutColumn.length > 0 && { keysWithoutColumn }),
      }
    },
    cellsOf: (row) => {
      const instrument = instrumentFor(row.version)
      return {
        ref: cellOfRef(row.ref),
        family_ref: cellOfRef(row.familyRef),
        caller_email: safeText(row.callerEmail),
        channel: row.channel,
        chosen_by: row.chosenBy,
        ended: row.ended,
        version: String(row.version),
        ...Object.fromEntries(
          instrument.items
            .filter((item) => isApplicable(instrument, item, row.answers))
            .map((item) => [item.key, cellOfAnswer(item, row.answers[item.key])]),
        ),
      }
    },
  }
}
