import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { familyKinds, type RetentionTerms } from '@/domain/retention/retention-term'
import { audit } from '@/server/audit'
import { authorize } from '@/server/authorize'
import { inTransaction } from '@/server/db'
import { requireFresh } from '@/server/fresh'
import { columnsOfTerms, storedTerms } from '../parts/stored-terms'

/**
 * Sets how many months each kind of family is kept. A shorter term removes people's data, so it needs a fresh confirmation, and
 * every warning of that kind begins anew: nobody goes earlier than thirty days from now because of it.
 */
export const updateRetentionTerms = async (actor: Actor, terms: RetentionTerms): Promise<void> => {
  await authorize(actor, 'organisation.change')
  const { organisationId } = actor
  await inTransaction(actor, async (tx) => {
    await tx.$queryRaw`select 1 from organisation where id = ${organisationId}::uuid for no key update`
    const termsBefore = await storedTerms(tx, organisationId)
    if (familyKinds.every((kind) => terms[kind] === termsBefore[kind])) return
    const shorterKinds = familyKinds.filter((kind) => terms[kind] < termsBefore[kind])
    if (shorterKinds.length > 0) requireFresh(actor)
    await tx.organisation.update({
      where: { id: organisationId },
      // The workers apply the terms again on this day.
      data: { ...columnsOfTerms(terms), retentionEnqueuedOn: null },
      select: { id: true },
    })
    await tx.retentionWarning.deleteMany({ where: { organisationId, kind: { in: shorterKinds } } })
    await audit(tx, actor, 'organisation.change', organisationId, { changed: 'retention', ...terms })
  })
}
