/**
 * What is kept beside the answers of a call: where the caller is, help agreed, the caller's worry and the caller's own
 * check-in. Each is whole by itself and harmless when it is sent twice.
 */
import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import type { Verb } from '@/domain/access/verbs'
import { weekAt } from '@/domain/figures/week'
import { audit } from '@/server/audit'
import { authorize, found } from '@/server/authorize'
import { dateColumn, now } from '@/server/clock'
import { database, inTransaction } from '@/server/db'
import { AppError } from '@/server/errors'
import { interviewScope } from '@/server/scope'
import type { AgreeHelp, KeepPlace, RaiseConcern, SaveCheckIn } from '../schema'

const interviewInHand = async (actor: StaffActor, id: string, verb: Verb) => {
  const interview = found(
    await database().interview.findFirst({
      where: { id, ...interviewScope(actor) },
      select: {
        id: true,
        familyId: true,
        callerId: true,
        state: true,
        introducedAt: true,
        family: { select: { callerId: true } },
      },
    }),
  )
  await authorize(actor, verb, { id, callerId: interview.family.callerId })
  return interview
}

/** The question in hand and those put off. The last one to write wins: it is a place, not an answer, and has no audit row. */
export const keepPlace = async (actor: StaffActor, input: KeepPlace): Promise<{ place: string }> => {
  const interview = await interviewInHand(actor, input.id, 'answer.save')
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

const ownerOf = async (actor: StaffActor, owner: AgreeHelp['owner']): Promise<string | null> => {
  if (owner === 'me') return actor.staffId
  const coordinator = await database().staff.findFirst({
    where: { organisationId: actor.organisationId, role: 'coordinator', disabledAt: null },
    orderBy: { createdAt: 'asc' },
    select: { id: true },
  })
  return coordinator?.id ?? actor.staffId
}

export const agreeHelp = async (actor: StaffActor, input: AgreeHelp): Promise<{ helpId: string }> => {
  const interview = await interviewInHand(actor, input.id, 'help.add')
  const values = {
    type: input.type,
    text: input.text,
    state: input.state,
    suggestedBy: input.suggestedBy,
    ownerId: input.state === 'open' ? await ownerOf(actor, input.owner) : null,
    dueOn: input.dueOn ? dateColumn(input.dueOn) : null,
  }
  return inTransaction(async (tx) => {
    const same = await tx.helpItem.findUnique({
      where: { id: input.helpId },
      select: { interviewId: true, state: true },
    })
    if (same && same.interviewId !== interview.id) throw new AppError('not_found')
    if (same?.state === 'done') throw new AppError('locked', 'help_closed')
    await tx.helpItem.upsert({
      where: { id: input.helpId },
      create: {
        id: input.helpId,
        organisationId: actor.organisationId,
        familyId: interview.familyId,
        interviewId: interview.id,
        week: weekAt(now()),
        createdAt: now(),
        ...values,
      },
      update: { ...values, version: { increment: 1 } },
      select: { id: true },
    })
    await audit(tx, actor, same ? 'help.change' : 'help.add', input.helpId, { type: input.type, state: input.state })
    return { helpId: input.helpId }
  })
}

/** "Niet pluis": reaches the coordinator the same day. Taken back while nobody has seen it, it leaves its trace. */
export const raiseConcern = async (actor: StaffActor, input: RaiseConcern): Promise<{ raised: boolean }> => {
  const interview = await interviewInHand(actor, input.id, 'concern.raise')
  return inTransaction(async (tx) => {
    const at = now()
    const before = await tx.safetyConcern.findUnique({ where: { interviewId: interview.id }, select: { text: true } })
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
        text: input.text,
        withdrawnAt: input.raised ? null : at,
        ...(before && before.text !== input.text ? { seenAt: null, seenById: null, raisedAt: at } : {}),
      },
      select: { interviewId: true },
    })
    await audit(tx, actor, 'concern.raise', interview.id, { raised: input.raised })
    return { raised: input.raised }
  })
}

/** Private to the caller of this interview unless shared; a coordinator who corrects does not touch it. */
export const saveCheckIn = async (actor: StaffActor, input: SaveCheckIn): Promise<{ saved: true }> => {
  const interview = await interviewInHand(actor, input.id, 'interview.read')
  await authorize(actor, 'check_in.save', { id: input.id, ownerId: interview.callerId })
  const values = { feeling: input.feeling, text: input.text, shared: input.shared }
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
