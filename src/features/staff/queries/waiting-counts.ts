import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { can } from '@/domain/access/can'
import { authorize } from '@/server/authorize'
import { now } from '@/server/clock'
import { database } from '@/server/db'

type WaitingRequest = { requestedById: string | null; ownerId: string }

/**
 * What waits on Today beside calls and help, in one statement: of how many families the term is nearly over, and for how many
 * requests this person can be the second one.
 */
export const waitingCounts = async (actor: Actor): Promise<{ announced: number; releasable: number }> => {
  await authorize(actor, 'access.read')
  await authorize(actor, 'retention.read')
  const { organisationId } = actor
  const [row] = await database(actor).$queryRaw<{ announced: number; requests: WaitingRequest[] }[]>`
    select (select count(*)::int from retention_warning where organisation_id = ${organisationId}::uuid) as announced,
      (select coalesce(jsonb_agg(jsonb_build_object('requestedById', requested_by_id, 'ownerId', staff_id)), '[]')
        from access_request where organisation_id = ${organisationId}::uuid and decided_at is null
          and expires_at > ${now()}) as requests`
  const requests = row?.requests ?? []
  return {
    announced: row?.announced ?? 0,
    releasable: requests.filter((request) => can(actor, 'access.release', request)).length,
  }
}
