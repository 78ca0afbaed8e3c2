import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { mayStart } from '@/domain/calls/next-step'
import { dateAt } from '@/domain/dates'
import { audit } from '@/server/audit'
import { authorize } from '@/server/authorize'
import { dateColumn, now } from '@/server/clock'
import { inTransaction } from '@/server/db'
import { AppError } from '@/server/errors'
import { openStep, storeNextSteps } from '@/server/next-steps'
import { loadFamilyToCall, refuseForeignNumber, updateLastAttempt } from '../parts/family-to-call'
import { claimLease } from '@/server/call-lease'
import { lockFamily } from '@/server/family-lock'
import type { StartAttempt } from '../schema'

/**
 * Notes that a caller dials a family, before anybody answers, and shows it to colleagues. The outcome follows under the same
 * id, and so does a call that is dialled again. Throws `taken_by_colleague` while a colleague calls the family: they have it
 * on lease, or work in an interview with it.
 */
export const startAttempt = async (actor: StaffActor, { id, familyId, contactPointId, channel }: StartAttempt) => {
  const family = await loadFamilyToCall(actor, familyId, 'attempt.record')
  await authorize(actor, 'attempt.record', family)
  const { organisationId } = family
  return inTransaction(actor, async (tx) => {
    const { mayCall } = await lockFamily(tx, familyId)
    const storedAttempt = await tx.contactAttempt.findUnique({
      where: { id },
      select: { familyId: true, outcome: true, undoneAt: true },
    })
    if (storedAttempt && storedAttempt.familyId !== familyId) throw new AppError('conflict', 'exists_already')
    if (storedAttempt?.undoneAt) throw new AppError('conflict', 'undone_already')
    if (storedAttempt && storedAttempt.outcome !== 'dialled') return { id }
    if (!mayCall) throw new AppError('locked', 'may_not_call')
    const step = await openStep(tx, familyId)
    if (step && !mayStart(step, dateAt(now()))) throw new AppError('locked', 'calls_stopped')
    await refuseForeignNumber(tx, actor, { familyId, contactPointId })
    const lease = { organisationId, familyId, staffId: actor.staffId }
    if (!(await claimLease(tx, lease))) throw new AppError('locked', 'taken_by_colleague')
    if (storedAttempt) return { id }
    const at = now()
    await tx.contactAttempt.create({
      data: {
        id,
        organisationId,
        familyId,
        staffId: actor.staffId,
        contactPointId,
        channel,
        outcome: 'dialled',
        at,
        day: dateColumn(dateAt(at)),
      },
      select: { id: true },
    })
    await updateLastAttempt(tx, familyId)
    await storeNextSteps(tx, organisationId, [familyId])
    await audit(tx, actor, 'attempt.record', id, { family: familyId, outcome: 'dialled' })
    return { id }
  })
}
