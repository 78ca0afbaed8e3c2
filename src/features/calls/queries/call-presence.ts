import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { authorize } from '@/server/authorize'
import { now } from '@/server/clock'
import { database, preparedAs, Prisma } from '@/server/db'
import { isOnLease, isUnderWay } from '@/server/open-calls'
import { familyInScope } from '@/server/scope'

export type CallPresence = {
  /** Who is calling a family of one's list now. */
  calls: { familyId: string; name: string; isMine: boolean }[]
  /** Calls of one's own that a colleague took over, until one has said so. */
  takenOver: { noticeId: string; name: string; ref: string }[]
}

type Row = { familyId: string; ref: string; name: string; isMine: boolean; noticeId: string | null }

/** Read every few seconds by every open list, so it is one statement over the few leases, open interviews and unread notices. */
export const callPresence = async (actor: StaffActor): Promise<CallPresence> => {
  await authorize(actor, 'call.read')
  const rows = await database(actor).$queryRaw<Row[]>`
    ${preparedAs('call-presence')}
    select l.family_id as "familyId", family.ref, staff.name, l.staff_id = ${actor.staffId}::uuid as "isMine",
      null::uuid as "noticeId"
    from call_lease l
    join family on family.id = l.family_id
    join staff on staff.id = l.staff_id
    where l.organisation_id = ${actor.organisationId}::uuid and l.expires_at > ${now()} and ${familyInScope(actor)}
    union all
    select interview.family_id, family.ref, staff.name, interview.caller_id = ${actor.staffId}::uuid, null::uuid
    from interview
    join family on family.id = interview.family_id
    join staff on staff.id = interview.caller_id
    where interview.organisation_id = ${actor.organisationId}::uuid and ${isUnderWay()}
      and not ${isOnLease(Prisma.sql`interview.family_id`)} and ${familyInScope(actor)}
    union all
    select notice.family_id, family.ref, sender.name, false, notice.id
    from call_notice notice
    join family on family.id = notice.family_id
    join staff sender on sender.id = notice.by_id
    where notice.to_id = ${actor.staffId}::uuid and notice.seen_at is null and notice.kind = 'call_taken_over'
    order by 1, 5`
  return {
    calls: rows
      .filter(({ noticeId }) => noticeId === null)
      .map(({ familyId, name, isMine }) => ({ familyId, name, isMine })),
    takenOver: rows.flatMap(({ noticeId, name, ref }) => (noticeId === null ? [] : [{ noticeId, name, ref }])),
  }
}
