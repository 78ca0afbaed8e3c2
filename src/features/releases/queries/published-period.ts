import 'server-only'
import type { Actor } from '@/domain/access/actor'
import type { Period, PublishedLevel } from '@/domain/disclosure/policy/publication'
import type { SizeClass } from '@/domain/disclosure/policy/size-class'
import type { ReleaseState } from '@/domain/export/read-release'
import { authorize } from '@/server/authorize'
import { database } from '@/server/db'
import { storedFamilies } from '../parts/stored-json'

export type PublishedRow = {
  id: string
  number: number
  revision: number
  state: ReleaseState
  level: PublishedLevel
  name: string
  recipient: string
  families: SizeClass | null
}

/** The releases of a period in the order of their numbers, each with its latest revision. */
export const publishedPeriod = async (actor: Actor, { grain, at }: Period): Promise<PublishedRow[]> => {
  await authorize(actor, 'release.read')
  const rows = await database(actor).$queryRaw<
    (Omit<PublishedRow, 'families'> & { revisionId: string; families: string | null })[]
  >`
    select r.id, r.number, r.level, last.id as "revisionId", last.revision, last.state, last.node_name as name, last.recipient,
      last.families
    from release r
    cross join lateral (
      select * from release_revision v where v.release_id = r.id order by v.revision desc limit 1) last
    where r.organisation_id = ${actor.organisationId}::uuid and r.grain = ${grain}::"PublishedGrain" and r.at = ${at}
    order by r.number`
  return rows.map(({ revisionId, families, ...row }) => ({
    ...row,
    families: storedFamilies({ id: revisionId, families }),
  }))
}
