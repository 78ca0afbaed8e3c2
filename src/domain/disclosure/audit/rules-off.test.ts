import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hash, periodsOf, worlds, type World } from '../../../../tests/arbitrary-world'
import { findingsOn, type Finding } from './audit'
import { nodesOf } from '../policy/nodes'
import { textOf } from '../policy/figure-text'
import { belongsTo, inBlocks, type Counted, type PublishedNode, type Statement } from '../policy/publication'
import { kindOf, unitsPerPoint, type FigureKey } from '../policy/published-figures'
import { candidateOf, textByRule, type Candidate } from '../policy/cell'

type Said = { key: FigureKey; all: readonly Counted[]; statements: Statement[] }
type Rules = {
  key?: FigureKey
  /** Bands and noise hold off most by themselves: it takes more towns to find one that they do not protect. */
  runs?: number
  least?: number
  nodes?: (world: World, all: readonly PublishedNode[]) => PublishedNode[]
  of?: (here: readonly Counted[], node: PublishedNode) => readonly Counted[]
  text?: (candidate: Candidate) => string
}

/** Four weeks and their block, everything said that has enough families, with whatever rule is switched off. */
const saidWith = (world: World, rules: Rules): Said => {
  const { key = 'homework_help', least = 10, nodes, of, text } = rules
  const periods = periodsOf(world).slice(0, 5)
  const all = inBlocks(world.contributors.filter(({ week }) => periods.some(({ period }) => period.at === week)))
  const everyNode = periods.flatMap(({ period }) => nodesOf(world.register, period))
  const statements = (nodes?.(world, everyNode) ?? everyNode).flatMap((node) => {
    const spoke = all.filter((one) => one.values?.[key] !== null && belongsTo(node, one))
    const here = of?.(spoke, node) ?? spoke
    if (here.length < least) return []
    const candidate = candidateOf(key, node, here, 10)
    return [{ ...candidate, said: true, texts: [text?.(candidate) ?? textByRule(candidate, hash)] }]
  })
  return { key, all, statements }
}

const found = ({ key, all, statements }: Said) => findingsOn(key, { all, statements, k: 10, hash })

/** A school as if it were published by the week, each node of it. */
const schoolsByWeek = (_: World, nodes: readonly PublishedNode[]): PublishedNode[] =>
  nodes.flatMap((node) => {
    const week = nodes.find(({ period }) => period.grain === 'week')?.period
    return node.level === 'school' && week ? [node, { ...node, period: week }] : [node]
  })

const mean = ({ interviews, sum }: Candidate, unit: number) => sum / interviews.length / unit

test.each<[string, Finding['kind'], Rules]>([
  ['R0, one grain', 'wrong_grain', { nodes: schoolsByWeek }],
  [
    'R0, the same families for every recipient',
    'wrong_contributors',
    { of: (here, { level }) => (level === 'municipality' ? here : here.slice(0, -1)) },
  ],
  ['R1', 'under_threshold', { least: 3 }],
  ['R2', 'settled', { key: 'grade_parent', runs: 300 }],
  ['R3', 'wrong_text', { text: ({ sum }) => `count:${sum}` }],
  ['R4', 'wrong_text', { text: ({ key, interviews, sum }) => textOf(kindOf(key), interviews.length, sum, 0) }],
  ['R5', 'wrong_text', { key: 'grade_parent', text: (candidate) => `grade:${mean(candidate, 1).toFixed(1)}` }],
  ['R6', 'wrong_text', { key: 'load', text: (candidate) => `mean:${mean(candidate, unitsPerPoint).toFixed(0)}` }],
  ['R7, what was said of nearly the same families', 'difference', { key: 'grade_parent', runs: 300 }],
])('without %s the gate finds %s', (_, kind, rules) => {
  let caught = 0
  fc.assert(
    fc.property(worlds([rules.key ?? 'homework_help']), (world) => {
      if (found(saidWith(world, rules)).some((finding) => finding.kind === kind)) caught++
    }),
    { numRuns: rules.runs ?? 60 },
  )
  expect(caught).toBeGreaterThan(0)
})
