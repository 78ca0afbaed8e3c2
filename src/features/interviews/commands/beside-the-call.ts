/**
 * What is kept beside the answers of a call: where the caller is and the caller's own check-in. Each is whole by itself and
 * harmless when it is sent twice.
 */
import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { audit } from '@/server/audit'
import { authorize } from '@/server/authorize'
import { now } from '@/server/clock'
import { database, inTransaction } from '@/server/db'
import type { KeepPlace, SaveCheckIn } from '../schema'
import { interviewAtHand } from './interview-at-hand'

/** The question in hand and those put off. The last one to write wins: it is a place, not an answer, and has no audit row. */
export const keepPlace = async (actor: StaffActor, input: KeepPlace): Promise<{ place: string }> => {
  const interview = await interviewAtHand(actor, input.id, 'answer.save')
  await database().interview.updateMany({
    where: { id: interview.id },
    data: {
      place: input.place,
      later: input.later,
      ...(input.introduced && !interview.introducedAt ? { introducedAt: now() } : {}),
    },
  })
  return { place: input.place }
}

/** Private to the caller of this interview unless shared; a coordinator who corrects does not touch it. */
export const saveCheckIn = async (actor: StaffActor, input: SaveCheckIn): Promise<{ saved: true }> => {
  const interview = await interviewAtHand(actor, input.id, 'interview.read')
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
