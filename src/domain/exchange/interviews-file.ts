/**
 * interviews.csv: an ended interview a line, its answers in the instrument's order under their own keys. Notes, impressions
 * and safety concerns are not in it. What lies behind a closed route is not written, and refused when it comes in.
 */
import type { Answer, Answers } from '../instrument/answer'
import { channels, choosers, endings, type Channel, type Ending } from '../instrument/beside'
import { items, type Item } from '../instrument/items'
import { isOpen } from '../instrument/routing'
import { answerOfCell, cellOfAnswer } from './answer-cell'
import { safeText } from '../export/safe-cell'
import { choiceCell, emailCell, pastDay, refCell } from './cell'
import type { Refuse, Remark } from './problem'
import { cellOfRef } from './ref-cell'
import type { Cells, FileFormat } from './table'

export type InterviewRow = {
  ref: string
  familyRef: string
  callerEmail: string
  channel: Channel
  chosenBy: (typeof choosers)[number]
  ended: Ending
  /** Only what is open and has a value or a reason. */
  answers: Answers
}

const openAnswer = (item: Item, answers: Answers, refuse: Refuse): [string, Answer][] => {
  const answer = answers[item.key]
  if (!answer) return []
  if (isOpen(item, answers)) return [[item.key, answer]]
  if (answer.value !== null) refuse(item.key, 'closed_route', cellOfAnswer(item, answer))
  return []
}

const answersOf = (cells: Cells, today: string, refuse: Refuse, remark: Remark): Answers => {
  const said: Answers = Object.fromEntries(
    items.flatMap((item): [string, Answer][] => {
      const answer = answerOfCell(item, cells[item.key] ?? '', refuse, remark)
      return answer ? [[item.key, answer]] : []
    }),
  )
  const day = said.call_date?.value
  if (typeof day === 'string') pastDay(day, today, 'call_date', refuse)
  else if (!cells['call_date']?.trim() || said.call_date) refuse('call_date', 'required')
  return Object.fromEntries(items.flatMap((item) => openAnswer(item, said, refuse)))
}

/** The day of the call of a row that was read without problems. */
export const callDateOf = (row: InterviewRow) => String(row.answers.call_date?.value)

/** `today` is the last day that a call can have been made on. */
export const interviewsFile = (today: string): FileFormat<InterviewRow> => ({
  columns: ['ref', 'family_ref', 'caller_email', 'channel', 'chosen_by', 'ended', ...items.map((item) => item.key)],
  optionalColumns: [],
  rowOf: (cells, refuse, remark) => {
    const ended = choiceCell(cells, 'ended', endings, refuse)
    const answers = answersOf(cells, today, refuse, remark)
    if (ended === 'completed' && answers.confidentiality?.value !== 'yes')
      refuse('confidentiality', 'not_confidential', cells['confidentiality'])
    return {
      ref: refCell(cells, 'ref', refuse),
      familyRef: refCell(cells, 'family_ref', refuse),
      callerEmail: emailCell(cells, 'caller_email', refuse, 'not_be_empty'),
      channel: choiceCell(cells, 'channel', channels, refuse),
      chosenBy: choiceCell(cells, 'chosen_by', choosers, refuse),
      ended,
      answers,
    }
  },
  cellsOf: (row) => ({
    ref: cellOfRef(row.ref),
    family_ref: cellOfRef(row.familyRef),
    caller_email: safeText(row.callerEmail),
    channel: row.channel,
    chosen_by: row.chosenBy,
    ended: row.ended,
    ...Object.fromEntries(
      items
        .filter((item) => isOpen(item, row.answers))
        .map((item) => [item.key, cellOfAnswer(item, row.answers[item.key])]),
    ),
  }),
})
