import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { careNoteLimit } from '@/domain/text-limits'
import { audit } from '@/server/audit'
import type { Transaction } from '@/server/db'
import { sealText } from '@/server/sealed/sealed-text'

/**
 * Adds the words of a second end of the same call to the call that was promised for the next day. Words that are there already
 * are a repeat. Returns false when the promise was kept already or has no room.
 */
export const addCareNote = async (
  tx: Transaction,
  actor: StaffActor,
  interviewId: string,
  note: string,
): Promise<boolean> => {
  const steps = await tx.careStep.findMany({
    where: { interviewId, kind: 'parent' },
    orderBy: { createdAt: 'asc' },
    select: { id: true, familyId: true, note: true, doneAt: true },
  })
  if (steps.some((step) => step.note.includes(note))) return true
  const joinedNote = (step: { note: string }) => `${step.note}\n\n${note}`
  const openStep = steps.find((step) => step.doneAt === null && joinedNote(step).length <= careNoteLimit)
  if (!openStep) return false
  const place = { ownerId: openStep.familyId ?? actor.organisationId, rowId: openStep.id }
  await tx.careStep.update({
    where: { id: openStep.id },
    data: { note: sealText('care_step.note', place, joinedNote(openStep)) },
    select: { id: true },
  })
  await audit(tx, actor, 'care_step.create', openStep.id, { kind: 'parent', added: true })
  return true
}
