import { randomUUID } from 'node:crypto'
import { rowOf, rowsOf } from './database'
import { openedText, sealedText } from './sealed.mjs'

/** The entries of the concerns that this condition chooses, in terms of the table `c`, the oldest first. */
export const concernEntriesOf = async (condition: 'c.interview_id = $1' | 'c.family_id = $1', id: string) => {
  const rows = await rowsOf<{ id: string; kind: string; text: Buffer }>(
    `select e.id, e.kind, e.text from concern_entry e join safety_concern c on c.id = e.concern_id
     where ${condition} order by e.written_at`,
    [id],
  )
  const opened = rows.map(async ({ id: rowId, kind, text }) => ({
    kind,
    text: await openedText('concern_entry.text', rowId, text),
  }))
  return Promise.all(opened)
}

/** Words of a colleague that come in meanwhile. */
export const addWords = async (concernId: string, words: string) => {
  const { family } = await rowOf<{ family: string }>('select family_id as family from safety_concern where id = $1', [
    concernId,
  ])
  const rowId = randomUUID()
  await rowsOf(
    `insert into concern_entry (id, organisation_id, concern_id, kind, text, written_by_id, written_at)
     select $2, organisation_id, id, 'raised', $3, raised_by_id, now() from safety_concern where id = $1`,
    [concernId, rowId, await sealedText('concern_entry.text', { ownerId: family, rowId }, words)],
  )
}

/** A worry of the caller of this interview, as if they had passed it on a moment ago. */
export const aConcern = async (interviewId: string, words: string, url?: string) => {
  const { family } = await rowOf<{ family: string }>(
    'select family_id as family from interview where id = $1',
    [interviewId],
    url,
  )
  const rowId = randomUUID()
  const text = await sealedText('concern_entry.text', { ownerId: family, rowId }, words)
  return rowOf<{ id: string; concern_id: string }>(
    `with concern as (
       insert into safety_concern (id, organisation_id, family_id, interview_id, raised_by_id)
       select gen_random_uuid(), organisation_id, family_id, id, caller_id from interview where id = $1 returning *)
     insert into concern_entry (id, organisation_id, concern_id, kind, text, written_by_id)
     select $3, organisation_id, id, 'raised', $2, raised_by_id from concern returning id, concern_id`,
    [interviewId, text, rowId],
    url,
  )
}
