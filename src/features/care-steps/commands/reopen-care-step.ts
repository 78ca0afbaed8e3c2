import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { audit } from '@/server/audit'
import { inTransaction } from '@/server/db'
import type { CareStepId } from '../schema'
import { requireCareStep } from '../parts/require-care-step'

/** Takes back that the step was done. A repeat changes nothing. */
export const reopenCareStep = async (actor: StaffActor, { id }: CareStepId): Promise<CareStepId> => {
  await requireCareStep(actor, id, 'care_step.reopen')
  return inTransaction(actor, async (tx) => {
    const changedSteps = await tx.careStep.updateMany({
      where: { id, doneAt: { not: null } },
      data: { doneAt: null, doneById: null },
    })
    if (changedSteps.count > 0) await audit(tx, actor, 'care_step.reopen', id)
    return { id }
  })
}
