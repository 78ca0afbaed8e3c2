import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { visibleCareSteps } from '@/domain/access/care-step'
import { isWholeOrganisation } from '@/domain/access/scope'
import { authorize } from '@/server/authorize'
import { isPromisedBy, needsCoordinator } from '@/server/care-step-conditions'
import { Prisma } from '@/server/db'
import { careStepInScope } from '@/server/scope'
import { openCareSteps, type CareStepList } from '../parts/care-step-rows'

const mostShown = 50

/**
 * The open steps for parents that the actor or a colleague for whom they cover promised, those of the families they call now,
 * and for who sees the whole organisation those that need a coordinator. The earliest day comes first.
 */
export const careStepsOfToday = async (actor: StaffActor): Promise<CareStepList> => {
  await authorize(actor, 'care_step.read')
  const seesAll = isWholeOrganisation(visibleCareSteps(actor))
  const ownPromise = isPromisedBy([actor.staffId, ...actor.coversForIds])
  const waits = seesAll ? Prisma.sql`(${ownPromise} or ${needsCoordinator()})` : Prisma.sql`true`
  return openCareSteps(actor, Prisma.sql`${careStepInScope(actor)} and ${waits}`, mostShown)
}
