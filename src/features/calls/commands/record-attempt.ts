import 'server-only'
import { randomUUID } from 'node:crypto'
import type { Actor } from '@/domain/access/actor'
import { can } from '@/domain/access/can'
import { ruleOf } from '@/domain/calls/outcomes'
import { dateAt } from '@/domain/dates'
import { closeAppointments } from '@/server/appointments'
import { audit } from '@/server/audit'
import { authorize } from '@/server/authorize'
import { dateColumn, now } from '@/server/clock'
import { inTransaction, type Transaction } from '@/server/db'
import { AppError } from '@/server/errors'
import { storeNextSteps } from '@/server/next-steps'
import { agreedOwner } from '../parts/appointment-owner'
import { createAppointment } from '../parts/create-appointment'
import {
  loadFamilyToCall,
  refuseForeignNumber,
  requireCallDay,
  requireCallTime,
  updateLastAttempt,
} from '../parts/family-to-call'
import { releaseLease, releaseOtherLease } from '@/server/call-lease'
import { lockFamily } from '@/server/family-lock'
import { sealText } from '@/server/sealed/sealed-text'
import type { RecordAttempt } from '../schema'

type Family = Awaited<ReturnType<typeof loadFamilyToCall>>

/**
 * The attempt of this id: null when there is none yet, or when this person dialled it and it waits for its outcome. A repeat
 * of the same outcome returns what is stored. The call of a colleague gets no outcome of somebody else, one that became an
 * interview has its outcome, and what was undone is not recorded by a repeat that comes late.
 */
const repeatedAttempt = async (tx: Transaction, actor: Actor, { id, familyId, outcome }: RecordAttempt) => {
  const storedAttempt = await tx.contactAttempt.findUnique({
    where: { id },
    select: { familyId: true, staffId: true, at: true, outcome: true, undoneAt: true, interviewId: true },
  })
  if (!storedAttempt) return null
  const isOwn = actor.kind !== 'staff' || storedAttempt.staffId === actor.staffId
  if (storedAttempt.familyId !== familyId || !isOwn) throw new AppError('conflict', 'exists_already')
  if (storedAttempt.outcome === 'dialled' && storedAttempt.interviewId === null) return null
  if (storedAttempt.undoneAt) throw new AppError('conflict', 'undone_already')
  if (storedAttempt.outcome !== outcome) throw new AppError('conflict', 'exists_already')
  return { id, at: storedAttempt.at, losesInterpreter: false }
}

/** The call is over for whoever recorded its outcome, and for the caller for whom a coordinator recorded it. */
const releaseLeases = async (tx: Transaction, actor: Actor, familyId: string) => {
  if (actor.kind === 'staff') await releaseLease(tx, familyId, actor.staffId)
  if (can(actor, 'call.take_over')) await releaseOtherLease(tx, familyId)
}

const attemptColumns = ({ id, familyId, outcome, channel, contactPointId, wish, note }: RecordAttempt, at: Date) => ({
  outcome,
  channel: ruleOf(outcome).attempted ? channel : null,
  contactPointId,
  at,
  day: dateColumn(dateAt(at)),
  notBefore: wish ? requireCallDay(wish.notBefore) : null,
  time: wish && requireCallTime(wish.notBefore, wish.time),
  partsOfDay: wish?.partsOfDay ?? [],
  note: sealText('contact_attempt.note', { ownerId: familyId, rowId: id }, note),
})

const saveAttempt = async (tx: Transaction, actor: Actor, family: Family, input: RecordAttempt, at: Date) => {
  const { organisationId } = family
  const { id, familyId } = input
  const staffId = actor.kind === 'staff' ? actor.staffId : null
  const isAgreed = ruleOf(input.outcome).effect.kind === 'asked'
  const forAbsent = isAgreed && (await agreedOwner(tx, actor, family)).isForAbsent
  const columns = { ...attemptColumns(input, at), forAbsent }
  await tx.contactAttempt.upsert({
    where: { id },
    create: { id, organisationId, familyId, staffId, ...columns },
    update: { ...columns, undoneAt: null },
    select: { id: true },
  })
}

/** Stores the appointment that the outcome made, and returns whether the interpreter is busy then. After a stop nothing that was agreed goes on. */
const saveAppointment = async (tx: Transaction, actor: Actor, family: Family, input: RecordAttempt, at: Date) => {
  const { effect } = ruleOf(input.outcome)
  // A parent who would rather not be called now does not want what was agreed before either.
  if (effect.kind === 'stop' || input.outcome === 'refused_soft')
    await closeAppointments(tx, {
      familyId: family.id,
      at,
      closedById: actor.kind === 'staff' ? actor.staffId : null,
      closedAs: effect.kind === 'stop' && effect.by === 'organisation' ? 'cancelled_by_us' : 'cancelled_by_parent',
    })
  if (!input.appointment) return false
  const { ownerId } = await agreedOwner(tx, actor, family)
  if (ownerId === null) return false
  const reason = await createAppointment(tx, actor, {
    ...input.appointment,
    id: randomUUID(),
    organisationId: family.organisationId,
    familyId: family.id,
    ownerId,
    channel: input.channel,
    note: input.note,
    attemptId: input.id,
    at,
  })
  return reason === 'interpreter_busy'
}

/**
 * Records the outcome of an attempt to reach a family, or a decision about it, and what follows from it. The browser makes
 * the id, so a repeat records nothing. The call that was dialled under that id gets its outcome.
 */
export const recordAttempt = async (actor: Actor, input: RecordAttempt) => {
  const verb = ruleOf(input.outcome).offered === 'coordinator' ? 'call.decide' : 'attempt.record'
  const family = await loadFamilyToCall(actor, input.familyId, verb)
  await authorize(actor, verb, family)
  const { id, familyId, contactPointId, outcome } = input
  return inTransaction(actor, async (tx) => {
    const { mayCall } = await lockFamily(tx, familyId)
    const sameAttempt = await repeatedAttempt(tx, actor, input)
    if (sameAttempt) return sameAttempt
    if (!mayCall) throw new AppError('locked', 'may_not_call')
    await refuseForeignNumber(tx, actor, input)
    const at = now()
    await saveAttempt(tx, actor, family, input, at)
    if (contactPointId && ruleOf(outcome).closesNumber)
      await tx.contactPoint.update({ where: { id: contactPointId }, data: { state: 'dead' }, select: { id: true } })
    const losesInterpreter = await saveAppointment(tx, actor, family, input, at)
    await updateLastAttempt(tx, familyId)
    await releaseLeases(tx, actor, familyId)
    await storeNextSteps(tx, family.organisationId, [familyId])
    await audit(tx, actor, verb, id, { family: familyId, outcome })
    return { id, at, losesInterpreter }
  })
}
