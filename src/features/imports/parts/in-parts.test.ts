import type * as csvParse from 'csv-parse'
import { describe, expect, test, vi } from 'vitest'
import type { FileFormat, PlacedRow } from '@/domain/exchange/table'
import { csvTable } from '@/server/csv'
import { changesInParts, comparisonInParts, lostLettersInParts, rowsOfTable } from './in-parts'

/** How much was done since the event loop last turned, and the most in any turn. */
const work = { done: 0, most: 0, turns: 0 }
const did = () => {
  work.done += 1
}

vi.mock('csv-parse', async (original) => {
  const real = await original<typeof csvParse>()
  const parse = (options: csvParse.Options) => real.parse(options).on('data', did)
  return { ...real, parse }
})

/** The most that is done between two turns of the event loop, in which another request would be answered. */
const mostBetweenTurns = async (run: () => Promise<unknown>) => {
  Object.assign(work, { done: 0, most: 0, turns: 0 })
  let isRunning = true
  const turn = () => {
    work.most = Math.max(work.most, work.done)
    work.done = 0
    work.turns += 1
    if (isRunning) setImmediate(turn)
  }
  setImmediate(turn)
  await run()
  isRunning = false
  return Math.max(work.most, work.done)
}

type Row = { ref: string; name: string }
const format: FileFormat<Row> = {
  columns: ['ref', 'name'],
  optionalColumns: [],
  rowOf: (cells) => {
    did()
    return { ref: cells['ref'] ?? '', name: cells['name'] ?? '' }
  },
  cellsOf: (row) => {
    did()
    return { ...row }
  },
}
const count = 5000
const placedRows: PlacedRow<Row>[] = Array.from({ length: count }, (_, index) => ({
  line: index + 2,
  row: { ref: `r-${index}`, name: `Verzonnen ${index}` },
}))
const storedRow = (ref: string): Row => ({ ref, name: 'Een andere naam' })

describe('between two turns of the event loop', () => {
  test('no more lines of a file are parsed than stand in 16 kB of it', async () => {
    const line = `1;${Array(40).fill('een').join(';')}\n`
    const file = new TextEncoder().encode(line.repeat(20_000))
    const most = await mostBetweenTurns(() => csvTable(file))
    expect(most).toBeGreaterThan(0)
    // The parser hands on what it has read one turn later at most, so two slices can meet.
    expect(most).toBeLessThanOrEqual(2 * Math.ceil((16 * 1024) / line.length))
    expect(work.turns).toBeGreaterThan(file.length / (16 * 1024))
  })

  test('no more than fifty lines are read as rows', async () => {
    const table = {
      header: ['ref', 'name'],
      records: placedRows.map(({ line, row }) => ({ line, cells: [row.ref, row.name] })),
    }
    expect(await mostBetweenTurns(() => rowsOfTable(table, format))).toBe(50)
    expect(await rowsOfTable(table, format)).toEqual({ rows: placedRows, problems: [], notes: [] })
  })

  test('no more than fifty rows are compared, and what changes is listed in as small parts', async () => {
    const stored = new Map(placedRows.slice(1000).map(({ row }) => [row.ref, storedRow(row.ref)]))
    const compared = () => comparisonInParts(placedRows, stored, { format })
    // Of a row and of its stored one, the cells are made once each.
    expect(await mostBetweenTurns(compared)).toBe(2 * 50)
    const plan = await compared()
    expect(plan.counts).toEqual({ created: 1000, changed: 4000, unchanged: 0 })
    expect(plan.changed.map(({ line }) => line)).toEqual(placedRows.slice(1000).map(({ line }) => line))
    for (const list of [changesInParts, lostLettersInParts])
      expect(await mostBetweenTurns(() => list(plan, format))).toBe(2 * 50)
    expect(await changesInParts(plan, format)).toHaveLength(4000)
  })
})

test('a file of problems is read until there are more than it may have lines', async () => {
  const wrong: FileFormat<Row> = {
    ...format,
    rowOf: (_cells, refuse) => {
      refuse('ref', 'required')
      refuse('name', 'required')
      return { ref: '', name: '' }
    },
  }
  const records = Array.from({ length: 50_000 }, (_, index) => ({ line: index + 2, cells: ['', ''] }))
  const { problems, rows } = await rowsOfTable({ header: ['ref', 'name'], records }, wrong)
  expect([problems.length, rows.length, problems.at(-1)?.line]).toEqual([60_000, 30_000, 30_001])
})
