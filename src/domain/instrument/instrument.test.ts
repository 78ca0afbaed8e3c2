import { expect, test } from 'vitest'
import { latestInstrument } from './instrument'

const { choiceItems, itemByKey, items, questionOf } = latestInstrument

test('lists a second part directly after its question', () => {
  const keys = items.map((item) => item.key)
  expect(keys[keys.indexOf('worries') + 1]).toBe('worries_topics')
  expect(questionOf('worries_topics')?.key).toBe('worries')
})

test('finds a question as its own question, and nothing for an unknown key', () => {
  expect(questionOf('worries')?.number).toBe(17)
  for (const key of ['', 'constructor', '__proto__', 'Worries']) {
    expect(itemByKey(key)).toBeUndefined()
    expect(questionOf(key)).toBeUndefined()
  }
})

test('lists second parts and languages among the choice items', () => {
  const keys = choiceItems.map((item) => item.key)
  expect(keys).toEqual(expect.arrayContaining(['home_languages', 'devices_working', 'supporters_who']))
  expect(keys).not.toContain('grade_parent')
  expect(keys).not.toContain('keeps_going_text')
})
