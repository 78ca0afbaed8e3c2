/** Figures of two versions: version 2 publishes a question more, and one of version 1 no more. */
import { describe, expect, test, vi } from 'vitest'
import { interview, said } from '../../../../tests/arbitrary-answers'
import { quietPlace, unpublished } from '../../../../tests/second-version/records'
import { storedFiguresSchemaOf } from '../../export/stored-figures'
import { weekOf } from '../../figures/week'
import { storedReleaseFindings } from '../audit/stored-releases'
import { interviewFact } from '../../figures/interview-fact'
import { instrumentOf, type Instrument } from '../../instrument/instrument'
import type { PublishedNode } from './publication'
import { figureKeys, figureKeysOf, kindOf, valueOf, type FigureKey } from './published-figures'

vi.mock('@/domain/instrument/versions', async () => {
  const { version1 } = await import('../../instrument/version-1/version-1')
  const { version2 } = await import('../../../../tests/second-version/records')
  return { definitions: [version1, version2] }
})

const [one, other] = [instrumentOf(1), instrumentOf(2)]
// The types name the questions of the real versions alone.
const addedKey: string = quietPlace.key
const otherKeys = figureKeys.filter((key) => key !== addedKey && key !== unpublished)
/** Of the two figures that one version alone publishes, those of this version. */
const ownFiguresOf = (instrument: Instrument) => figureKeysOf(instrument).filter((key) => !otherKeys.includes(key))

describe('the figures of a version', () => {
  test('are the questions that it publishes, with load and capacity', () => {
    expect([ownFiguresOf(one), ownFiguresOf(other)]).toEqual([[unpublished], [addedKey]])
    for (const instrument of [one, other])
      expect(figureKeysOf(instrument).filter((key) => otherKeys.includes(key))).toEqual(otherKeys)
  })

  test('stand in one order and have a kind, also those that only one version publishes', () => {
    for (const instrument of [one, other])
      expect(figureKeysOf(instrument)).toEqual(figureKeys.filter((key) => figureKeysOf(instrument).includes(key)))
    expect([...ownFiguresOf(other), ...ownFiguresOf(one)].map(kindOf)).toEqual(['share', 'grade'])
  })

  test('get no value from an interview of a version that does not publish the question', () => {
    const answers = said({ children_ages: [8], grade_children: 7 })
    const factOf = (instrument: Instrument) => interviewFact(interview({ instrument }, answers))
    expect(valueOf(unpublished, factOf(one), one)).toBe(7)
    expect(valueOf(unpublished, factOf(other), one)).toBeNull()
    expect(valueOf(unpublished, factOf(one), other)).toBeNull()
  })
})

describe('the stored figures of a release', () => {
  const figuresFor = (keys: readonly FigureKey[]) => Object.fromEntries(keys.map((key) => [key, { said: false }]))

  test('are exactly those of its version', () => {
    for (const instrument of [one, other]) {
      const schema = storedFiguresSchemaOf(instrument)
      const keys = figureKeysOf(instrument)
      expect(schema.safeParse(figuresFor(keys)).success, `version ${instrument.version}`).toBe(true)
      for (const key of keys)
        expect(schema.safeParse(figuresFor(keys.filter((kept) => kept !== key))).success, `without ${key}`).toBe(false)
    }
    expect(storedFiguresSchemaOf(one).safeParse(figuresFor(figureKeysOf(other))).success).toBe(false)
    expect(storedFiguresSchemaOf(one).safeParse(figuresFor(figureKeys)).success).toBe(false)
  })

  test('pass the audit by their own version, and by no other', () => {
    const node: PublishedNode = {
      level: 'municipality',
      municipality: 'M1',
      board: '',
      school: '',
      period: { grain: 'week', at: weekOf('2020-04-01') },
    }
    const findingsOf = (figures: unknown) =>
      storedReleaseFindings({ node, instrument: one, threshold: 10, families: null, figures, contributors: 3 }, []).map(
        ({ kind, key }) => `${kind} ${key}`,
      )
    expect(findingsOf(figuresFor(figureKeysOf(one)))).toEqual([])
    expect(findingsOf(figuresFor(figureKeysOf(other)))).toEqual([`read_otherwise ${unpublished}`])
    expect(findingsOf(figuresFor(figureKeys))).toEqual(['read_otherwise families'])
  })
})
