import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { fingerprintOf } from '@/server/crypto'
import type { Transaction } from '@/server/db'
import { mostAssigned, type FamilyFilter } from '../schema'
import { familyCondition } from './family-condition'

export type WholeList = { filter: FamilyFilter; text: string }

/** The families of a list, up to one more than can be assigned at once, so that the excess shows. */
export const familiesInAll = (db: Pick<Transaction, 'family'>, actor: Actor, { filter, text }: WholeList) =>
  db.family.findMany({
    where: familyCondition(actor, filter, text),
    orderBy: { id: 'asc' },
    take: mostAssigned + 1,
    select: { id: true, callerId: true },
  })

/** A hash of the families' ids. Another set of families has another hash, even with the same number of families. */
export const fingerprintOfFamilies = (rows: readonly { id: string }[]): string =>
  fingerprintOf(rows.map(({ id }) => id).toSorted())
