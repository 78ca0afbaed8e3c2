import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { unitId, type Period, type PublishedNode } from '@/domain/disclosure/policy/publication'
import type { ReleaseState } from '@/domain/export/read-release'
import type { PublishableFigure } from '@/domain/disclosure/release'
import { figureKeys, type FigureKey } from '@/domain/disclosure/policy/published-figures'
import type { SizeClass } from '@/domain/disclosure/policy/size-class'
import type { StoredFigures } from '@/domain/export/stored-figures'
import { tableOf } from '@/domain/figures/table-of'
import type { Transaction } from '@/server/db'
import { nodeOfRow } from './statements'
import { storedAudit, storedFamilies, storedFigures } from './stored-json'

/** The latest published revision of a node, which a correction repeats. */
export type PublishedRevision = {
  readonly releaseId: string
  readonly revisionId: string
  readonly number: number
  readonly revision: number
  readonly node: PublishedNode
  readonly families: SizeClass | null
  readonly figures: { readonly [key in FigureKey]: PublishableFigure }
  readonly contributors: readonly string[]
  readonly print: string
  readonly threshold: number
  readonly rules: number
  readonly audit: object
  readonly state: ReleaseState
  /** What people wrote beside the figures. */
  readonly words: Words
}

export type Words = { comment: string; points: string[]; requests: string[]; quotes: string[] }

type Audit = ReturnType<typeof storedAudit>

/** Puts the reasons of suppression back, which are stored apart from what readers see. */
const withReasons = (figures: StoredFigures, { withheld }: Audit): PublishedRevision['figures'] =>
  tableOf(figureKeys, (key): PublishableFigure => {
    const figure = figures[key]
    return figure?.said ? figure : { said: false, reason: withheld[key] ?? 'would_give_away' }
  })

/** The published revisions by unit; empty when nothing of the period is published yet. */
export const revisionsOfPeriod = async (
  tx: Transaction,
  { organisationId }: Actor,
  { grain, at }: Period,
): Promise<ReadonlyMap<string, PublishedRevision>> => {
  const releases = await tx.release.findMany({
    where: { organisationId, grain, at },
    select: {
      id: true,
      number: true,
      level: true,
      municipalityId: true,
      boardId: true,
      schoolId: true,
      grain: true,
      at: true,
      revisions: { orderBy: { revision: 'desc' }, take: 1 },
    },
  })
  return new Map(
    releases.flatMap(({ revisions, municipalityId, boardId, schoolId, ...release }) => {
      const [last] = revisions
      if (!last) return []
      const node = nodeOfRow({ ...release, municipality: municipalityId, board: boardId, school: schoolId })
      const audit = storedAudit(last)
      const publishedRevision: PublishedRevision = {
        releaseId: release.id,
        revisionId: last.id,
        number: release.number,
        revision: last.revision,
        node,
        families: storedFamilies(last),
        figures: withReasons(storedFigures(last), audit),
        contributors: last.contributors,
        print: last.contributorPrint,
        threshold: last.threshold,
        rules: last.rules,
        audit,
        state: last.state,
        words: { comment: last.comment, points: last.points, requests: last.requests, quotes: last.quotes },
      }
      return [[unitId(node), publishedRevision] as const]
    }),
  )
}
