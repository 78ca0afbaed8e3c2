import { describe, expect, test } from 'vitest'
import { block } from '../../../../tests/arbitrary-world'
import { addBlocks, type Block } from '../../figures/block'
import { nodesToPublish, publicationSchool, type ListedSchool } from './nodes'
import { nodeId } from './publication'

describe('R0: the nodes to publish', () => {
  const place = (board: string, school: string, byBlock = false): ListedSchool => ({
    municipality: 'M',
    board,
    school,
    byBlockFrom: byBlock ? block : null,
  })
  const places = [place('B0', 'S0'), place('B0', 'S1'), place('B1', 'S2')]

  test('are municipalities and boards by week and schools by block; the only school of a board is published as that board', () => {
    const idsOf = (grain: 'week' | 'block') => nodesToPublish(places, { grain, at: block }).map(nodeId)
    expect(idsOf('week')).toEqual([
      'municipality/M///week/2020-W13',
      'board/M/B0//week/2020-W13',
      'board/M/B1//week/2020-W13',
    ])
    expect(idsOf('block')).toEqual(['school/M/B0/S0/block/2020-W13', 'school/M/B0/S1/block/2020-W13'])
  })

  test('of a board that changes to blocks are by block from then on, and by week before', () => {
    const register = [place('B0', 'S0', true), place('B0', 'S1', true)]
    const levelsAt = (grain: 'week' | 'block', at: Block) =>
      nodesToPublish(register, { grain, at }).map(({ level }) => level)
    expect([levelsAt('week', block), levelsAt('block', block)]).toEqual([
      ['municipality'],
      ['board', 'school', 'school'],
    ])
    const blockBefore = addBlocks(block, -1)
    expect([levelsAt('week', blockBefore), levelsAt('block', blockBefore)]).toEqual([
      ['municipality', 'board'],
      ['school', 'school'],
    ])
  })

  test('include a board once for each municipality; its only school in one of them is published as that board', () => {
    const schoolElsewhere = { ...place('B0', 'S2'), municipality: 'N' }
    expect(nodesToPublish([...places, schoolElsewhere], { grain: 'week', at: block })).toHaveLength(5)
    expect(nodesToPublish([...places, schoolElsewhere], { grain: 'block', at: block })).toHaveLength(2)
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
