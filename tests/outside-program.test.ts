import { describe, expect, test } from 'vitest'
import { knownTooWell, type Report } from './outside-program'

const people = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => [`f${from + index}`, `i${from + index}`] as const)
const node = (id: string, contributors: Report['nodes'][number]['contributors']) => ({
  id,
  level: 'board',
  ref: id,
  period: 'week 2020-W13',
  published: true,
  contributors,
})
const item = (of: string, low: number, high: number, contributors: Report['nodes'][number]['contributors']) => ({
  release: '1.1',
  node: of,
  question: 'internet',
  kind: 'share' as const,
  text: '',
  low,
  high,
  contributors,
})

/** A municipality of 32 families with a board of 28; the attack target is the other four. */
const reported = (
  town: readonly [number, number],
  board: readonly [number, number],
  more: Partial<Report> = {},
): Report => ({
  k: 10,
  passed: true,
  nodes: [node('town', people(0, 32)), node('board', people(0, 28)), node('rest', people(28, 32))],
  items: [item('town', ...town, people(0, 32)), item('board', ...board, people(0, 28))],
  inferred: [],
  ...more,
})

describe('the outside audit program', () => {
  test('reports nothing about a group whose feasibility interval is wide', () => {
    expect(knownTooWell(reported([8, 16], [8, 16]))).toEqual({ asked: 1, groups: [] })
  })

  test('finds a remainder with equal answers, one that is nearly exact, and statements that contradict each other', () => {
    expect(knownTooWell(reported([14, 16], [9, 10])).groups).toEqual(['internet of 4: 4 to 4'])
    expect(knownTooWell(reported([10, 11], [7, 9])).groups).toEqual([])
    expect(knownTooWell(reported([10, 11], [9, 9])).groups).toEqual(['internet of 4: 1 to 2'])
    expect(knownTooWell(reported([20, 22], [8, 9])).groups).toEqual(['internet of 4: null to null'])
  })

  test('uses what follows from a suppressed figure', () => {
    const [town, board] = reported([10, 11], [9, 9]).items
    expect(knownTooWell(reported([10, 11], [9, 9], { items: [town!], inferred: [board!] })).groups).toHaveLength(1)
  })

  test('has no attack target of ten families', () => {
    const nodes = [node('town', people(0, 32))]
    const items = [item('town', 32, 32, people(0, 32)), item('board', 22, 22, people(0, 22))]
    expect(knownTooWell(reported([0, 0], [0, 0], { nodes, items }))).toEqual({ asked: 0, groups: [] })
  })
})
