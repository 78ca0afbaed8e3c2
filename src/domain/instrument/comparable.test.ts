import { describe, expect, test } from 'vitest'
import { quietPlace, retired, reworded, version2, withAnOptionMore } from '../../../tests/second-version/records'
import { isCountedAlike, isGroupAlike, isIndexAlike } from './comparable'
import type { InstrumentDefinition, QuestionDefinition } from './definition'
import { instrumentFrom } from './instrument-from'
import { version1 } from './version-1/version-1'

const one = instrumentFrom(version1)
const other = instrumentFrom(version2)

/** Version 1 with another record for one question. */
const changed = (key: string, change: (record: QuestionDefinition) => QuestionDefinition) => {
  const records: readonly QuestionDefinition[] = version1.questions
  const questions = records.map((record) => (record.key === key ? change(record) : record))
  return instrumentFrom({ ...version1, version: 3, questions } satisfies InstrumentDefinition)
}

describe('a key of two versions', () => {
  test('is counted alike when its options and counting are, whatever its words and its number are', () => {
    expect([isCountedAlike(one, other, reworded), isCountedAlike(other, one, reworded)]).toEqual([true, true])
    expect(one.questionOf('homework_help')?.number).not.toBe(other.questionOf('homework_help')?.number)
    expect(isCountedAlike(one, other, 'homework_help')).toBe(true)
  })

  test('is not when it has an option more, or is in one of them alone, or in neither', () => {
    for (const key of [withAnOptionMore, retired, quietPlace.key, 'no_such_question'])
      expect([isCountedAlike(one, other, key), isCountedAlike(other, one, key)], `${key}`).toEqual([false, false])
  })

  test('is not when only what decides about its counting changed', () => {
    const weighs = { of: 'load', weighing: { by: 'option', halves: { yes: 0, partly: 2, no: 2 } } } as const
    const routes = [{ rule: 'with_children' }] as const
    expect(
      isCountedAlike(
        one,
        changed(reworded, (record) => ({ ...record, measure: weighs })),
        reworded,
      ),
    ).toBe(false)
    expect(
      isCountedAlike(
        one,
        changed(reworded, (record) => ({ ...record, routes })),
        reworded,
      ),
    ).toBe(false)
    expect(
      isCountedAlike(
        one,
        changed(reworded, (record) => ({ ...record, sensitive: true })),
        reworded,
      ),
    ).toBe(true)
  })

  test('is not when its coded text has another route', () => {
    const otherText = changed('needs', (record) => ({
      ...record,
      parts: record.parts?.map((part) => ({ ...part, routes: [{ rule: 'with_children' as const }] })),
    }))
    expect([isCountedAlike(one, otherText, 'needs'), isCountedAlike(otherText, one, 'needs')]).toEqual([false, false])
  })

  describe('that is weighed by the devices of each child', () => {
    const otherParts = changed('devices', (record) => ({
      ...record,
      parts: record.parts?.map((part) => ('options' in part ? { ...part, options: [...part.options, 'new'] } : part)),
    }))

    test('is not when a second part or the children that its rule reads are asked otherwise', () => {
      const olderChildren = changed('children_ages', (record) => ({ ...record, routes: [] }))
      for (const version of [otherParts, olderChildren]) {
        expect([isCountedAlike(one, version, 'devices'), isCountedAlike(version, one, 'devices')]).toEqual([
          false,
          false,
        ])
        expect(isIndexAlike(one, version, 'load')).toBe(false)
        // No other question reads them for its weight.
        expect(isCountedAlike(one, version, 'worries')).toBe(true)
      }
    })

    test('is when the parts of another question are asked otherwise', () => {
      const otherTopics = changed('worries', (record) => ({ ...record, parts: [] }))
      expect(isCountedAlike(one, otherTopics, 'devices')).toBe(true)
    })
  })

  test('is counted alike in one and the same version', () => {
    for (const { key } of one.items) expect(isCountedAlike(one, one, key), `${key}`).toBe(true)
  })
})

describe('load and capacity', () => {
  test('are alike only when all their items are', () => {
    expect([isIndexAlike(one, other, 'load'), isIndexAlike(other, one, 'load')]).toEqual([false, false])
    expect([isIndexAlike(one, other, 'capacity'), isIndexAlike(one, one, 'load')]).toEqual([true, true])
    const heavier = { of: 'load', weighing: { by: 'option', halves: { yes: 0, partly: 2, no: 2 } } } as const
    expect(
      isIndexAlike(
        one,
        changed(reworded, (record) => ({ ...record, measure: heavier })),
        'load',
      ),
    ).toBe(false)
  })

  test('are alike when their items stand in another order', () => {
    const backwards = instrumentFrom({ ...version1, version: 3, questions: [...version1.questions].toReversed() })
    expect(backwards.indexes.load.items.map(({ key }) => key)).not.toEqual(one.indexes.load.items.map(({ key }) => key))
    for (const index of ['load', 'capacity'] as const)
      expect(isIndexAlike(one, backwards, index), `${index}`).toBe(true)
  })

  test('are not when they need another number of items', () => {
    const least = { ...version1.least, capacity: version1.least.capacity + 1 }
    expect(isIndexAlike(one, instrumentFrom({ ...version1, version: 3, least }), 'capacity')).toBe(false)
  })
})

describe('a group', () => {
  const letters = one.questions.find(({ group }) => group?.key === 'school_letters')!
  const worries = one.questions.find(({ group }) => group?.key === 'falling_behind')!
  const room = one.questions.find(({ group }) => group?.key === 'crowded_home')!

  test('is the same families when its question and its cut are the same', () => {
    for (const { key } of [letters, worries, room]) expect(isGroupAlike(one, other, key), `${key}`).toBe(true)
    expect(isGroupAlike(one, other, reworded)).toBe(false)
  })

  test('is not when its options change, though its question is counted alike', () => {
    const narrower = changed(letters.key, (record) => ({
      ...record,
      group: { key: 'school_letters', when: { options: ['no'] } },
    }))
    expect(isCountedAlike(one, narrower, letters.key)).toBe(true)
    expect(isGroupAlike(one, narrower, letters.key)).toBe(false)
  })

  test('is not when a second part or the children that its rule reads are asked otherwise', () => {
    const otherTopics = changed(worries.key, (record) => ({
      ...record,
      parts: record.parts?.map((part) => ('options' in part ? { ...part, options: [...part.options, 'new'] } : part)),
    }))
    const moreChildren = changed('children_count', (record) =>
      record.kind === 'number' ? { ...record, max: 99 } : record,
    )
    expect(isGroupAlike(one, otherTopics, worries.key)).toBe(false)
    expect(isGroupAlike(one, moreChildren, room.key)).toBe(false)
    expect(isGroupAlike(one, moreChildren, letters.key)).toBe(true)
  })
})
