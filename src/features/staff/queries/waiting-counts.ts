import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { can } from '@/domain/access/can'
import { authorize } from '@/server/authorize'
import { now } from '@/server/clock'
import { database } from '@/server/db'
import { bookingsToCount, countByHand, type BookingToCount } from '@/server/interpreter-notices'

type WaitingRequest = { requestedById: string | null; ownerId: string }
type Row = { announced: number; requests: WaitingRequest[]; bookings: BookingToCount[] }

/**
 * What waits on Today beside calls and help, in one statement: of how many families the term is nearly over, for how many
 * requests this person can be the second one, and how many interpreters somebody has to call.
 */
export const waitingCounts = async (
  actor: Actor,
): Promise<{ announced: number; releasable: number; interpretersToCall: number }> => {
  await authorize(actor, 'access.read')
  await authorize(actor, 'retention.read')
  await authorize(actor, 'interpreter.tell')
  const { organisationId } = actor
  const [row] = await database(actor).$queryRaw<Row[]>`
    select (select count(*)::int from retention_warning where organisation_id = ${organisationId}::uuid) as announced,
      (select coalesce(jsonb_agg(jsonb_build_object('requestedById', requested_by_id, 'ownerId', staff_id)), '[]')
        from access_request where organisation_id = ${organisationId}::uuid and decided_at is null
          and expires_at > ${now()}) as requests,
      ${bookingsToCount(organisationId)} as bookings`
  const requests = row?.requests ?? []
  return {
    announced: row?.announced ?? 0,
    releasable: requests.filter((request) => can(actor, 'access.release', request)).length,
    interpretersToCall: countByHand(row?.bookings ?? []),
  }
}
