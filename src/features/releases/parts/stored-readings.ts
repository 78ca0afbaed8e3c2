import 'server-only'
import type { Actor } from '@/domain/access/actor'
import type { Statement } from '@/domain/disclosure/policy/publication'
import type { StoredRelease } from '@/domain/disclosure/audit/stored-releases'
import { instrumentOf } from '@/domain/instrument/instrument'
import { groupBy } from '@/domain/figures/group-by'
import type { Transaction } from '@/server/db'
import { nodeOfRow } from './statements'

/** One stored revision, with the statements of its release up to it. */
export type StoredReading = { readonly reading: StoredRelease; readonly statements: readonly Statement[] }

/** Every revision that was ever published, with these statements. */
export const storedReadingsOf = async (
  tx: Transaction,
  { organisationId }: Actor,
  statements: readonly Statement[],
): Promise<StoredReading[]> => {
  const statementsByRelease = groupBy(statements, ({ release }) => release)
  const releases = await tx.release.findMany({
    where: { organisationId },
    orderBy: { number: 'asc' },
    include: {
      revisions: {
        orderBy: { revision: 'asc' },
        select: {
          revision: true,
          instrumentVersion: true,
          threshold: true,
          families: true,
          figures: true,
          contributors: true,
        },
      },
    },
  })
  return releases.flatMap(({ revisions, municipalityId, boardId, schoolId, ...release }) => {
    const node = nodeOfRow({ ...release, municipality: municipalityId, board: boardId, school: schoolId })
    return revisions.map(({ instrumentVersion, contributors, threshold, families, figures }, index): StoredReading => ({
      reading: {
        node,
        instrument: instrumentOf(instrumentVersion),
        threshold,
        families,
        figures,
        contributors: contributors.length,
      },
      statements: revisions
        .slice(0, index + 1)
        .flatMap(({ revision }) => statementsByRelease.get(`${release.number}.${revision}`) ?? []),
    }))
  })
}
