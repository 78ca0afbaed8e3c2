import { setImmediate } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import { withCorrections } from '@/domain/disclosure/corrections'
import { exactFigures, type ExactFigure } from '@/domain/disclosure/exact-figures'
import { inBlocks, nodeId, unitId, type PublishedNode } from '@/domain/disclosure/publication'
import { figureKeys, type FigureKey } from '@/domain/disclosure/published-figures'
import {
  preparing,
  type CorrectedFigure,
  type Prepared,
  type PublishableFigure,
  type PublishableRelease,
} from '@/domain/disclosure/release'
import type { SizeClass } from '@/domain/disclosure/size-class'
import type { Inputs } from './inputs'
import { nodeName, type NodeName } from './register'

/** `before`: how it was published, where it is corrected now. `kept`: it cannot be, and reads as it did. */
export type PreparedFigure = ExactFigure &
  PublishableFigure & { readonly before?: PublishableFigure; readonly kept?: boolean }

/** What a coordinator sees of one recipient's node: the exact numbers, for inside, beside what would be read. */
export type PreparedNode = NodeName & {
  /** Level and ids without the period: how its texts are kept. */
  readonly id: string
  readonly node: PublishedNode
  readonly exact: number
  readonly families: SizeClass | null
  readonly figures: { readonly [key in FigureKey]: PreparedFigure }
  readonly print: string
}

export type Report = (done: number, of: number) => Promise<void>
const nothingToReport: Report = async () => {}

/** Lets others in between two figures: a large organisation takes seconds. */
export const workedOut = async ({ preparation }: Inputs, report: Report = nothingToReport): Promise<Prepared> => {
  const work = preparing(preparation)
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
    await setImmediate()
    await report(step.value.done, step.value.of)
  }
}

type AsRead = Pick<PublishableRelease, 'node' | 'families' | 'figures'> & { print: string }
type Reading = Partial<Record<FigureKey, PublishableFigure>>

/** What reads otherwise from now on in a node that was published. */
export const otherReadings = (
  { node, figures }: Pick<PublishableRelease, 'node' | 'figures'>,
  corrected: readonly CorrectedFigure[],
): Reading =>
  Object.fromEntries(
    corrected
      .filter((one) => nodeId(one.node) === nodeId(node))
      .flatMap(({ key, figure }) => (figure && !isDeepStrictEqual(figure, figures[key]) ? [[key, figure]] : [])),
  )

const keptIn = (node: PublishedNode, corrected: readonly CorrectedFigure[]): ReadonlySet<FigureKey> =>
  new Set(corrected.flatMap((one) => (!one.figure && nodeId(one.node) === nodeId(node) ? [one.key] : [])))

/** Everybody with the answers as they are now. */
const counted = ({ preparation, corrections }: Inputs) =>
  inBlocks(withCorrections(preparation.contributors, corrections))

/** What was published before as it was, or as it is corrected, and what is new. */
export const preparedNodes = (inputs: Inputs, { releases, corrected }: Prepared): PreparedNode[] => {
  const all = counted(inputs)
  const made: AsRead[] = releases.map((release) => ({ ...release, print: release.contributorPrint }))
  return [...inputs.published.values(), ...made].map(({ node, families, figures, print }) => {
    const exact = exactFigures(node, all)
    const other = otherReadings({ node, figures }, corrected)
    const kept = keptIn(node, corrected)
    const both = figureKeys.map((key): [FigureKey, PreparedFigure] => {
      const now = other[key]
      const read = now ? { ...now, before: figures[key] } : figures[key]
      return [key, { ...exact.figures[key], ...read, ...(kept.has(key) && { kept: true }) }]
    })
    return {
      id: unitId(node),
      node,
      ...nodeName(inputs.register, node),
      exact: exact.families,
      families,
      figures: Object.fromEntries(both) as PreparedNode['figures'],
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
  const all = counted(inputs)
  const published = [...inputs.published.values()].map(({ node }) => node)
  return [...published, ...inputs.preparation.nodes].flatMap((node): Change[] => {
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
