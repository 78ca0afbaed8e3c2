import 'server-only'
import type { Transaction } from '@/server/db'
import { hexOf } from '@/server/sealed/opened-json'
import { sealText } from '@/server/sealed/sealed-text'

/** Seals the notes of promised calls anew that went to another family with their interview, as `updateMovedHelp` does for help. */
export const updateMovedSteps = async (tx: Transaction, stepIds: readonly string[]) => {
  if (stepIds.length === 0) return
  const steps = await tx.careStep.findMany({
    where: { id: { in: [...stepIds] } },
    select: { id: true, familyId: true, note: true },
  })
  const notes = steps.flatMap(({ id, familyId, note }) =>
    familyId ? [{ id, note: hexOf(sealText('care_step.note', { ownerId: familyId, rowId: id }, note)) }] : [],
  )
  await tx.$executeRaw`
    update care_step set note = r.note from jsonb_to_recordset(${JSON.stringify(notes)}::jsonb) as r (id uuid, note bytea)
    where care_step.id = r.id`
}
