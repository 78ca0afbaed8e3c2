/** Conditions on open care steps for parents, on the tables `care_step` and `owner`, that lists and counts share. */
import 'server-only'
import { rolesThatMay } from '@/domain/access/can'
import { responsibleFor } from './absences'
import { today } from './clock'
import { Prisma } from './db'
import { isEndedStop } from './step-conditions'

/** An open step for a parent. */
export const isOpenForParent = Prisma.sql`(care_step.kind = 'parent' and care_step.done_at is null)`

/** The family may not be called now, by the parent's wish or because calling was stopped: dialling would be refused. */
export const isStoppedFamily = (): Prisma.Sql => Prisma.sql`(
  exists (select from family stopped where stopped.id = care_step.family_id and not stopped.may_call)
  or exists (select from next_step step where step.family_id = care_step.family_id and step.closed_at is null
    and step.kind = 'stopped' and ${isEndedStop()} is not true))`

/** Nobody who works on its day is responsible: the owner left, makes no calls any more, or is away without a cover. */
const isWithoutWorkingOwner = (): Prisma.Sql => Prisma.sql`(
  owner.disabled_at is not null or owner.role <> all(${rolesThatMay('care_step.complete')}::"Role"[])
  or care_step.due_on <= ${today()}::date and ${responsibleFor(Prisma.sql`care_step.owner_id`)} is null)`

/** A coordinator takes care of it: it was not done in time, nobody can do it on its day, or the family may not be called. */
export const needsCoordinator = (): Prisma.Sql => Prisma.sql`(
  care_step.due_on < ${today()}::date or ${isWithoutWorkingOwner()} or ${isStoppedFamily()})`

/** The person, or a colleague for whom they cover, promised it. */
export const isPromisedBy = (staffIds: readonly string[]): Prisma.Sql =>
  Prisma.sql`care_step.owner_id = any(${[...staffIds]}::uuid[])`
