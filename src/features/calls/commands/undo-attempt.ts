import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { visibleFamilies } from '@/domain/access/family'
import { isInScope } from '@/domain/access/scope'
import { outcomesWhere, ruleOf, undoForMs } from '@/domain/calls/outcomes'
import type { Contact } from '@/domain/people/contact-point'
import { restoreAppointments } from '@/server/appointments'
import { audit } from '@/server/audit'
import { authorize, requireFound } from '@/server/authorize'
import { claimLease, leaseMs } from '@/server/call-lease'
import { now } from '@/server/clock'
import { database, inTransaction, ofOrganisation, type Transaction } from '@/server/db'
import { AppError } from '@/server/errors'
import { lockFamily } from '@/server/family-lock'
import { restoreBookings } from '@/server/interpreter-bookings'
import { storeNextSteps } from '@/server/next-steps'
import { attemptScope, holderColumns, holdersOf } from '@/server/scope'
import { updateLastAttempt } from '../parts/family-to-call'
import type { UndoAttempt } from '../schema'

const requireAttempt = async (actor: Actor, id: string) =>
  requireFound(
    await database(actor).contactAttempt.findFirst({
      where: { ...attemptScope(actor), AND: { id } },
      select: {
        id: true,
        at: true,
        familyId: true,
        contactPointId: true,
        outcome: true,
        staffId: true,
        organisationId: true,
        family: { select: holderColumns },
      },
    }),
    { actor, verb: 'attempt.undo', id },
  )

type Attempt = Awaited<ReturnType<typeof requireAttempt>>

const closingOutcomes = outcomesWhere(({ closesNumber }) => closesNumber)

/** Another number took the place of this one during the call. */
const isReplaced = async (tx: Transaction, { familyId, at }: Attempt, { kind, value }: Contact) => {
  const change = await tx.contactChange.findFirst({
    where: { familyId, field: kind, at: { gte: new Date(at.getTime() - leaseMs), lte: at } },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    select: { oldValue: true },
  })
  return change?.oldValue === value
}

/** Opens the number again, unless another attempt also closed it, or another number took its place. */
const reopenNumber = async (tx: Transaction, attempt: Attempt) => {
  const { contactPointId, outcome } = attempt
  if (!contactPointId || !ruleOf(outcome).closesNumber) return
  const others = await tx.contactAttempt.count({
    where: { contactPointId, outcome: { in: [...closingOutcomes] }, undoneAt: null },
  })
  if (others > 0) return
  const point = await tx.contactPoint.findUnique({
    where: { id: contactPointId },
    select: { kind: true, value: true },
  })
  if (!point || (await isReplaced(tx, attempt, point))) return
  await tx.contactPoint.update({ where: { id: contactPointId }, data: { state: 'active' }, select: { id: true } })
}

/** Takes back the appointment of the attempt, and opens what it moved or cancelled (see `closeAppointments`). */
const undoAppointments = async (tx: Transaction, { id, organisationId, familyId, at }: Attempt) => {
  await tx.appointment.updateMany({
    where: { attemptId: id, closedAt: null },
    data: { closedAt: now(), closedAs: 'undone' },
  })
  await restoreAppointments(tx, { familyId, at })
  await restoreBookings(tx, organisationId, familyId)
}

/** The lease ended with the outcome. Whoever sees the family only by it needs it again for the right outcome. */
const claimLeaseAgain = async (
  tx: Transaction,
  actor: Actor,
  { familyId, organisationId, family, outcome }: Attempt,
) => {
  if (actor.kind !== 'staff' || outcome === 'dialled') return
  if (isInScope(visibleFamilies(actor), { organisationId, ...holdersOf(family) })) return
  await claimLease(tx, { organisationId, familyId, staffId: actor.staffId })
}

/** Undoes an attempt for a short time after it. The row stays and is marked as undone, so the history is complete. */
export const undoAttempt = async (actor: Actor, { id }: UndoAttempt) => {
  const attempt = await requireAttempt(actor, id)
  const isDecision = ruleOf(attempt.outcome).offered === 'coordinator'
  await authorize(actor, isDecision ? 'call.decide' : 'attempt.undo', {
    ...holdersOf(attempt.family),
    organisationId: attempt.organisationId,
    begunById: attempt.staffId ?? '',
    begunForMs: now().getTime() - attempt.at.getTime(),
  })
  // The lease ended by the outcome that is undone, so what else it changed is out of sight.
  return inTransaction(ofOrganisation(attempt.organisationId), async (tx) => {
    await lockFamily(tx, attempt.familyId)
    const undoneAt = now()
    if (undoneAt.getTime() - attempt.at.getTime() > undoForMs) throw new AppError('locked', 'too_late_to_undo')
    const undone = await tx.contactAttempt.updateMany({
      where: { id, undoneAt: null, interviewId: null },
      data: { undoneAt },
    })
    if (undone.count === 0) return { id }
    await reopenNumber(tx, attempt)
    await undoAppointments(tx, attempt)
    await claimLeaseAgain(tx, actor, attempt)
    await updateLastAttempt(tx, attempt.familyId)
    await storeNextSteps(tx, attempt.organisationId, [attempt.familyId])
    await audit(tx, actor, 'attempt.undo', id, { family: attempt.familyId })
    return { id }
  })
}
