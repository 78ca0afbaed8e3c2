/**
 * Where the audit looks: one figure in one municipality and block, with everybody who contributes to it there or was ever
 * part of a statement there. No interview stands in two scenes, and no text is about two.
 */
import { blockOf } from '../figures/block'
import { grouped } from '../figures/grouped'
import type { Counted, PublishedNode, Statement } from './publication'
import type { FigureKey } from './published-figures'
import type { Scene } from './settled'
import { thresholdOf } from './size-class'

const sceneId = (municipality: string, block: string) => `${municipality}|${block}`
const sceneOf = ({ municipality, period }: PublishedNode) => sceneId(municipality, blockOf(period.at))

/** A raised K holds from the next block on: within one, all is asked by the K that was lowest. */
const lowest = (k: number, statements: readonly Statement[]) =>
  Math.min(thresholdOf(k), ...statements.map(({ threshold }) => thresholdOf(threshold)))

export type Publication = {
  readonly all: readonly Counted[]
  /** About this figure alone. */
  readonly statements: readonly Statement[]
  readonly k: number
}

export const scenesOf = (key: FigureKey, { all, statements, k }: Publication): Scene[] => {
  const said = grouped(statements, ({ node }) => sceneOf(node))
  return [...grouped(all, ({ municipality, block }) => sceneId(municipality, block))].flatMap(([id, here]) => {
    const [first] = here
    const about = said.get(id) ?? []
    const partOf = new Set(about.flatMap(({ interviews }) => interviews))
    const of = here.filter(({ values, interview }) => (values?.[key] ?? null) !== null || partOf.has(interview))
    return first && of.length > 0
      ? [{ key, municipality: first.municipality, block: first.block, k: lowest(k, about), all: of }]
      : []
  })
}
