/** Answers straight into the database. */
import { rowOf, rowsOf } from './database'
import { sealedText } from './sealed.mjs'

export type Answers = Readonly<Record<string, unknown>>

/** Stores answers of an interview, in place of those that it has. */
export const storeAnswers = async (interviewId: string, answers: Answers, url?: string) => {
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
