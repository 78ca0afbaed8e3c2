import { describe, expect, test } from 'vitest'
import { aShape, hash, periodsOf, worldOf } from '../../../../tests/arbitrary-world'
import { nodesOf } from '../policy/nodes'
import { figureKeys } from '../policy/published-figures'
import { readingFindings, type Reading } from './stored-releases'
import { preparedReleases } from '../release'

const world = worldOf(['homework_help', 'grade_parent'], aShape)
const [first] = periodsOf(world)
const releases = preparedReleases({
  contributors: first!.contributors,
  nodes: nodesOf(world.register, first!.period),
  earlier: [],
  k: 10,
  hash,
})
const town = releases.find(({ node }) => node.level === 'municipality')!
/** As it is kept: without the reasons why something is withheld. */
const kept = Object.fromEntries(
  figureKeys.map((key) => {
    const figure = town.figures[key]
    return [key, figure.said ? figure : { said: false }]
  }),
)
const honest: Reading = { ...town, figures: kept, contributors: town.contributors.length }
const found = (reading: Partial<Reading>) =>
  readingFindings({ ...honest, ...reading }, town.statements).map(({ kind, key }) => `${kind} ${key}`)
const reading = (key: string, figure: unknown) => ({ figures: { ...kept, [key]: figure } })
const said = town.figures.homework_help

test('what is read as it was asked passes', () => {
  expect(said.said).toBe(true)
  expect(town.figures.worries.said).toBe(false)
  expect(found({})).toEqual([])
})

describe('a release that says more than it was allowed to is caught', () => {
  test.each([
    ['an exact number of families', { families: '37' }, 'families'],
    ['a class of more families than contribute', { families: '200+' }, 'families'],
    ['an exact n beside a band', reading('homework_help', { ...said, size: '37' }), 'homework_help'],
    ['a count beside a band', reading('homework_help', { ...said, sum: 12 }), 'homework_help'],
    ['counts per option', reading('homework_help', { ...said, text: 'yes:12 partly:3 no:4' }), 'homework_help'],
    ['another text than the one that was asked', reading('homework_help', { ...said, text: 'other' }), 'homework_help'],
    ['a text that was never asked', reading('worries', said), 'worries'],
    ['a reason beside what is withheld', reading('worries', { said: false, reason: 'too_few' }), 'worries'],
    ['a figure that is not on the closed list', reading('religion', { said: false }), 'families'],
    ['a figure that is left out', reading('worries', undefined), 'worries'],
  ])('%s', (_, change, key) => {
    expect(found(change)).toEqual([`read_otherwise ${key}`])
  })

  test('a figure of a node under the threshold', () => {
    expect(found({ families: null, contributors: 9 })).toContain('read_otherwise homework_help')
    expect(found({ families: null, threshold: town.contributors.length + 1 })).toContain('read_otherwise homework_help')
  })
})
