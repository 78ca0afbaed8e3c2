import { afterAll, describe, expect, test } from 'vitest'
import { frozenRecord, isWhole } from './record'
import { townOf } from './town'
import { townParts, type Counts } from './town-parts'

/** Few and quick, and of every sort: two municipalities, a board by block, an erasure, answers that are all alike. */
const smallPart = [13, 17, 21, 28, 65]
const seeds = isWhole ? Array.from({ length: 150 }, (_, index) => index + 1) : smallPart

const record = frozenRecord('towns')
const total: Counts = {}
afterAll(record.save)

describe('150 generated towns have the same answers, figures and releases as before', () => {
  test.each(seeds)('town %i', (seed) => {
    const { texts, counts } = townParts(townOf(seed))
    for (const [name, count] of Object.entries(counts)) total[name] = (total[name] ?? 0) + count
    record.compareTexts(String(seed), texts)
  })

  test('of their cells some are published, some have too few families, and some would give a family away', () => {
    if (isWhole) record.compare('cells', total)
    const kinds = ['third', 'band', 'grade', 'class', 'too_few', 'would_give_away']
    expect(kinds.filter((name) => !total[name])).toEqual([])
  })
})
