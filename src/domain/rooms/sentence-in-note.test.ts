import fc from 'fast-check'
import { expect, test } from 'vitest'
import { textLimit } from '../instrument/answer'
import { withSentence, withoutSentence } from './sentence-in-note'

test('a sentence becomes the last line of the note, and goes out of it again', () => {
  expect(withSentence('', 'Ik durf niet')).toEqual({ text: 'Ik durf niet' })
  expect(withSentence('Belt liever ’s avonds', 'Ik durf niet')).toEqual({ text: 'Belt liever ’s avonds\nIk durf niet' })
  expect(withSentence('Zei:\n', 'Ik\r\ndurf niet')).toEqual({ text: 'Zei:\nIk\ndurf niet' })
  expect(withoutSentence('Zei:\nIk\ndurf niet\nTot zo', 'Ik\r\ndurf niet')).toBe('Zei:\nTot zo')
  expect(withoutSentence('ja\nnee\nja', 'ja')).toBe('ja\nnee')
  expect(withoutSentence('ja\nnee', 'ja')).toBe('nee')
})

test('nothing is cut: a sentence that changed stays, and so does a note that is full', () => {
  expect(withoutSentence('Ik durf het niet', 'Ik durf niet')).toBeNull()
  expect(withoutSentence('Ik durf niet meer', 'Ik durf niet')).toBeNull()
  expect(withoutSentence('', '')).toBeNull()
  expect(withSentence('x'.repeat(textLimit), 'y')).toEqual({ refusal: 'full' })
  expect(withSentence('', 'half een teken: \ud83d')).toEqual({ refusal: 'unstorable' })
  expect(withSentence('', 'nul: \0')).toEqual({ refusal: 'unstorable' })
})

test('taking out is the inverse of putting in, and what was there stays to the letter', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '\n', 'é', '😀'), maxLength: 30 })
  fc.assert(
    fc.property(text, text, (note, typed) => {
      const sentence = typed.trim()
      const next = withSentence(note, sentence)
      if ('refusal' in next || sentence === '') return
      expect(next.text.startsWith(note)).toBe(true)
      expect(next.text.endsWith(sentence)).toBe(true)
      expect(withoutSentence(next.text, sentence)).toBe(note.endsWith('\n') ? note.slice(0, -1) : note)
    }),
  )
})
