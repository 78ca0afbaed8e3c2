import 'server-only'
import type { Actor } from '@/domain/access/actor'
import type { Verb } from '@/domain/access/verbs'
import { dayMs, instantOf } from '@/domain/dates'
import { auditForeignIds, requireFound } from '@/server/authorize'
import { dateColumn, now, today } from '@/server/clock'
import { database, type Transaction } from '@/server/db'
import { AppError } from '@/server/errors'
import { familyScope, holderColumns, holdersOf } from '@/server/scope'

type FamilyRow = { id: string; organisationId: string } & Parameters<typeof holdersOf>[0]

const familyToCall = ({ id, organisationId, ...holders }: FamilyRow) => ({
  id,
  organisationId,
  ...holdersOf(holders),
})

/** Loads the family of an attempt or a call request. Throws `not_found` outside the actor's scope. */
export const loadFamilyToCall = async (actor: Actor, id: string, verb: Verb) =>
  familyToCall(
    requireFound(
      await database(actor).family.findFirst({
        where: { ...familyScope(actor), AND: { id } },
        select: { id: true, organisationId: true, ...holderColumns },
      }),
      { actor, verb, id },
    ),
  )

/** Refuses a number or address of another family. */
export const refuseForeignNumber = async (
  tx: Transaction,
  actor: Actor,
  { familyId, contactPointId }: { familyId: string; contactPointId: string | null },
) => {
  if (contactPointId === null) return
  const familyPoints = await tx.contactPoint.findMany({ where: { id: contactPointId, familyId }, select: { id: true } })
  auditForeignIds({ actor, verb: 'attempt.record' }, [contactPointId], familyPoints)
  if (familyPoints.length === 0) throw new AppError('invalid', 'number_needed')
}

/** Stores the time of the last attempt that was not undone in the family's row, where lists read it. */
export const updateLastAttempt = (tx: Transaction, familyId: string) => tx.$executeRaw`
  update family set last_attempt_at = (
    select max(at) from contact_attempt where family_id = ${familyId}::uuid and undone_at is null)
  where id = ${familyId}::uuid`

const farthestMs = 366 * dayMs

/** The hour of a call back on that day; null when the parent named none. Throws `no_such_time` for one that the clock skips. */
export const requireCallTime = (day: string, time: string | null): string | null => {
  if (time !== null && !instantOf(day, time)) throw new AppError('invalid', 'no_such_time')
  return time
}

/** The day as a column value. Throws `day_needed` for a day in the past, or one so far ahead that it must be a mistake. */
export const requireCallDay = (day: string): Date => {
  const date = dateColumn(day)
  if (day < today() || date.getTime() > now().getTime() + farthestMs) throw new AppError('invalid', 'day_needed')
  return date
}
