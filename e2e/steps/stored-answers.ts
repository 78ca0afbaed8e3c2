/** Answers straight into the database. */
import { answerProblem } from '../../src/domain/instrument/answer'
import { latestInstrument } from '../../src/domain/instrument/instrument'
import { rowOf, rowsOf } from './database'
import { sealedText } from './sealed.mjs'

export type Answers = Readonly<Record<string, unknown>>

/** The application would refuse such an answer, and stops at one that is stored. Answers of other versions and own questions pass. */
const refuseUnfit = (answers: Answers) => {
  for (const [key, value] of Object.entries(answers)) {
    const item = latestInstrument.itemByKey(key)
    const problem = item ? answerProblem(item, value) : null
    if (problem) throw new Error(`The answer to ${key} does not fit: ${problem}`)
  }
}

/** Stores answers of an interview, in place of those that it has. */
export const storeAnswers = async (interviewId: string, answers: Answers, url?: string) => {
  refuseUnfit(answers)
  const { familyId } = await rowOf<{ familyId: string }>(
    'select family_id as "familyId" from interview where id = $1',
    [interviewId],
    url,
  )
  const keys = Object.keys(answers)
  const values = await Promise.all(
    keys.map((key) =>
      sealedText('answer.value', { ownerId: familyId, rowId: `${interviewId}/${key}` }, JSON.stringify(answers[key])),
    ),
  )
  await rowsOf(
    `insert into answer (interview_id, key, organisation_id, value, value_version)
     select interview.id, said.key, interview.organisation_id, said.value, 1
     from interview, unnest($2::text[], $3::bytea[]) as said (key, value) where interview.id = $1
     on conflict (interview_id, key) do update set value = excluded.value`,
    [interviewId, keys, values],
    url,
  )
}
