/**
 * What is kept beside the answers of a call: where the caller is, the caller's worry and the caller's own check-in. Each is
 * whole by itself and harmless when it is sent twice.
 */
import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { audit } from '@/server/audit'
import { authorize } from '@/server/authorize'
import { now } from '@/server/clock'
import { database, inTransaction } from '@/server/db'
import type { KeepPlace, RaiseConcern, SaveCheckIn } from '../schema'
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

/** "Niet pluis": reaches the coordinator the same day. Taken back while nobody has seen it, it leaves its trace. */
export const raiseConcern = async (actor: StaffActor, input: RaiseConcern): Promise<{ raised: boolean }> => {
  const interview = await interviewAtHand(actor, input.id, 'concern.raise')
  return inTransaction(async (tx) => {
    const at = now()
    const before = await tx.safetyConcern.findUnique({
      where: { interviewId: interview.id },
      select: { text: true, withdrawnAt: true },
    })
    if (!before && !input.raised) return { raised: false }
    await tx.safetyConcern.upsert({
      where: { interviewId: interview.id },
      create: {
        interviewId: interview.id,
        organisationId: actor.organisationId,
        familyId: interview.familyId,
        staffId: actor.staffId,
        text: input.text,
        raisedAt: at,
      },
      // New words want new eyes: what a coordinator saw was the old text.
      update: {
        withdrawnAt: input.raised ? null : at,
        ...(input.raised ? { text: input.text } : {}),
        ...(before && (before.text !== input.text || before.withdrawnAt) && input.raised
          ? { seenAt: null, seenById: null, raisedAt: at }
          : {}),
      },
      select: { interviewId: true },
    })
    await audit(tx, actor, 'concern.raise', interview.id, { raised: input.raised })
    return { raised: input.raised }
  })
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
