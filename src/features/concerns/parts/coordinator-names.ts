import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { rolesThatMay } from '@/domain/access/can'
import { Prisma, type Transaction } from '@/server/db'

/** Above this number the screen says "the coordinators" instead of names. */
const mostNamed = 3

/** Empty when there are too many to name. */
export const namedCoordinators = (names: readonly string[]): string[] => (names.length > mostNamed ? [] : [...names])

/** Their names as an array in SQL, at most one more than are named. */
export const coordinatorNamesSql = ({ organisationId }: Actor): Prisma.Sql => Prisma.sql`array(
  select coordinator.name from staff coordinator
  where coordinator.organisation_id = ${organisationId}::uuid and coordinator.disabled_at is null
    and coordinator.role = any(${rolesThatMay('concern.read')}::"Role"[])
  order by coordinator.name limit ${mostNamed + 1})`

/** The names of the coordinators who receive a concern; empty when there are too many to name, or none. */
export const coordinatorNames = async (db: Pick<Transaction, '$queryRaw'>, actor: Actor): Promise<string[]> => {
  const [row] = await db.$queryRaw<{ names: string[] }[]>`select ${coordinatorNamesSql(actor)} as names`
  return namedCoordinators(row?.names ?? [])
}
