import 'server-only'
import type { Transaction } from '@/server/db'
import { hexOf } from '@/server/sealed/opened-json'
import { sealText } from '@/server/sealed/sealed-text'

/**
 * Seals anew what was said of earlier help, for the family of the interview in which it was said. An interview or help that a
 * file gave to another family is looked at: the key of the former one may be destroyed while these rows stay.
 */
export const replaceFollowUps = async (
  tx: Transaction,
  { helpIds, interviewIds }: { helpIds: readonly string[]; interviewIds: readonly string[] },
): Promise<void> => {
  if (helpIds.length + interviewIds.length === 0) return
  const followUps = await tx.helpFollowUp.findMany({
    where: { OR: [{ helpItemId: { in: [...helpIds] } }, { interviewId: { in: [...interviewIds] } }] },
    select: { id: true, note: true, interview: { select: { familyId: true } } },
  })
  const notes = followUps.map(({ id, note, interview: { familyId } }) => ({
    id,
    note: hexOf(sealText('help_follow_up.note', { ownerId: familyId, rowId: id }, note)),
  }))
  await tx.$executeRaw`
    update help_follow_up set note = r.note
    from jsonb_to_recordset(${JSON.stringify(notes)}::jsonb) as r (id uuid, note bytea)
    where help_follow_up.id = r.id`
}
