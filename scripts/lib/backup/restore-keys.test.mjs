import { expect, test } from 'vitest'
import { damageOf, requireOpened } from './restore-keys.mjs'

const whole = { 'answer.note': { opened: 20, damaged: 0 }, 'answer.value': { opened: 0, damaged: 0 } }

test('one damaged text of a column is told and stops no restore', () => {
  const sample = { ...whole, 'concern_entry.text': { opened: 19, damaged: 1 } }
  requireOpened(sample)
  expect(damageOf(sample)).toEqual([expect.stringMatching(/^concern_entry\.text: 1 of 20 /)])
  expect(damageOf(whole)).toEqual([])
})

test('a column of which nothing opens stops it, with its name', () => {
  const sample = { ...whole, 'care_step.note': { opened: 0, damaged: 1 } }
  expect(() => requireOpened(sample)).toThrow('Nothing of care_step.note opens')
})
