import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { authorize } from '@/server/authorize'
import { database, type Scope } from '@/server/db'
import { inEachOrganisation } from '@/server/organisations'
import { isSeedCurrent } from '../parts/factor-seed'

const countsIn = async (scope: Scope) => {
  const factors = await database(scope).factor.findMany({ select: { id: true, seed: true } })
  const [row] = await database(scope).$queryRaw<[{ count: number }]>`
    select count(distinct staff_id)::int as count from recovery_code where octet_length(code_hash) = 32 and used_at is null`
  return { apps: factors.filter((factor) => !isSeedCurrent(factor)).length, people: row.count }
}

/** How many apps have a seed under an earlier secret, and how many people have recovery codes that hang on the one of their making. */
export const factorsOfEarlierSecrets = async (actor: Actor): Promise<{ apps: number; peopleWithCodes: number }> => {
  await authorize(actor, 'key.read')
  const counts = await inEachOrganisation(countsIn)
  return {
    apps: counts.reduce((sum, { apps }) => sum + apps, 0),
    peopleWithCodes: counts.reduce((sum, { people }) => sum + people, 0),
  }
}
