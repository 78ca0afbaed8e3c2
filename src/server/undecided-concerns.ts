/** Counts the safety concerns that wait for a decision, for the coordinator's pages and the daily e-mail. */
import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { database, ofOrganisation } from './db'

/** The safety concerns of the organisation that are not decided (`isDecided`). */
export const undecidedConcerns = async ({ organisationId }: Actor): Promise<number> => {
  const [row] = await database(ofOrganisation(organisationId)).$queryRaw<{ count: number }[]>`
    select count(*)::int as count from safety_concern concern
    where organisation_id = ${organisationId}::uuid and not concern_is_decided(concern.id)`
  return row?.count ?? 0
}
