import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { authorize } from '@/server/authorize'
import { database } from '@/server/db'
import { isSeedCurrent } from '../parts/factor-seed'

/** How many apps have a seed under an earlier secret, and how many people have recovery codes that hang on the one of their making. */
export const factorsOfEarlierSecrets = async (actor: Actor): Promise<{ apps: number; peopleWithCodes: number }> => {
  await authorize(actor, 'key.read')
  const factors = await database().factor.findMany({ select: { id: true, seed: true } })
  const [row] = await database().$queryRaw<[{ count: number }]>`
    select count(distinct staff_id)::int as count from recovery_code where octet_length(code_hash) = 32 and used_at is null`
  return { apps: factors.filter((factor) => !isSeedCurrent(factor)).length, peopleWithCodes: row.count }
}
