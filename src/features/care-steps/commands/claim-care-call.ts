import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { mayStart } from '@/domain/calls/next-step'
import { audit } from '@/server/audit'
import { authorize, requireFound } from '@/server/authorize'
import { claimLease, releaseIdleLeases } from '@/server/call-lease'
import { dayOfColumn, today } from '@/server/clock'
import { inTransaction, ofOrganisation, type Transaction } from '@/server/db'
import { AppError } from '@/server/errors'
import { lockFamily } from '@/server/family-lock'
import { openStep } from '@/server/next-steps'
import type { CareStepId } from '../schema'
import { requireCareStep } from '../parts/require-care-step'

/** Locks the family, so that two people who claim it run one after the other, and refuses one that may not be called. */
const lockCallableFamily = async (tx: Transaction, familyId: string) => {
  const { mayCall } = await lockFamily(tx, familyId)
  if (!mayCall) throw new AppError('locked', 'may_not_call')
  const nextStep = await openStep(tx, familyId)
  if (nextStep && !mayStart(nextStep, today())) throw new AppError('locked', 'calls_stopped')
}

/**
 * Gives this person the family of a care step, for as long as a lease, so that they can make the call that they promised
 * although the family is somebody else's. It works from the day of the step on, until the step is done.
 */
export const claimCareCall = async (actor: StaffActor, { id }: CareStepId): Promise<{ familyId: string }> => {
  await authorize(actor, 'call.claim')
  const step = await requireCareStep(actor, id, 'care_step.complete')
  const familyId = requireFound(step.kind === 'parent' ? step.familyId : null, { actor, verb: 'call.claim', id })
  if (step.doneAt) throw new AppError('conflict', 'changed_meanwhile')
  if (dayOfColumn(step.dueOn) > today()) throw new AppError('locked', 'care_step_later')
  const { organisationId, staffId } = actor
  // The family is another's until it is claimed.
  return inTransaction(ofOrganisation(organisationId), async (tx) => {
    // The family first: whoever changes families ends leases after it has locked them.
    await lockCallableFamily(tx, familyId)
    await releaseIdleLeases(tx, staffId)
    if (!(await claimLease(tx, { organisationId, familyId, staffId })))
      throw new AppError('locked', 'taken_by_colleague')
    await audit(tx, actor, 'call.claim', familyId, { careStep: id })
    return { familyId }
  })
}
