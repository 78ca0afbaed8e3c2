import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { audit } from '@/server/audit'
import { authorize } from '@/server/authorize'
import { now } from '@/server/clock'
import { inTransaction } from '@/server/db'
import type { SaveCheckIn } from '../schema'
import { loadInterview } from '../parts/load-interview'

/** Saves how the call was for its caller. Only that caller may write it, and others read it only when it is shared. */
export const saveCheckIn = async (actor: StaffActor, input: SaveCheckIn): Promise<{ saved: true }> => {
  const interview = await loadInterview(actor, input.id, 'interview.read')
  await authorize(actor, 'check_in.save', { id: input.id, ownerId: interview.callerId })
  const values = { feeling: input.feeling, text: input.text, shared: input.shared, savedAt: now() }
  return inTransaction(async (tx) => {
    await tx.callerCheckIn.upsert({
      where: { interviewId: interview.id },
      create: { interviewId: interview.id, organisationId: actor.organisationId, staffId: actor.staffId, ...values },
      update: values,
      select: { interviewId: true },
    })
    await audit(tx, actor, 'check_in.save', interview.id, { shared: input.shared })
    return { saved: true }
  })
}
