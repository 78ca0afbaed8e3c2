import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { Prisma, type Transaction } from '@/server/db'

const tables = {
  family: Prisma.sql`family`,
  school: Prisma.sql`school`,
  board: Prisma.sql`school_board`,
  municipality: Prisma.sql`municipality`,
}
export type TableOfRefs = keyof typeof tables

/**
 * A spreadsheet turns 0012 into 12. Maps each of these refs that is a number and not stored to the one stored ref that
 * differs only in zeros at its beginning. A ref with two such candidates has no entry.
 */
export const refsWithZeros = async (
  tx: Transaction,
  actor: Actor,
  table: TableOfRefs,
  refs: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  const numbers = [...new Set(refs.filter((ref) => /^[1-9]\d*$/.test(ref)))]
  if (numbers.length === 0) return new Map()
  const rows = await tx.$queryRaw<{ short: string; ref: string }[]>`
    select ltrim(ref, '0') as short, max(ref) as ref from ${tables[table]}
    where organisation_id = ${actor.organisationId}::uuid and ltrim(ref, '0') = any(${numbers}::text[])
    group by 1 having count(*) = 1 and max(ref) like '0%'`
  return new Map(rows.map(({ short, ref }) => [short, ref]))
}
