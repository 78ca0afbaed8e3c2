import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { database, ofOrganisation, type Transaction } from '@/server/db'

export const staffNames = async (
  { organisationId }: Actor,
  ids: readonly string[],
  db: Pick<Transaction, 'staff'> = database(ofOrganisation(organisationId)),
): Promise<ReadonlyMap<string, string>> => {
  const where = { organisationId, id: { in: [...new Set(ids)] } }
  const staff = await db.staff.findMany({ where, select: { id: true, name: true } })
  return new Map(staff.map(({ id, name }) => [id, name]))
}
