import 'server-only'
import type { Actor } from '@/domain/access/actor'
import type { Verb } from '@/domain/access/verbs'
import { dayMs } from '@/domain/dates'
import { requireFound } from '@/server/authorize'
import { dateColumn, now, today } from '@/server/clock'
import { database, type Transaction } from '@/server/db'
import { AppError } from '@/server/errors'
import { familyScope } from '@/server/scope'

/** The family that an attempt or a request is about, as far as the actor sees it. */
export const loadFamilyToCall = async (actor: Actor, id: string, verb: Verb) =>
  requireFound(
    await database().family.findFirst({
      where: { ...familyScope(actor), AND: { id } },
      select: { id: true, organisationId: true, callerId: true },
    }),
    { actor, verb, id },
  )

/** Two attempts at one family wait for each other, so that each sees what the other did to its requests. */
export const lockFamily = async (tx: Transaction, id: string) => {
  const [row] = await tx.$queryRaw<{ may_call: boolean }[]>`
    select may_call from family where id = ${id}::uuid for update`
  return { mayCall: requireFound(row).may_call }
}

/** The day of the last attempt that stands, kept beside the family for lists. */
export const updateLastAttempt = async (tx: Transaction, familyId: string) => {
  const { _max } = await tx.contactAttempt.aggregate({ where: { familyId, undoneAt: null }, _max: { at: true } })
  await tx.family.update({ where: { id: familyId }, data: { lastAttemptAt: _max.at }, select: { id: true } })
}

const farthestMs = 366 * dayMs

/** A day to call on: not gone by, and not so far off that it must be a slip. */
export const requireCallDay = (day: string): Date => {
  const date = dateColumn(day)
  if (day < today() || date.getTime() > now().getTime() + farthestMs) throw new AppError('invalid', 'day_needed')
  return date
}
