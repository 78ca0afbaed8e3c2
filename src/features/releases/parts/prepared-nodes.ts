import 'server-only'
import { setImmediate } from 'node:timers/promises'
import { exactFigures, type ExactFigure } from '@/domain/disclosure/exact-figures'
import { withBlocks, unitId, type PublishedNode } from '@/domain/disclosure/policy/publication'
import { figureKeys, type FigureKey } from '@/domain/disclosure/policy/published-figures'
import { createReleasesInSteps, type PublishableFigure, type PublishableRelease } from '@/domain/disclosure/release'
import type { SizeClass } from '@/domain/disclosure/policy/size-class'
import { tableOf } from '@/domain/figures/table-of'
import type { PublicationInputs } from './publication-inputs'
import { nodeName, type NodeName } from './register'

/** One recipient's node as a coordinator sees it: the exact numbers, which stay inside, beside the published texts. */
export type PreparedNode = NodeName & {
  /** Level and ids without the period: the key of the node's texts. */
  readonly id: string
  readonly node: PublishedNode
  readonly exact: number
  readonly families: SizeClass | null
  readonly figures: { readonly [key in FigureKey]: ExactFigure & PublishableFigure }
  readonly print: string
}

export type ProgressReport = (done: number, of: number) => Promise<void>
const nothingToReport: ProgressReport = async () => {}

/** Computes the releases step by step and lets other requests run in between: a large organisation takes seconds. */
export const releasesOf = async (
  { preparation }: PublicationInputs,
  report: ProgressReport = nothingToReport,
): Promise<readonly PublishableRelease[]> => {
  const work = createReleasesInSteps(preparation)
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
    await setImmediate()
    await report(step.value.done, step.value.of)
  }
}

type AsRead = Pick<PublishableRelease, 'node' | 'families' | 'figures'> & { print: string }

/** The nodes already published, unchanged, followed by the new ones. */
export const preparedNodes = (inputs: PublicationInputs, releases: readonly PublishableRelease[]): PreparedNode[] => {
  const contributors = withBlocks(inputs.preparation.contributors)
  const releasesAsRead: AsRead[] = releases.map((release) => ({ ...release, print: release.contributorPrint }))
  return [...inputs.published.values(), ...releasesAsRead].map(({ node, families, figures, print }) => {
    const exact = exactFigures(node, contributors)
    return {
      id: unitId(node),
      node,
      ...nodeName(inputs.register, node),
      exact: exact.families,
      families,
      figures: tableOf(figureKeys, (key) => ({ ...exact.figures[key], ...figures[key] })),
      print,
    }
  })
}

/** A difference since the preparation: the number of families of a node, or the exact numbers of a figure. */
export type Change = {
  readonly node: string
  readonly key: FigureKey | 'families'
  readonly before: string
  readonly now: string
}

const figureText = ({ n, sum }: ExactFigure) => `${sum} / ${n}`

export const changesSince = (nodesBefore: readonly PreparedNode[], inputs: PublicationInputs): Change[] => {
  const contributors = withBlocks(inputs.preparation.contributors)
  return inputs.preparation.nodes.flatMap((node): Change[] => {
    const was = nodesBefore.find(({ id }) => id === unitId(node))
    const now = exactFigures(node, contributors)
    const { name } = nodeName(inputs.register, node)
    if (!was) return [{ node: name, key: 'families', before: '0', now: String(now.families) }]
    const families =
      was.exact === now.families
        ? []
        : [{ node: name, key: 'families' as const, before: String(was.exact), now: String(now.families) }]
    const figures = figureKeys
      .filter((key) => figureText(was.figures[key]) !== figureText(now.figures[key]))
      .map((key) => ({ node: name, key, before: figureText(was.figures[key]), now: figureText(now.figures[key]) }))
    return [...families, ...figures]
  })
}
