import 'server-only'
import type { Transaction } from '@/server/db'
import { hexOf } from '@/server/sealed/opened-json'
import { sealText } from '@/server/sealed/sealed-text'

/**
 * Seals the words of help anew that went to another family with its interview: once the former family is erased, nothing opens
 * that was sealed for it.
 */
export const updateMovedHelp = async (tx: Transaction, helpIds: readonly string[]) => {
  if (helpIds.length === 0) return
  const items = await tx.helpItem.findMany({
    where: { id: { in: [...helpIds] } },
    select: { id: true, familyId: true, text: true, resultNote: true },
  })
  const texts = items.map(({ id, familyId, text, resultNote }) => {
    const place = { ownerId: familyId, rowId: id }
    return {
      id,
      text: hexOf(sealText('help_item.text', place, text)),
      resultNote: hexOf(sealText('help_item.result_note', place, resultNote)),
    }
  })
  await tx.$executeRaw`
    update help_item set text = r.text, result_note = r."resultNote"
    from jsonb_to_recordset(${JSON.stringify(texts)}::jsonb) as r (id uuid, text bytea, "resultNote" bytea)
    where help_item.id = r.id`
}
