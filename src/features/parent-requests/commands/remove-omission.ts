import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { audit } from '@/server/audit'
import { inTransaction } from '@/server/db'
import type { RemoveOmission } from '../schema'
import { requireFamily } from '../parts/family-in-scope'

/** Takes into the file for the parent again what was left out. */
export const removeOmission = async (actor: StaffActor, { familyId, part, rowId }: RemoveOmission): Promise<void> => {
  await requireFamily(actor, 'parent_request.omit', familyId)
  await inTransaction(actor, async (tx) => {
    const { count } = await tx.reportOmission.deleteMany({ where: { familyId, part, rowId } })
    if (count > 0) await audit(tx, actor, 'parent_request.omit', familyId, { part, row: rowId, again: true })
  })
}
