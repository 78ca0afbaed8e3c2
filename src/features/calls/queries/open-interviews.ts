import 'server-only'
import type { Actor, StaffActor } from '@/domain/access/actor'
import { authorize } from '@/server/authorize'
import { database } from '@/server/db'
import type { Channel } from '@/server/generated/prisma/enums'
import { callScope, familyInScope } from '@/server/scope'

const mostShown = 30

type OpenRow = {
  id: string
  channel: Channel
  startedAt: Date
  callerName: string
  familyId: string
  ref: string
  parentName: string | null
  count: number
}

const asOpen = ({ id, channel, startedAt, callerName, familyId, ref, parentName }: OpenRow) => ({
  id,
  channel,
  startedAt,
  caller: { name: callerName },
  family: { id: familyId, ref, identity: parentName === null ? null : { parentName } },
})

export type OpenInterview = ReturnType<typeof asOpen>

/** Interviews that were begun and not ended, the longest open first: a caller's own families, a coordinator all. */
export const openInterviews = async (actor: Actor): Promise<{ count: number; interviews: OpenInterview[] }> => {
  await authorize(actor, 'interview.read')
  const rows = await database().$queryRaw<OpenRow[]>`
    select interview.id, interview.channel, interview.started_at as "startedAt", caller.name as "callerName",
      family.id as "familyId", family.ref, identity.parent_name as "parentName", count(*) over ()::int as count
    from interview
    join family on family.id = interview.family_id
    left join family_identity identity on identity.family_id = family.id
    join staff caller on caller.id = interview.caller_id
    where interview.organisation_id = ${actor.organisationId}::uuid and ${familyInScope(actor)}
      and interview.state in ('open', 'to_be_continued')
    order by interview.started_at, interview.id
    limit ${mostShown}`
  return { count: rows[0]?.count ?? 0, interviews: rows.map(asOpen) }
}

/** Calls that this caller began and may still finish, whose family has another caller by now: by number, without a name. */
export const handedOverInterviews = async (actor: StaffActor): Promise<OpenInterview[]> => {
  await authorize(actor, 'interview.read')
  const elsewhere = { OR: [{ callerId: null }, { callerId: { not: actor.staffId } }] }
  const interviews = await database().interview.findMany({
    where: { AND: [callScope(actor), { callerId: actor.staffId, family: elsewhere }] },
    orderBy: { startedAt: 'asc' },
    take: mostShown,
    select: {
      id: true,
      channel: true,
      startedAt: true,
      caller: { select: { name: true } },
      family: { select: { id: true, ref: true } },
    },
  })
  return interviews.map(({ family, ...interview }) => ({ ...interview, family: { ...family, identity: null } }))
}
