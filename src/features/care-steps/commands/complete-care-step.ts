import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { audit } from '@/server/audit'
import { now } from '@/server/clock'
import { inTransaction } from '@/server/db'
import type { CareStepId } from '../schema'
import { requireCareStep } from '../parts/require-care-step'

/** Notes that the step was done, and by whom. The first one counts: a repeat changes nothing. */
export const completeCareStep = async (actor: StaffActor, { id }: CareStepId): Promise<CareStepId> => {
  await requireCareStep(actor, id, 'care_step.complete')
  return inTransaction(actor, async (tx) => {
    const changedSteps = await tx.careStep.updateMany({
      where: { id, doneAt: null },
      data: { doneAt: now(), doneById: actor.staffId },
    })
    if (changedSteps.count > 0) await audit(tx, actor, 'care_step.complete', id)
    return { id }
  })
}
