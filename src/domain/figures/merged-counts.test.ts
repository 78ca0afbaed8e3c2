import { describe, expect, test } from 'vitest'
import { interview, said } from '../../../tests/arbitrary-answers'
import { changedVersion } from '../../../tests/second-version/changed-version'
import { quietPlace, retired, version2, withAnOptionMore } from '../../../tests/second-version/records'
import type { Instrument } from '../instrument/instrument'
import { instrumentFrom } from '../instrument/instrument-from'
import { version1 } from '../instrument/version-1/version-1'
import { countedFacts } from './counting'
import { interviewFact } from './interview-fact'
import { mergedCounts } from './merged-counts'
import { tally } from './tally'

const one = instrumentFrom(version1)
const other = instrumentFrom(version2)

const answers = {
  enough_room: 'yes',
  internet: 'no',
  worries: 'no',
  rules_clear: 'yes',
  money_for_groceries: 'yes',
  grade_parent: 6,
  school_letters: 'no',
  homework_help: 'no',
  homework_missing: ['language'],
} as const
const countsOf = (...instruments: Instrument[]) =>
  tally(
    countedFacts(
      instruments.map((instrument, index) =>
        interviewFact(interview({ ref: `I${index}`, familyRef: `F${index}`, instrument }, said(answers))),
      ),
    ),
  )

describe('counts of two versions', () => {
  test('are those of one version when there is only one', () => {
    const [counted] = countsOf(one, one)
    expect(mergedCounts(one, countsOf(one, one))).toEqual(counted?.counts)
  })

  test('add up families, interviews and what both count alike', () => {
    const counts = mergedCounts(other, countsOf(one, other, other))
    expect(counts).toMatchObject({ interviews: 3, families: 3, codes: { internet: { no: 3 } } })
    expect(counts.items.internet).toEqual({ count: 3, n: 3 })
    expect(counts.grades.parent).toMatchObject({ n: 3, sum: 18 })
    expect(counts.groups.school_letters).toEqual({ count: 3, n: 3 })
  })

  test('have of the rest the version in force, and how many families another one asked', () => {
    const counted = countsOf(one, other, other)
    const [before, after] = [mergedCounts(one, counted), mergedCounts(other, counted)]
    expect(before.codes[withAnOptionMore]).toEqual({ language: 1, other_version: 2 })
    expect(after.codes[withAnOptionMore]).toEqual({ language: 2, other_version: 1 })
    expect([before.load.n, after.load.n, after.capacity.n]).toEqual([1, 2, 0])
    expect([retired in before.codes, retired in after.codes]).toEqual([true, false])
    expect([quietPlace.key in before.items, quietPlace.key in after.items]).toEqual([false, true])
  })

  test('count a family that the other version alone asked with nobody lost', () => {
    const counts = mergedCounts(other, countsOf(one))
    expect([counts.families, counts.codes[withAnOptionMore]]).toEqual([1, { other_version: 1 }])
    expect(counts.load).toEqual({ n: 0, sum: 0, sumOfSquares: 0 })
  })

  test('keep apart a grade that is asked otherwise, and its change', () => {
    const unlike = changedVersion('grade_parent', { routes: [{ rule: 'with_children' }] })
    const counts = mergedCounts(one, countsOf(one, unlike))
    expect(counts.grades.parent).toMatchObject({ n: 1, sum: 6 })
    expect(counts.grades.parent?.distribution[6]).toBe(1)
    const history = [one, unlike].map((instrument, day) =>
      interviewFact(
        interview(
          { ref: `I${day}`, instrument, callDate: `2020-04-0${day + 1}` },
          said({ children_ages: [8], grade_parent: 6 + day }),
        ),
      ),
    )
    expect(countedFacts(history).at(-1)?.gradeChanges.parent).toBeNull()
  })

  test('keep apart a group that another version cuts otherwise', () => {
    const unlike = changedVersion('school_letters', {
      group: { key: 'school_letters', when: { options: ['partly'] } },
    })
    expect(mergedCounts(one, countsOf(one, unlike)).groups.school_letters).toEqual({ count: 1, n: 1 })
  })
})
