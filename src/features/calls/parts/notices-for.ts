import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { can, rolesThatMay } from '@/domain/access/can'
import { responsibleFor } from '@/server/absences'
import { Prisma } from '@/server/db'

const { sql } = Prisma

/**
 * Notices to this person, and those about the families that they call now, or call for a colleague who is away: such a notice
 * goes with a family to its next caller. Those about families that nobody calls are for everybody who gives families to callers.
 * In SQL, on the tables `notice` and `family`.
 */
export const isNoticeFor = (actor: StaffActor): Prisma.Sql => {
  const ofNobody = sql`${responsibleFor(sql`(
    select id from staff where staff.id = family.caller_id and staff.disabled_at is null
      and staff.role = any(${rolesThatMay('call.see_notice')}::"Role"[]))`)} is null`
  const ofCaller = sql`family.caller_id = any(${[actor.staffId, ...actor.coversForIds]}::uuid[])`
  const isTold = can(actor, 'family.assign') ? sql`(${ofCaller} or ${ofNobody})` : ofCaller
  return sql`notice.organisation_id = ${actor.organisationId}::uuid
    and case when notice.to_id is null then ${isTold} else notice.to_id = ${actor.staffId}::uuid end`
}
