import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { authorize } from '@/server/authorize'
import { database } from '@/server/db'

/** A withdrawal whose reason waits for a second person. */
export type WaitingReason = { releaseId: string; number: number; name: string }

const most = 4

/** The reasons that wait, the oldest first: readers see only the fixed sentence until then. */
export const waitingReasons = async (actor: Actor): Promise<WaitingReason[]> => {
  await authorize(actor, 'release.read')
  return database(actor).$queryRaw<WaitingReason[]>`
    select revision.release_id as "releaseId", release.number, revision.node_name as name
    from withdrawal_reason reason
    join release_revision revision on revision.id = reason.revision_id
    join release on release.id = revision.release_id
    where reason.organisation_id = ${actor.organisationId}::uuid and reason.state = 'open'
    order by reason.written_at, reason.id limit ${most}`
}
