import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { fingerprintOf } from '@/server/crypto'
import { Prisma } from '@/server/db'
import type { Reading } from '@/server/family-names'
import { mostAssigned } from '../schema'
import { listCondition, type WholeList } from './listed-families'

/** One more than can be assigned at once, so that the excess shows. */
const mostRead = mostAssigned + 1

type AssignedFamily = { id: string; callerId: string | null }

/** The families of a list, up to the first that are too many. */
export const familiesInAll = async (db: Reading, actor: Actor, list: WholeList): Promise<AssignedFamily[]> => {
  const condition = await listCondition(db, actor, list, mostRead)
  return db.$queryRaw<AssignedFamily[]>(Prisma.sql`
    select family.id, family.caller_id as "callerId" from family where ${condition} order by family.id limit ${mostRead}`)
}

/** A hash of the families' ids. Another set of families has another hash, even with the same number of families. */
export const fingerprintOfFamilies = (rows: readonly { id: string }[]): string =>
  fingerprintOf(rows.map(({ id }) => id).toSorted())
