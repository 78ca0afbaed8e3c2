import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { audit } from '@/server/audit'
import { requireFound } from '@/server/authorize'
import { inTransaction } from '@/server/db'
import { rowIdOf } from '@/server/sealed/sealed-columns'
import { sealText } from '@/server/sealed/sealed-text'
import type { AddOmission } from '../schema'
import { requireFamily } from '../parts/family-in-scope'
import { omittablesOf } from '../parts/omittables'

/** Leaves a concern or a note out of the file for the parent: who decided it, when and why is kept. */
export const addOmission = async (actor: StaffActor, { familyId, part, rowId, reason }: AddOmission): Promise<void> => {
  await requireFamily(actor, 'parent_request.omit', familyId)
  const { organisationId, staffId: decidedById } = actor
  await inTransaction(actor, async (tx) => {
    const omittables = await omittablesOf(tx, familyId)
    const isOfFamily = omittables.some((omittable) => omittable.part === part && omittable.rowId === rowId)
    requireFound(isOfFamily || null, { actor, verb: 'parent_request.omit', id: rowId })
    const place = { ownerId: familyId, rowId: rowIdOf(familyId, part, rowId) }
    const sealedReason = sealText('report_omission.reason', place, reason)
    const row = { organisationId, familyId, part, rowId, reason: sealedReason, decidedById }
    const { count } = await tx.reportOmission.createMany({ data: [row], skipDuplicates: true })
    if (count > 0) await audit(tx, actor, 'parent_request.omit', familyId, { part, row: rowId })
  })
}
