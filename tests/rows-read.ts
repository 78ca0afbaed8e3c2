/** How many rows of tables a piece of work reads. What a connection read is known once it ended, so all of them end first. */
import { disconnect, Prisma } from '@/server/db'
import { database, ownerDatabase } from './owner'

const isConnected = async (isCounted: Prisma.Sql) => {
  const [others] = await database().$queryRaw<[{ count: number }]>`
    select count(*)::int as count from pg_stat_activity
    where datname = current_database() and backend_type = 'client backend' and ${isCounted}`
  return others.count > 0
}

/** Rows and index entries that anybody read until now. */
const readUntilNow = async (tables: readonly string[]) => {
  await disconnect()
  while (await isConnected(Prisma.sql`usename <> current_user`));
  const [total] = await database().$queryRaw<[{ read: number }]>`
    select (select sum(seq_tup_read + coalesce(idx_tup_fetch, 0)) from pg_stat_user_tables where relname = any(${[...tables]}))::int
      + (select sum(idx_tup_read) from pg_stat_user_indexes where relname = any(${[...tables]}))::int as read`
  return total.read
}

/** What the owner read while preparing is counted before, once its connections ended. */
export const endPreparing = async () => {
  await ownerDatabase().$disconnect()
  while (await isConnected(Prisma.sql`pid <> pg_backend_pid()`));
}

export const rowsReadBy = async (tables: readonly string[], work: () => Promise<unknown>): Promise<number> => {
  const before = await readUntilNow(tables)
  await work()
  return (await readUntilNow(tables)) - before
}
