import type { Actor } from '@/domain/access/actor'
import { database } from '@/server/db'

/** What people of the organisation are called, by id. */
export const staffNames = async (
  { organisationId }: Actor,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  const where = { organisationId, id: { in: [...new Set(ids)] } }
  const staff = await database().staff.findMany({ where, select: { id: true, name: true } })
  return new Map(staff.map(({ id, name }) => [id, name]))
}
