import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { codebookOf } from '../../figures/codebook'
import { missingCodes } from '../../figures/interview-fact'
import { instrumentOf } from '../instrument'
import { version1 } from './version-1'

const { choiceItems, items, questions, sections, indexes } = instrumentOf(1)
const hashOf = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('hex')

describe('version 1 of the instrument', () => {
  test('never changes, because figures of different years compare these questions', () => {
    expect(hashOf(version1)).toBe('4c1c3f36c2c836bb6e22be83d170bd8334eb854d80375e4154a3fa3313164426')
  })

  test('never gets other codebook numbers, because stored facts are read with them', () => {
    expect(hashOf(codebookOf(instrumentOf(1)).entries)).toBe(
      '25e39057f8ac4733bd8b90f14fb7b22c9815f69d9b49d5f3d1cee068e40ce208',
    )
  })

  test('has thirty questions, numbered in order, section by section', () => {
    expect(questions.map((question) => question.number)).toEqual(Array.from({ length: 30 }, (_, index) => index + 1))
    expect([...new Set(questions.map((question) => question.section))]).toEqual([...sections])
  })

  test('gives every item a different key', () => {
    expect(new Set(items.map((item) => item.key)).size).toBe(items.length)
  })

  test('has no option with the key of a missing code', () => {
    const codes: readonly string[] = missingCodes
    expect(choiceItems.flatMap((item) => item.options.filter((option) => codes.includes(option)))).toEqual([])
  })

  test('has nine load and eight capacity questions, of which doing for others is in no index', () => {
    const measured = (index: string) => questions.filter(({ measure }) => measure.of === index).length
    expect([measured('load'), measured('capacity')]).toEqual([9, 8])
    expect([indexes.load.items.length, indexes.capacity.items.length]).toEqual([9, 7])
  })

  test('counts load in 1/5040 and capacity in 1/840', () => {
    expect([indexes.load.units, indexes.capacity.units]).toEqual([5040, 840])
  })

  test('refers in its rules only to items and options that it has', () => {
    const optionsOf = (key: string): readonly string[] => choiceItems.find((item) => item.key === key)?.options ?? []
    for (const item of items) {
      const { key, routes = [], suggests } = item
      for (const route of routes)
        if ('options' in route) expect(optionsOf(route.key)).toEqual(expect.arrayContaining([...route.options]))
      if (suggests?.by === 'options') expect(optionsOf(key)).toEqual(expect.arrayContaining([...suggests.options]))
      if (suggests?.by === 'theme') expect(optionsOf(key)).toEqual(expect.arrayContaining(Object.keys(suggests.needs)))
      if (item.kind === 'many' && item.exclusive) expect(optionsOf(key)).toContain(item.exclusive)
      if (item.kind === 'choice' && item.outside) expect(optionsOf(key)).toContain(item.outside)
    }
    for (const { key, measure, publishes, group } of questions) {
      const named = [
        ...('weighing' in measure && measure.weighing?.by === 'option' ? Object.keys(measure.weighing.halves) : []),
        ...(publishes?.as === 'share' && 'yes' in publishes ? [...publishes.yes, ...publishes.no] : []),
        ...(group && 'options' in group.when ? group.when.options : []),
      ]
      expect(optionsOf(key)).toEqual(expect.arrayContaining(named))
    }
  })

  test('publishes each figure at a different position', () => {
    const orders = questions.flatMap(({ publishes }) => publishes?.order ?? [])
    expect(orders.toSorted((a, b) => a - b)).toEqual(orders.map((_, index) => index + 1))
  })
})
