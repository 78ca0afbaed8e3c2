import 'server-only'
import { randomUUID } from 'node:crypto'
import type { Actor } from '@/domain/access/actor'
import { audit } from '@/server/audit'
import { authorize } from '@/server/authorize'
import { now } from '@/server/clock'
import { inTransaction, ofOrganisation, Prisma, withScope, type Transaction } from '@/server/db'
import { refHashes } from '@/server/erased-ref'
import { AppError } from '@/server/errors'
import { lockFamilyForRemoval } from '@/server/family-lock'
import { requireFresh } from '@/server/fresh'
import { erasableInScope } from '@/server/scope'
import { destroyKeysOf } from '@/server/sealed/erased-keys'
import type { EraseFamily } from '../schema'
import { eraseListed } from '../parts/erasure-list'
import { refuseWaitingInterpreter } from '../parts/told-interpreter'

const wrongRef = (reason: string) => new AppError('invalid', undefined, [{ path: 'ref', reason }])

/**
 * Locked, so that of two requests at once the second one finds that it was erased. For the organisation, because a lock counts as a
 * change and an administrator changes no family. Whether the role may erase one, the function of the database asks as well.
 */
const lockErasable = (tx: Transaction, actor: Actor, ref: string) =>
  withScope(ofOrganisation(actor.organisationId), () =>
    lockFamilyForRemoval(tx, Prisma.sql`ref = ${ref} and ${erasableInScope(actor)}`),
  )

const erasureOfRef = (tx: Transaction, organisationId: string, ref: string) =>
  tx.erasure.findFirst({
    where: { organisationId, refHash: { in: [...refHashes(organisationId, ref)] } },
    orderBy: { erasedAt: 'desc' },
    select: { familyId: true, erasedAt: true },
  })

/**
 * Erases a family with all that belongs to it, in one transaction with the row that says so. What was published stays as it
 * is, and the log keeps its pseudonyms. After the commit its key is destroyed, so what a backup has of it cannot be read. A second request for the same number says when it was erased and changes nothing.
 */
export const eraseFamily = async (actor: Actor, { ref, reason, familyId }: EraseFamily) => {
  await authorize(actor, 'erasure.run', familyId ? { id: familyId } : {})
  requireFresh(actor)
  const { organisationId } = actor
  const outcome = await inTransaction(actor, async (tx) => {
    const family = await lockErasable(tx, actor, ref)
    const earlierErasure = family ? null : await erasureOfRef(tx, organisationId, ref)
    if (earlierErasure) return { ...earlierErasure, isEarlier: true }
    if (!family) throw wrongRef('unknown_family')
    if (familyId && familyId !== family.id) throw wrongRef('other_family')
    await refuseWaitingInterpreter(tx, organisationId, family.id)
    const erasedAt = now()
    const row = {
      id: randomUUID(),
      organisation_id: organisationId,
      family_id: family.id,
      ref_hash: Buffer.from(refHashes(organisationId, ref)[0]).toString('hex'),
      reason,
      erased_by_id: actor.kind === 'staff' ? actor.staffId : null,
      erased_at: erasedAt.toISOString(),
    }
    await eraseListed(tx, [row])
    await audit(tx, actor, 'erasure.run', family.id, { reason })
    return { familyId: family.id, erasedAt, isEarlier: false }
  })
  const { familyId: erasedId, ...done } = outcome
  destroyKeysOf([erasedId])
  return done
}
