/** How many care steps for parents a person or a coordinator has to do today, for the e-mail of the day. */
import 'server-only'
import type { StaffActor, Actor } from '@/domain/access/actor'
import { visibleCareSteps } from '@/domain/access/care-step'
import { isWholeOrganisation } from '@/domain/access/scope'
import { isOpenForParent, isPromisedBy, isStoppedFamily, needsCoordinator } from './care-step-conditions'
import { today } from './clock'
import { database, Prisma } from './db'
import { careStepInScope } from './scope'

const countOf = async (actor: Actor, condition: Prisma.Sql): Promise<number> => {
  const [row] = await database(actor).$queryRaw<{ count: number }[]>`
    select count(*)::int as count from care_step join staff owner on owner.id = care_step.owner_id
    where ${isOpenForParent} and ${careStepInScope(actor)} and ${condition}`
  return row?.count ?? 0
}

/** The parents whom this person calls again today: by their own promise, of whom they cover, or of a family they call. */
export const dueCareSteps = (actor: StaffActor): Promise<number> => {
  const ownPromise = isPromisedBy([actor.staffId, ...actor.coversForIds])
  const ofActor = isWholeOrganisation(visibleCareSteps(actor)) ? ownPromise : Prisma.sql`true`
  return countOf(actor, Prisma.sql`${ofActor} and care_step.due_on <= ${today()}::date and not ${isStoppedFamily()}`)
}

/** The steps that need a coordinator. */
export const waitingCareSteps = (actor: Actor): Promise<number> => countOf(actor, needsCoordinator())
