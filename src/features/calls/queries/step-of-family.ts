import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { authorize } from '@/server/authorize'
import { database } from '@/server/db'
import { familyScope } from '@/server/scope'
import { stepColumns, stepOf, type StepOfFamily } from '../parts/step-row'

/** The next step of one family; null outside the actor's scope. */
export const stepOfFamily = async (actor: Actor, familyId: string): Promise<StepOfFamily | null> => {
  await authorize(actor, 'call.read')
  const step = await database(actor).nextStep.findFirst({
    where: { familyId, closedAt: null, family: familyScope(actor) },
    select: stepColumns,
  })
  return step && stepOf(step)
}
