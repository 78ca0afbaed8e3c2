import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { authorize } from '@/server/authorize'
import { database } from '@/server/db'
import { familyInScope } from '@/server/scope'
import { isOpenInterview } from '@/server/state-conditions'
import { mostShown, type OpenInterview, openInterviewOf, type OpenRow } from '../parts/open-interview-row'

/** Open interviews, the oldest first: those of a caller's own families, or all for a coordinator. */
export const openInterviews = async (actor: Actor): Promise<{ count: number; interviews: OpenInterview[] }> => {
  await authorize(actor, 'interview.read')
  const rows = await database(actor).$queryRaw<OpenRow[]>`
    select interview.id, interview.channel, interview.started_at as "startedAt", caller.name as "callerName",
      family.id as "familyId", family.ref, identity.parent_name as name, family.may_call as "mayCall",
      count(*) over ()::int as count
    from interview
    join family on family.id = interview.family_id
    left join family_identity identity on identity.family_id = family.id
    join staff caller on caller.id = interview.caller_id
    where interview.organisation_id = ${actor.organisationId}::uuid and ${familyInScope(actor)}
      and ${isOpenInterview}
    order by interview.started_at, interview.id
    limit ${mostShown}`
  return { count: rows[0]?.count ?? 0, interviews: rows.map(openInterviewOf) }
}
