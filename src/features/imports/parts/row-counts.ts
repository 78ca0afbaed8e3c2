import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { database, ofOrganisation, type Transaction } from '@/server/db'
import type { FileKind } from '../schema'

/**
 * An export of more rows is made by a job. 2,000 rows of any kind took half a second at most on two busy cores, and 20,000
 * took four.
 */
export const directExportRows = 2000

/** How many rows an export of each kind has. */
export const rowCounts = async (
  { organisationId }: Actor,
  from: Pick<Transaction, '$queryRaw'> = database(ofOrganisation(organisationId)),
): Promise<Record<FileKind, number>> => {
  const [row] = await from.$queryRaw<Record<FileKind, number>[]>`
    select (select count(*)::int from school where organisation_id = ${organisationId}::uuid) as schools,
      (select count(*)::int from family where organisation_id = ${organisationId}::uuid) as families,
      (select count(*)::int from interview
        where organisation_id = ${organisationId}::uuid and state in ('completed', 'broken_off')) as interviews`
  return row ?? { schools: 0, families: 0, interviews: 0 }
}
