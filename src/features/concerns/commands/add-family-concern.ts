import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { authorize, requireFound } from '@/server/authorize'
import { now } from '@/server/clock'
import { database, inTransaction } from '@/server/db'
import { familyScope, heldAttemptScope, holderColumns, holdersOf } from '@/server/scope'
import { coordinatorNames } from '../parts/coordinator-names'
import { createFamilyConcern } from '../parts/create-family-concern'
import type { AddFamilyConcern } from '../schema'

/**
 * Who may raise a concern about the family: its holders, or who tried to reach it within the last day, although the outcome
 * ended their lease. The attempt lets them write and read nothing.
 */
const subjectOf = async (actor: StaffActor, familyId: string) => {
  const family = await database(actor).family.findFirst({
    where: { ...familyScope(actor), AND: { id: familyId } },
    select: holderColumns,
  })
  if (family) return { id: familyId, ...holdersOf(family) }
  const attempt = await database(actor).contactAttempt.findFirst({
    where: { ...heldAttemptScope(actor), AND: { familyId, undoneAt: null } },
    orderBy: { at: 'desc' },
    select: { staffId: true, at: true },
  })
  const { staffId, at } = requireFound(attempt, { actor, verb: 'concern.raise', id: familyId })
  return { id: familyId, heldById: staffId, endedForMs: now().getTime() - at.getTime() }
}

/**
 * Raises a safety concern about a family without an interview, from its card or page. Returns the names of the coordinators who receive it.
 */
export const addFamilyConcern = async (actor: StaffActor, input: AddFamilyConcern) => {
  await authorize(actor, 'concern.raise', await subjectOf(actor, input.familyId))
  return inTransaction(actor, async (tx) => {
    await createFamilyConcern(tx, actor, input)
    return { entryId: input.entryId, to: await coordinatorNames(tx, actor) }
  })
}
