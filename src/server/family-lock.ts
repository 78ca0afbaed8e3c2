/**
 * Locks rows of families until the end of the transaction, in strengths that are named after what they are for. Several are
 * locked in the order of their ids, so that two transactions do not wait for each other.
 */
import 'server-only'
import { requireFound } from './authorize'
import { Prisma, type Transaction } from './db'

const lockedFamilies = (tx: Transaction, condition: Prisma.Sql, strength: Prisma.Sql) =>
  tx.$queryRaw<{ id: string; ref: string; mayCall: boolean }[]>`
    select id, ref, may_call as "mayCall" from family where ${condition} order by id ${strength}`

const withIds = (ids: readonly string[]) => Prisma.sql`id = any(${[...ids]}::uuid[])`

/** For a change: of two commands at one family the second sees what the first did. Rows that refer to it can be added meanwhile. */
export const lockFamilies = (tx: Transaction, ids: readonly string[], condition = Prisma.sql`true`) =>
  lockedFamilies(tx, Prisma.sql`${withIds(ids)} and ${condition}`, Prisma.sql`for no key update`)

/** One family, for a change. Throws `not_found` for one that the transaction does not see. */
export const lockFamily = async (tx: Transaction, id: string) => requireFound((await lockFamilies(tx, [id]))[0])

/** For removal: whoever adds a row that refers to the family waits for it too, or is waited for. Null when there is none. */
export const lockFamilyForRemoval = async (tx: Transaction, condition: Prisma.Sql) =>
  (await lockedFamilies(tx, condition, Prisma.sql`for update`))[0] ?? null

/** Against removal alone: everybody may go on changing the families. Those that were removed before are not among the rows. */
export const lockFamiliesAgainstRemoval = (tx: Transaction, organisationId: string, ids: readonly string[]) =>
  lockedFamilies(
    tx,
    Prisma.sql`${withIds(ids)} and organisation_id = ${organisationId}::uuid`,
    Prisma.sql`for key share`,
  )
