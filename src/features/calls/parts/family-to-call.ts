import 'server-only'
import type { Actor } from '@/domain/access/actor'
import type { Verb } from '@/domain/access/verbs'
import { dayMs } from '@/domain/dates'
import { requireFound } from '@/server/authorize'
import { dateColumn, now, today } from '@/server/clock'
import { database, type Transaction } from '@/server/db'
import { AppError } from '@/server/errors'
import { familyScope } from '@/server/scope'

/** Loads the family of an attempt or a call request. Throws `not_found` outside the actor's scope. */
export const loadFamilyToCall = async (actor: Actor, id: string, verb: Verb) =>
  requireFound(
    await database().family.findFirst({
      where: { ...familyScope(actor), AND: { id } },
      select: { id: true, organisationId: true, callerId: true },
    }),
    { actor, verb, id },
  )

/** Locks the family, so that two attempts at it run one after the other and each sees the other's call requests. */
export const lockFamily = async (tx: Transaction, id: string) => {
  const [row] = await tx.$queryRaw<{ may_call: boolean }[]>`
    select may_call from family where id = ${id}::uuid for update`
  return { mayCall: requireFound(row).may_call }
}

/** Stores the time of the last attempt that was not undone in the family's row, where lists read it. */
export const updateLastAttempt = async (tx: Transaction, familyId: string) => {
  const { _max } = await tx.contactAttempt.aggregate({ where: { familyId, undoneAt: null }, _max: { at: true } })
  await tx.family.update({ where: { id: familyId }, data: { lastAttemptAt: _max.at }, select: { id: true } })
}

const farthestMs = 366 * dayMs

/** The day as a column value. Throws `day_needed` for a day in the past, or one so far ahead that it must be a mistake. */
export const requireCallDay = (day: string): Date => {
  const date = dateColumn(day)
  if (day < today() || date.getTime() > now().getTime() + farthestMs) throw new AppError('invalid', 'day_needed')
  return date
}
