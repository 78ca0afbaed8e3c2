import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { authorize } from '@/server/authorize'
import { Prisma } from '@/server/db'
import { careStepInScope } from '@/server/scope'
import { openCareSteps, type CareStepList } from '../parts/care-step-rows'

const mostShown = 20

/** The open steps for the parent of a family, and how many there are. */
export const careStepsOfFamily = async (actor: StaffActor, familyId: string): Promise<CareStepList> => {
  await authorize(actor, 'care_step.read')
  const ofFamily = Prisma.sql`${careStepInScope(actor)} and care_step.family_id = ${familyId}::uuid`
  return openCareSteps(actor, ofFamily, mostShown)
}
