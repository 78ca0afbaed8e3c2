import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { unitId, type Period, type PublishedNode } from '@/domain/disclosure/publication'
import type { ReleaseState } from '@/domain/export/read-release'
import type { PublishableFigure } from '@/domain/disclosure/release'
import { figureKeys, type FigureKey } from '@/domain/disclosure/published-figures'
import type { SizeClass } from '@/domain/disclosure/size-class'
import type { Transaction } from '@/server/db'
import { nodeOfRow } from './statements'

/** The latest revision of a node that was published: what a correction repeats. */
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

type Stored = { [key in FigureKey]: { said: true; text: string; size: SizeClass } | { said: false } }
type Audit = { withheld: { [key in FigureKey]?: 'too_few' | 'would_give_away' } }

/** With the reasons again, which are kept apart from what is read. */
const withReasons = (figures: Stored, { withheld }: Audit): PublishedRevision['figures'] =>
  Object.fromEntries(
    figureKeys.map((key) => [
      key,
      figures[key].said ? figures[key] : { said: false, reason: withheld[key] ?? 'would_give_away' },
    ]),
  ) as PublishedRevision['figures']

/** By unit. Empty: nothing of this period was published yet. */
export const publishedIn = async (
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
      const published: PublishedRevision = {
        releaseId: release.id,
        revisionId: last.id,
        number: release.number,
        revision: last.revision,
        node,
        families: last.families as SizeClass | null,
        figures: withReasons(last.figures as Stored, last.audit as Audit),
        contributors: last.contributors,
        print: last.contributorPrint,
        threshold: last.threshold,
        rules: last.rules,
        audit: last.audit as object,
        state: last.state,
        words: { comment: last.comment, points: last.points, requests: last.requests, quotes: last.quotes },
      }
      return [[unitId(node), published] as const]
    }),
  )
}
