import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { fingerprintOf } from '@/server/crypto'
import type { Transaction } from '@/server/db'
import { mostAssigned, type FamilyFilter } from '../schema'
import { familyCondition } from './family-condition'

export type WholeList = { filter: FamilyFilter; text: string }

/** Every family of a list, as far as all of it can be handed over at once, and one more. */
export const familiesInAll = (db: Pick<Transaction, 'family'>, actor: Actor, { filter, text }: WholeList) =>
  db.family.findMany({
    where: familyCondition(actor, filter, text),
    orderBy: { id: 'asc' },
    take: mostAssigned + 1,
    select: { id: true, callerId: true },
  })

/** The same families, the same print; as many others have another one. */
export const fingerprintOfFamilies = (rows: readonly { id: string }[]): string =>
  fingerprintOf(rows.map(({ id }) => id).toSorted())
