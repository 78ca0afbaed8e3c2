import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hash, periodsOf, worlds, type World } from '../../../../tests/arbitrary-world'
import { auditFigure } from './audit'
import type { Finding } from './finding'
import { nodesToPublish } from '../policy/nodes'
import { figureText } from '../policy/figure-text'
import { belongsTo, withBlocks, type BlockContributor, type PublishedNode, type Statement } from '../policy/publication'
import { kindOf, unitsPerPoint, type FigureKey } from '../policy/published-figures'
import { createCell, textOfCell, type Cell } from '../policy/cell'

type Published = { key: FigureKey; contributors: readonly BlockContributor[]; statements: Statement[] }
type Rules = {
  key?: FigureKey
  /** Bands and noise protect most towns by themselves: it takes more towns to find one that they do not protect. */
  runs?: number
  least?: number
  nodes?: (world: World, nodes: readonly PublishedNode[]) => PublishedNode[]
  contributors?: (ofNode: readonly BlockContributor[], node: PublishedNode) => readonly BlockContributor[]
  text?: (cell: Cell) => string
}

/** Publishes every cell of four weeks and their block that has enough families, with one of the rules switched off. */
const publishWith = (world: World, rules: Rules): Published => {
  const { key = 'homework_help', least = 10, nodes, text } = rules
  const periods = periodsOf(world).slice(0, 5)
  const contributors = withBlocks(
    world.contributors.filter(({ week }) => periods.some(({ period }) => period.at === week)),
  )
  const everyNode = periods.flatMap(({ period }) => nodesToPublish(world.register, period))
  const statements = (nodes?.(world, everyNode) ?? everyNode).flatMap((node) => {
    const withValue = contributors.filter((one) => one.values?.[key] !== null && belongsTo(node, one))
    const ofCell = rules.contributors?.(withValue, node) ?? withValue
    if (ofCell.length < least) return []
    const cell = createCell(key, node, ofCell, 10)
    return [{ ...cell, isPublished: true, texts: [text?.(cell) ?? textOfCell(cell, hash)] }]
  })
  return { key, contributors, statements }
}

const findingsIn = ({ key, contributors, statements }: Published) =>
  auditFigure(key, { contributors, statements, k: 10, hash })

/** Adds a node by week for each node of a school. */
const schoolsByWeek = (_: World, nodes: readonly PublishedNode[]): PublishedNode[] =>
  nodes.flatMap((node) => {
    const week = nodes.find(({ period }) => period.grain === 'week')?.period
    return node.level === 'school' && week ? [node, { ...node, period: week }] : [node]
  })

const mean = ({ interviews, sum }: Cell, unit: number) => sum / interviews.length / unit

test.each<[string, Finding['kind'], Rules]>([
  ['R0, one grain', 'wrong_grain', { nodes: schoolsByWeek }],
  [
    'R0, the same families for every recipient',
    'wrong_contributors',
    { contributors: (ofNode, { level }) => (level === 'municipality' ? ofNode : ofNode.slice(0, -1)) },
  ],
  ['R1', 'under_threshold', { least: 3 }],
  ['R2', 'disclosed', { key: 'grade_parent', runs: 300 }],
  ['R3', 'wrong_text', { text: ({ sum }) => `count:${sum}` }],
  ['R4', 'wrong_text', { text: ({ key, interviews, sum }) => figureText(kindOf(key), interviews.length, sum, 0) }],
  ['R5', 'wrong_text', { key: 'grade_parent', text: (cell) => `grade:${mean(cell, 1).toFixed(1)}` }],
  ['R6', 'wrong_text', { key: 'load', text: (cell) => `mean:${mean(cell, unitsPerPoint).toFixed(0)}` }],
  ['R7, statements about nearly the same families', 'difference', { key: 'grade_parent', runs: 300 }],
])('without %s the audit finds %s', (_, kind, rules) => {
  let foundIn = 0
  fc.assert(
    fc.property(worlds([rules.key ?? 'homework_help']), (world) => {
      if (findingsIn(publishWith(world, rules)).some((finding) => finding.kind === kind)) foundIn++
    }),
    { numRuns: rules.runs ?? 60 },
  )
  expect(foundIn).toBeGreaterThan(0)
})
