import 'server-only'
import type { Transaction } from '@/server/db'
import type { ErasureRow } from '../schema'

/** Records these erasures and deletes every family that has one. Returns the ids of the families that were there. */
export const eraseListed = async (tx: Transaction, rows: readonly ErasureRow[]): Promise<string[]> => {
  const erasedFamilies = await tx.$queryRaw<{ id: string }[]>`
    select id from apply_erasures(${JSON.stringify(rows)}::jsonb) as id`
  return erasedFamilies.map(({ id }) => id)
}
