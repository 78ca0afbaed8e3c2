import 'server-only'
import type { Answer } from '@/domain/instrument/answer'
import type { Instrument } from '@/domain/instrument/instrument'
import type { ItemKey } from '@/domain/instrument/keys'
import { repeatableItems, type EarlierAnswer } from '@/domain/instrument/offered'
import { database } from '@/server/db'
import { storedValue } from '@/server/stored-answer'

type Interview = { id: string; familyId: string; endedAt: Date | null }
type Row = { interviewId: string; key: string; value: unknown; missing: Answer['missing']; on: string }

const callDate: ItemKey = 'call_date'

/**
 * The family's answer to each question before this interview: of the latest completed interview that has one (a value or a
 * missing reason), or else of the latest that ended otherwise, as figures choose the one interview of a family.
 */
export const earlierAnswers = async (
  { id, familyId, endedAt }: Interview,
  instrument: Instrument,
): Promise<EarlierAnswer[]> => {
  const keys = repeatableItems(instrument).map(({ key }) => key)
  const rows = await database().$queryRaw<Row[]>`
    select distinct on (answer.key) interview.id as "interviewId", answer.key, answer.value, answer.missing,
      day.value #>> '{}' as "on"
    from interview
    join answer day on day.interview_id = interview.id and day.key = ${callDate}
    join answer on answer.interview_id = interview.id and answer.key = any(${keys}::text[])
      and (answer.value is not null or answer.missing is not null)
    where interview.family_id = ${familyId}::uuid and interview.id <> ${id}::uuid
      and interview.state in ('completed', 'broken_off')
      and (${endedAt}::timestamptz is null or interview.ended_at < ${endedAt}::timestamptz)
    order by answer.key, interview.state = 'completed' desc, day.value #>> '{}' desc, interview.ended_at desc`
  return rows.map(({ interviewId, ...row }) => ({ ...row, value: storedValue(interviewId, row) }))
}
