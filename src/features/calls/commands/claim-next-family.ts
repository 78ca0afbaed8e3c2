import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { byClaim, type PoolEntry } from '@/domain/calls/pool'
import { isGivenNow } from '@/domain/calls/queue'
import { audit } from '@/server/audit'
import { authorize } from '@/server/authorize'
import { claimLease, releaseIdleLeases } from '@/server/call-lease'
import { inTransaction, ofOrganisation, Prisma, type Transaction } from '@/server/db'
import { isInterviewedByOther, isOnLease } from '@/server/open-calls'
import { presentMoment } from '../parts/moment'
import { ownQueue } from '../parts/own-queue'
import { poolCandidates } from '../parts/pool'
import type { ClaimNextFamily } from '../schema'

/** The first of these families that nobody calls and that no other request is being given. */
const firstFree = async (tx: Transaction, ids: readonly string[], staffId: string): Promise<string | null> => {
  const familyId = Prisma.sql`family.id`
  const [row] = await tx.$queryRaw<{ id: string }[]>`
    select family.id from unnest(${[...ids]}::uuid[]) with ordinality candidate (id, position)
    join family on family.id = candidate.id and family.may_call
    where not ${isOnLease(familyId)} and not ${isInterviewedByOther(familyId, staffId)}
    order by candidate.position limit 1
    for update of family skip locked`
  return row?.id ?? null
}

/**
 * A request that waited for nobody can still have read the leases before another one was stored: `claimLease` then returns
 * false, and the next family is tried.
 */
const claimFirst = async (tx: Transaction, actor: StaffActor, ids: readonly string[]): Promise<string | null> => {
  const { organisationId, staffId } = actor
  let candidates = ids
  while (candidates.length > 0) {
    const familyId = await firstFree(tx, candidates, staffId)
    if (familyId === null || (await claimLease(tx, { organisationId, familyId, staffId }))) return familyId
    candidates = candidates.filter((id) => id !== familyId)
  }
  return null
}

/**
 * Gives this person the next family to call, from their own list and from the pool, and lets go of the one they did not
 * call. Null when there is none. Two people who ask at once are never given the same family.
 */
export const claimNextFamily = async (actor: StaffActor, { afterId }: ClaimNextFamily) => {
  await authorize(actor, 'call.claim')
  const moment = presentMoment()
  // Families of the pool are nobody's, so they are compared for the organisation. Nothing but the id of one is returned.
  return inTransaction(ofOrganisation(actor.organisationId), async (tx) => {
    await releaseIdleLeases(tx, actor.staffId)
    const { due } = await ownQueue(tx, actor, moment)
    const ownCandidates = due.map((entry): PoolEntry & { id: string } => {
      return { ...entry, isOwn: true, calledBefore: true, speaksLanguage: null, hasInterpreter: false }
    })
    const candidates = [...ownCandidates, ...(await poolCandidates(tx, actor, moment))]
      .filter((entry) => isGivenNow(entry, moment))
      .toSorted(byClaim(moment))
    const ids = candidates.map(({ id }) => id).filter((id) => id !== afterId)
    const familyId = await claimFirst(tx, actor, ids)
    if (familyId) await audit(tx, actor, 'call.claim', familyId)
    return { familyId }
  })
}
