import { setImmediate } from 'node:timers/promises'
import { exactFigures, type ExactFigure } from '@/domain/disclosure/exact-figures'
import { withBlocks, unitId, type PublishedNode } from '@/domain/disclosure/policy/publication'
import { figureKeys, type FigureKey } from '@/domain/disclosure/policy/published-figures'
import { createReleasesInSteps, type PublishableFigure, type PublishableRelease } from '@/domain/disclosure/release'
import type { SizeClass } from '@/domain/disclosure/policy/size-class'
import { tableOf } from '@/domain/figures/table-of'
import type { Inputs } from './inputs'
import { nodeName, type NodeName } from './register'

/** What a coordinator sees of one recipient's node: the exact numbers, for inside, beside what would be read. */
export type PreparedNode = NodeName & {
  /** Level and ids without the period: how its texts are kept. */
  readonly id: string
  readonly node: PublishedNode
  readonly exact: number
  readonly families: SizeClass | null
  readonly figures: { readonly [key in FigureKey]: ExactFigure & PublishableFigure }
  readonly print: string
}

export type Report = (done: number, of: number) => Promise<void>
const nothingToReport: Report = async () => {}

/** Lets others in between two figures: a large organisation takes seconds. */
export const releasesOf = async (
  { preparation }: Inputs,
  report: Report = nothingToReport,
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

/** What was published before as it was, and what is new. */
export const preparedNodes = (inputs: Inputs, releases: readonly PublishableRelease[]): PreparedNode[] => {
  const all = withBlocks(inputs.preparation.contributors)
  const made: AsRead[] = releases.map((release) => ({ ...release, print: release.contributorPrint }))
  return [...inputs.published.values(), ...made].map(({ node, families, figures, print }) => {
    const exact = exactFigures(node, all)
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

/** What is no longer as it was prepared: the families of a node, or a figure's exact numbers. */
export type Change = {
  readonly node: string
  readonly key: FigureKey | 'families'
  readonly before: string
  readonly now: string
}

const written = ({ n, sum }: ExactFigure) => `${sum} / ${n}`

export const changesSince = (before: readonly PreparedNode[], inputs: Inputs): Change[] => {
  const all = withBlocks(inputs.preparation.contributors)
  return inputs.preparation.nodes.flatMap((node): Change[] => {
    const was = before.find(({ id }) => id === unitId(node))
    const now = exactFigures(node, all)
    const { name } = nodeName(inputs.register, node)
    if (!was) return [{ node: name, key: 'families', before: '0', now: String(now.families) }]
    const families =
      was.exact === now.families
        ? []
        : [{ node: name, key: 'families' as const, before: String(was.exact), now: String(now.families) }]
    const figures = figureKeys
      .filter((key) => written(was.figures[key]) !== written(now.figures[key]))
      .map((key) => ({ node: name, key, before: written(was.figures[key]), now: written(now.figures[key]) }))
    return [...families, ...figures]
  })
}
