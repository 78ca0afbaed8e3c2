import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { authorize } from '@/server/authorize'
import { database } from '@/server/db'
import { callInScope } from '@/server/scope'
import { isOpenInterview } from '@/server/state-conditions'
import { mostShown, type OpenInterview, openInterviewOf, type OpenRow } from '../parts/open-interview-row'

/**
 * Calls that this caller began and may still finish, of families that went to another caller. They carry no parent's name.
 */
export const handedOverInterviews = async (actor: StaffActor): Promise<OpenInterview[]> => {
  await authorize(actor, 'interview.read')
  const rows = await database(actor).$queryRaw<OpenRow[]>`
    select interview.id, interview.channel::text, interview.started_at as "startedAt", caller.name as "callerName",
      family.id as "familyId", family.ref, null as name, family.may_call as "mayCall", 0 as count
    from interview
    join family on family.id = interview.family_id
    join staff caller on caller.id = interview.caller_id
    where ${callInScope(actor)} and ${isOpenInterview} and interview.caller_id = ${actor.staffId}::uuid
      and family.caller_id is distinct from interview.caller_id
    order by interview.started_at, interview.id
    limit ${mostShown}`
  return rows.map(openInterviewOf)
}
