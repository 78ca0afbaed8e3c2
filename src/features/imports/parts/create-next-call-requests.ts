/**
 * Applies what the last interview of a family says about calling again, if an import created it: "no" stops calls until the
 * parent asks, "yes" plans the next call unless one is planned already.
 */
import 'server-only'
import { randomUUID } from 'node:crypto'
import type { Actor } from '@/domain/access/actor'
import { chunksOf } from '@/server/chunks'
import { now } from '@/server/clock'
import type { Transaction } from '@/server/db'
import { latestInterviews } from './stored-interviews'

const daysUntil: Record<string, number> = { weekly: 7, two_weekly: 14, monthly: 28, once: 7 }

export const createNextCallRequests = async (
  tx: Transaction,
  actor: Actor,
  familyIds: readonly string[],
  createdIds: ReadonlySet<string>,
) => {
  for (const idChunk of chunksOf(familyIds)) {
    const latest = (await latestInterviews(tx, idChunk)).filter(({ interviewId }) => createdIds.has(interviewId))
    const noCall = latest.filter(({ mayCallAgain }) => mayCallAgain === 'no').map(({ familyId }) => familyId)
    const plannedRequests = latest
      .filter(({ mayCallAgain, hasRequest }) => mayCallAgain === 'yes' && !hasRequest)
      .map(({ familyId, callDate, howOften }) => ({
        id: randomUUID(),
        familyId,
        callDate,
        days: daysUntil[howOften ?? 'weekly'] ?? 7,
      }))
    await tx.$executeRaw`update family set may_call = false where id = any(${noCall}::uuid[])`
    await tx.$executeRaw`
      insert into call_request (id, organisation_id, family_id, reason, not_before, created_at)
      select r.id, ${actor.organisationId}::uuid, r."familyId", 'call_again', r."callDate" + r.days, ${now()}
      from jsonb_to_recordset(${JSON.stringify(plannedRequests)}::jsonb)
        as r (id uuid, "familyId" uuid, "callDate" date, days int)`
  }
}
