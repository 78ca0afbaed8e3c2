import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { authorize } from '@/server/authorize'
import { fingerprintOf } from '@/server/crypto'
import { database, type Transaction } from '@/server/db'
import { mostAssigned, type FamilyFilter } from '../schema'
import { familiesBy } from './family-list'

type Asked = { filter: FamilyFilter; text: string }

/** Every family of a list, as far as all of it can be handed over at once, and one more. */
export const familiesInAll = (db: Pick<Transaction, 'family'>, actor: Actor, { filter, text }: Asked) =>
  db.family.findMany({
    where: familiesBy(actor, filter, text),
    orderBy: { id: 'asc' },
    take: mostAssigned + 1,
    select: { id: true, callerId: true },
  })

/** The same families, the same print; as many others have another one. */
export const printOfFamilies = (rows: readonly { id: string }[]): string =>
  fingerprintOf(rows.map(({ id }) => id).toSorted())

/** Which families a list has, in one: what somebody chose when they chose all of it. */
export const printOfList = async (actor: Actor, asked: Asked): Promise<string> => {
  await authorize(actor, 'family.assign')
  return printOfFamilies(await familiesInAll(database(), actor, asked))
}
