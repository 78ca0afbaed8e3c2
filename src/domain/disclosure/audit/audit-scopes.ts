/**
 * Where the audit looks: one figure in one municipality and block, with everybody who contributes to it there or was ever
 * part of a statement there. No interview stands in two scenes, and no text is about two.
 */
import { blockOf } from '../../figures/block'
import { grouped } from '../../figures/grouped'
import type { Counted, PublishedNode, Statement } from '../policy/publication'
import type { FigureKey } from '../policy/published-figures'
import type { Scene } from '../suppression/disclosed-targets'
import { thresholdOf } from '../policy/size-class'

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
  const partOf = new Set(statements.flatMap(({ interviews }) => interviews))
  const asked = all.filter(({ values, interview }) => (values?.[key] ?? null) !== null || partOf.has(interview))
  const about = grouped(statements, ({ node }) => sceneOf(node))
  return [...grouped(asked, ({ municipality, block }) => sceneId(municipality, block))].flatMap(([id, here]) => {
    const [first] = here
    if (!first) return []
    const { municipality, block } = first
    return [{ key, municipality, block, k: lowest(k, about.get(id) ?? []), all: here }]
  })
}
