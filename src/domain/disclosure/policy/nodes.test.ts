import { describe, expect, test } from 'vitest'
import { block } from '../../../../tests/arbitrary-world'
import { addBlocks, type Block } from '../../figures/block'
import { nodesOf, publicationSchool, type Listed } from './nodes'
import { nodeId } from './publication'

describe('R0: who gets what', () => {
  const place = (board: string, school: string, byBlock = false): Listed => ({
    municipality: 'M',
    board,
    school,
    byBlockFrom: byBlock ? block : null,
  })
  const places = [place('B0', 'S0'), place('B0', 'S1'), place('B1', 'S2')]

  test('a municipality and its boards by week, schools by block; the one school of a board is that board', () => {
    const named = (grain: 'week' | 'block') => nodesOf(places, { grain, at: block }).map(nodeId)
    expect(named('week')).toEqual([
      'municipality/M///week/2020-W13',
      'board/M/B0//week/2020-W13',
      'board/M/B1//week/2020-W13',
    ])
    expect(named('block')).toEqual(['school/M/B0/S0/block/2020-W13', 'school/M/B0/S1/block/2020-W13'])
  })

  test('a board that is set to blocks has no weeks from then on, and had none of blocks before', () => {
    const register = [place('B0', 'S0', true), place('B0', 'S1', true)]
    const levelsAt = (grain: 'week' | 'block', at: Block) => nodesOf(register, { grain, at }).map(({ level }) => level)
    expect([levelsAt('week', block), levelsAt('block', block)]).toEqual([
      ['municipality'],
      ['board', 'school', 'school'],
    ])
    const before = addBlocks(block, -1)
    expect([levelsAt('week', before), levelsAt('block', before)]).toEqual([
      ['municipality', 'board'],
      ['school', 'school'],
    ])
  })

  test('a board in two municipalities is two nodes, and its one school there is that board', () => {
    const there = { ...place('B0', 'S2'), municipality: 'N' }
    expect(nodesOf([...places, there], { grain: 'week', at: block })).toHaveLength(5)
    expect(nodesOf([...places, there], { grain: 'block', at: block })).toHaveLength(2)
  })

  test('a family counts at the school of its youngest school-age child that has one', () => {
    expect(
      publicationSchool([
        { age: 3, school: 'S9' },
        { age: 9, school: 'S1' },
        { age: 5, school: null },
      ]),
    ).toBe('S1')
    expect(
      publicationSchool([
        { age: 7, school: 'S2' },
        { age: 7, school: 'S1' },
        { age: 12, school: 'S0' },
      ]),
    ).toBe('S1')
    expect(publicationSchool([{ age: 20, school: 'S1' }])).toBeNull()
  })
})
