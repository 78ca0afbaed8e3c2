import 'server-only'
import { groupBy } from '@/domain/figures/group-by'
import type { Answer } from '@/domain/instrument/answer'
import type { Instrument } from '@/domain/instrument/instrument'
import type { ItemKey } from '@/domain/instrument/keys'
import { repeatableItems, type EarlierAnswer } from '@/domain/instrument/offered'
import { database, preparedAs, type Scope } from '@/server/db'
import { openedValue, type SealedField } from '@/server/stored-answer'

type Interview = { id: string; familyId: string; endedAt: Date | null }
type Row = {
  interviewId: string
  isCompleted: boolean
  key: string
  value: SealedField
  missing: Answer['missing']
}
type AnsweredInterview = { isCompleted: boolean; on: string; answers: Omit<EarlierAnswer, 'on'>[] }

const callDate: ItemKey = 'call_date'

/** The ended interviews of the family with their answers, the last that ended first. */
const earlierRows = (scope: Scope, { id, familyId, endedAt }: Interview, keys: readonly string[]) => database(scope)
  .$queryRaw<Row[]>`
  ${preparedAs('earlier-answers')}
  select interview.id as "interviewId", interview.state = 'completed' as "isCompleted", answer.key, answer.value, answer.missing
  from interview join answer on answer.interview_id = interview.id and answer.key = any(${[callDate, ...keys]}::text[])
    and (answer.value is not null or answer.missing is not null)
  where interview.family_id = ${familyId}::uuid and interview.id <> ${id}::uuid
    and interview.state in ('completed', 'broken_off')
    and (${endedAt}::timestamptz is null or interview.ended_at < ${endedAt}::timestamptz)
  order by interview.ended_at desc, interview.id`

/** The interviews that have a day, in the order of the rows. */
const interviewsIn = (rows: readonly Row[]): AnsweredInterview[] =>
  [...groupBy(rows, ({ interviewId }) => interviewId)].flatMap(([interviewId, ofInterview]) => {
    const answers = ofInterview.map((row) => ({
      key: row.key,
      value: openedValue(interviewId, row),
      missing: row.missing,
    }))
    const on = answers.find(({ key }) => key === callDate)?.value
    const isCompleted = ofInterview.some((row) => row.isCompleted)
    return typeof on === 'string' ? [{ isCompleted, on, answers: answers.filter(({ key }) => key !== callDate) }] : []
  })

/** Completed ones first, and of these the latest: as figures choose the one interview of a family. */
const byWeight = (a: AnsweredInterview, b: AnsweredInterview) =>
  Number(b.isCompleted) - Number(a.isCompleted) || b.on.localeCompare(a.on)

/**
 * The family's answer to each question before this interview: of the latest completed interview that has one (a value or a
 * missing reason), or else of the latest that ended otherwise.
 */
export const earlierAnswers = async (
  scope: Scope,
  interview: Interview,
  instrument: Instrument,
): Promise<EarlierAnswer[]> => {
  const keys = repeatableItems(instrument).map(({ key }) => key)
  const answerByKey = new Map<string, EarlierAnswer>()
  for (const { on, answers } of interviewsIn(await earlierRows(scope, interview, keys)).toSorted(byWeight))
    for (const answer of answers) if (!answerByKey.has(answer.key)) answerByKey.set(answer.key, { ...answer, on })
  return [...answerByKey.values()]
}
