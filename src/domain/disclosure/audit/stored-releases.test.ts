import { describe, expect, test } from 'vitest'
import { aShape, hash, periodsOf, worldOf } from '../../../../tests/arbitrary-world'
import { nodesToPublish } from '../policy/nodes'
import { figureKeys } from '../policy/published-figures'
import { latestInstrument } from '../../instrument/instrument'
import { storedReleaseFindings, type StoredRelease } from './stored-releases'
import { createReleases } from '../release'

const world = worldOf(['homework_help', 'grade_parent'], aShape)
const [first] = periodsOf(world)
const releases = createReleases({
  contributors: first!.contributors,
  nodes: nodesToPublish(world.register, first!.period),
  earlier: [],
  k: 10,
  hash,
})
const town = releases.find(({ node }) => node.level === 'municipality')!
/** The figures as they are stored: without the reasons of suppressions. */
const storedFigures = Object.fromEntries(
  figureKeys.map((key) => {
    const figure = town.figures[key]
    return [key, figure.said ? figure : { said: false }]
  }),
)
const stored: StoredRelease = {
  ...town,
  instrument: latestInstrument,
  figures: storedFigures,
  contributors: town.contributors.length,
}
const findingsWith = (change: Partial<StoredRelease>) =>
  storedReleaseFindings({ ...stored, ...change }, town.statements).map(({ kind, key }) => `${kind} ${key}`)
const withFigure = (key: string, figure: unknown) => ({ figures: { ...storedFigures, [key]: figure } })
const homeworkHelp = town.figures.homework_help

test('a release that is stored as it was stated passes', () => {
  expect(homeworkHelp.said).toBe(true)
  expect(town.figures.worries.said).toBe(false)
  expect(findingsWith({})).toEqual([])
})

describe('a stored release that says more than its statements is found:', () => {
  test.each([
    ['an exact number of families', { families: '37' }, 'families'],
    ['a class of more families than contribute', { families: '200+' }, 'families'],
    ['an exact n beside a band', withFigure('homework_help', { ...homeworkHelp, size: '37' }), 'homework_help'],
    ['a count beside a band', withFigure('homework_help', { ...homeworkHelp, sum: 12 }), 'homework_help'],
    [
      'counts per option',
      withFigure('homework_help', { ...homeworkHelp, text: 'yes:12 partly:3 no:4' }),
      'homework_help',
    ],
    [
      'another text than the stated one',
      withFigure('homework_help', { ...homeworkHelp, text: 'other' }),
      'homework_help',
    ],
    ['a text without a statement', withFigure('worries', homeworkHelp), 'worries'],
    ['a reason beside a suppressed figure', withFigure('worries', { said: false, reason: 'too_few' }), 'worries'],
    ['a figure that is not on the closed list', withFigure('religion', { said: false }), 'families'],
    ['a figure that is left out', withFigure('worries', undefined), 'worries'],
  ])('%s', (_, change, key) => {
    expect(findingsWith(change)).toEqual([`read_otherwise ${key}`])
  })

  test('a figure of a node under the threshold', () => {
    expect(findingsWith({ families: null, contributors: 9 })).toContain('read_otherwise homework_help')
    expect(findingsWith({ families: null, threshold: town.contributors.length + 1 })).toContain(
      'read_otherwise homework_help',
    )
  })
})
