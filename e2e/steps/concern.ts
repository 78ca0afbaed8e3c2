import { rowOf } from './database'

/** A worry of the caller of this interview, as if they had passed it on a moment ago. */
export const aConcern = (interviewId: string, words: string, url?: string) =>
  rowOf<{ id: string; concern_id: string }>(
    `with concern as (
       insert into safety_concern (id, organisation_id, family_id, interview_id, raised_by_id)
       select gen_random_uuid(), organisation_id, family_id, id, caller_id from interview where id = $1 returning *)
     insert into concern_entry (id, organisation_id, concern_id, kind, text, written_by_id)
     select gen_random_uuid(), organisation_id, id, 'raised', $2, raised_by_id from concern returning id, concern_id`,
    [interviewId, words],
    url,
  )
