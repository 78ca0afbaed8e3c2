import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { missingCodes } from '../figures/interview-fact'
import { choiceItems, items } from './instrument'
import { questions, sections } from './instrument'

describe('version 1 of the instrument', () => {
  test('never changes: figures of different years stand on these very questions', () => {
    const hash = createHash('sha256').update(JSON.stringify(questions)).digest('hex')
    expect(hash).toBe('430173b5784b39de785bfe113cd24e0256c7051fb5a54d6a094b6c758b094978')
  })

  test('has thirty questions, numbered in order, section by section', () => {
    expect(questions.map((question) => question.number)).toEqual(Array.from({ length: 30 }, (_, index) => index + 1))
    expect([...new Set(questions.map((question) => question.section))]).toEqual([...sections])
  })

  test('gives every item a key of its own', () => {
    expect(new Set(items.map((item) => item.key)).size).toBe(items.length)
  })

  test('has no option that reads like a reason for a missing answer', () => {
    const codes: readonly string[] = missingCodes
    expect(choiceItems.flatMap((item) => item.options.filter((option) => codes.includes(option)))).toEqual([])
  })

  test('has nine load and eight capacity questions, of which doing for others is in no index', () => {
    const measured = (measure: string) => questions.filter((question) => question.measure === measure).length
    expect([measured('load'), measured('capacity')]).toEqual([9, 8])
  })
})
