import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { fingerprintOf } from '@/server/crypto'
import type { Transaction } from '@/server/db'
import { AppError } from '@/server/errors'
import { mostChanged, type CallFilter } from '../schema'
import { isEndedStop } from '@/server/step-conditions'
import { callCondition } from './call-condition'

/** `isStopped`: the organisation does not call the family now. */
export type ListedFamily = { id: string; callerId: string | null; mayCall: boolean; isStopped: boolean }

/** All families of a list, up to one more than can be changed at once, so that the excess shows. */
export const familiesInList = (db: Pick<Transaction, '$queryRaw'>, actor: Actor, filter: CallFilter) =>
  db.$queryRaw<ListedFamily[]>`
    select family.id, family.caller_id as "callerId", family.may_call as "mayCall",
      step.kind = 'stopped' and ${isEndedStop()} is not true as "isStopped"
    from next_step step join family on family.id = step.family_id
    where ${callCondition(actor, filter)}
    order by family.id limit ${mostChanged + 1}`

/** A hash of the families' ids. Another set of families has another hash, even with the same number of families. */
export const fingerprintOfList = (families: readonly { id: string }[]): string =>
  fingerprintOf(families.map(({ id }) => id).toSorted())

type ShownList = { filter: CallFilter; count: number; print: string }

/** Throws `list_changed` when the list is no longer the one on the screen. */
export const requireSameList = async (tx: Transaction, actor: Actor, { filter, count, print }: ShownList) => {
  const families = await familiesInList(tx, actor, filter)
  if (families.length !== count || fingerprintOfList(families) !== print) throw new AppError('conflict', 'list_changed')
  return families
}
