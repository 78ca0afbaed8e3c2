import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { parseWeek, type Week } from '../figures/week'
import { auditFigure } from './audit/audit'
import { auditScopes, type AuditScope } from './audit/audit-scopes'
import { partitionContributors } from './inference/equivalence-classes'
import { FeasibilityBounds } from './inference/feasibility-bounds'
import type { FeasibilityInterval } from './inference/feasibility-interval'
import { createCell, intervalOfStatement, textOfCell, type Cell } from './policy/cell'
import { feasibleSums, figureText, figureTexts } from './policy/figure-text'
import { drawNoise, type KeyedHash } from './policy/noise'
import { belongsTo, withBlocks, type PublishedNode, type Statement, type Values } from './policy/publication'
import { figureKeys } from './policy/published-figures'
import { createScopeSystem, type Constraint } from './suppression/disclosed-targets'
import { isProtected } from './suppression/protection-width'
import { decideCells } from './suppression/suppression'

const documentText = fs.readFileSync(path.resolve(import.meta.dirname, '../../../docs/disclosure.md'), 'utf8')
const [, example = ''] = documentText.split('## A worked example with six families')

/** The cells of every row of a table in the example, without the alignment that a formatter adds. */
const tableRows = example
  .split('\n')
  .filter((line) => line.startsWith('|') && !/^\|[\s:|-]+\|$/.test(line))
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )
const rowsWith = (columns: number) => tableRows.filter((row) => row.length === columns).slice(1)

const key = 'grade_parent'
const k = 5
const week = parseWeek('2020-W13') as Week
const noValues = Object.fromEntries(figureKeys.map((one) => [one, null])) as Values
const grades = { A: [6, 6, 7, 5, 6], B: [10] }
const contributors = withBlocks(
  Object.entries(grades).flatMap(([board, ofBoard]) =>
    ofBoard.map((grade, index) => ({
      municipality: 'M',
      board,
      school: board,
      interview: `${board}${index + 1}`,
      family: `${board}${index + 1}`,
      week,
      completed: true,
      values: { ...noValues, [key]: grade },
    })),
  ),
)
const town: PublishedNode = {
  level: 'municipality',
  municipality: 'M',
  board: '',
  school: '',
  period: { grain: 'week', at: week },
}
const boardA: PublishedNode = { ...town, level: 'board', board: 'A' }

/** The noise of the example: +2 for the six families of the town, and 0 for every other cell. */
const hash: KeyedHash = (message) => new Uint8Array([0, 0, 0, 0, 0, message.split(',').length === 6 ? 7 : 5])

const cellOf = (node: PublishedNode): Cell =>
  createCell(
    key,
    node,
    contributors.filter((one) => belongsTo(node, one)),
    k,
  )
const noiseOf = ({ interviews }: Cell) => drawNoise('grade', hash(interviews.join()))
const written = ({ low, high }: FeasibilityInterval) => `${low} to ${high}`

const scope = auditScopes(key, { contributors, statements: [], k })[0] as AuditScope
const atThresholdOfTheExample: AuditScope = { ...scope, k }
const cells = [cellOf(town), cellOf(boardA)]
const statements = decideCells({ scope: atThresholdOfTheExample, earlier: [], cells, hash }) ?? []

/** What a reader infers about the only family of board B when the sums of the town and of board A lie in these intervals. */
const inferredOfB = (ofTown: FeasibilityInterval, ofA: FeasibilityInterval): FeasibilityInterval | null => {
  const constraints: Constraint[] = [
    { ...cellOf(town), interval: ofTown },
    { ...cellOf(boardA), interval: ofA },
  ]
  const partition = partitionContributors(
    contributors,
    constraints.map(({ interviews }) => interviews),
  )
  const ofB = partition.classes.findIndex(({ board }) => board === 'B')
  return FeasibilityBounds.create(createScopeSystem(key, partition, constraints))?.exactInterval([ofB], 'B') ?? null
}

const [ofTown, ofA] = statements as [Statement, Statement]
const townInterval = intervalOfStatement(ofTown) as FeasibilityInterval

test('the table of cells has the sums, the noise and the texts that the code makes', () => {
  const rows = [['town', cellOf(town)] as const, ['board A', cellOf(boardA)] as const].map(([name, cell]) => {
    const text = textOfCell(cell, hash)
    const interval = intervalOfStatement({ ...cell, texts: [text] }) as FeasibilityInterval
    return [
      name,
      String(cell.interviews.length),
      String(cell.sum),
      String(noiseOf(cell)),
      `\`${text}\``,
      written(interval),
    ]
  })
  expect(rowsWith(6)).toEqual(rows)
})

test('the table of texts has what a reader would infer from each text of board A', () => {
  const forbidden = new Set(ofA.texts)
  const rows = figureTexts('grade', 5).map((text) => {
    const sums = feasibleSums('grade', 5, text) as FeasibilityInterval
    const inferred = inferredOfB(townInterval, sums) as FeasibilityInterval
    const verdict = !isProtected(inferred, { key, size: 1, families: 1 }, k)
      ? 'discloses'
      : forbidden.has(text)
        ? 'neighbour'
        : 'allowed'
    return [`\`${text}\``, written(sums), written(inferred), verdict]
  })
  expect(rowsWith(4)).toEqual(rows)
})

test('the town is published, board A is suppressed, and both together protect every target', () => {
  expect(ofTown).toMatchObject({ isPublished: true, texts: ['grade:7.0'] })
  expect(ofA).toMatchObject({ isPublished: false })
  const suppressedInterval = intervalOfStatement(ofA) as FeasibilityInterval
  expect(inferredOfB(townInterval, suppressedInterval)).toEqual({ low: 1, high: 10 })
  expect(example).toContain(`between ${suppressedInterval.low} and ${suppressedInterval.high}`)
  for (const text of ofA.texts) expect(example).toContain(`\`${text}\``)
  expect([0, 1, 2].map((noise) => figureText('grade', 5, 30, noise))).toEqual(['grade:6.0', 'grade:6.0', 'grade:6.5'])
})

test('under the threshold of every organisation nothing of the example is published', () => {
  const kinds = auditFigure(key, { contributors, statements, k, hash }).map(({ kind }) => kind)
  expect(new Set(kinds)).toEqual(new Set(['under_threshold']))
})
