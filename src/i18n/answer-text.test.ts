import { expect, test } from 'vitest'
import { present } from '../../tests/present'
import type { Answer } from '@/domain/instrument/answer'
import type { ItemKey } from '@/domain/instrument/keys'
import { latestInstrument } from '@/domain/instrument/instrument'
import { answerInSentence, answerText, type AnswerWords } from './answer-text'
import { wordingsOf } from './wordings'

const { instrument } = wordingsOf(1).nl

const words: AnswerWords = {
  locale: 'nl',
  instrument,
  dontKnow: 'Weet ik niet',
  refused: 'Wil ik niet zeggen',
  notAsked: 'Nog niet gevraagd',
  years: 'jaar',
  otherSchool: 'andere school',
  noSchool: 'geen school genoteerd',
  schools: {},
  languages: {},
}
const item = (key: ItemKey) => present(latestInstrument.itemByKey(key))
const said = (value: Answer['value']): Answer => ({ value, missing: null })

test('several options form one sentence, in which only the first has a capital', () => {
  expect(answerText(item('household_others'), said(['partner', 'others']), words)).toBe('Een partner en andere mensen')
  expect(answerText(item('school_contact_via'), said(['class_app', 'teacher', 'email']), words)).toBe(
    'Via de app van de klas of school, via de juf, meester of mentor en via e-mail',
  )
})

test('names of languages keep their capital', () => {
  expect(answerText(item('home_languages'), said(['tr', 'nl']), words)).toBe('Turks en Nederlands')
  expect(answerInSentence(item('home_languages'), said(['tr', 'nl']), words)).toBe('Turks en Nederlands')
})

test('a school of two children is named once, with the number of children', () => {
  const named = { ...words, schools: { S1: 'De Wilgenroos', S2: 'Het Baken' } }
  expect(answerText(item('schools'), said(['S1', 'S1']), named)).toBe('De Wilgenroos (2×)')
  expect(answerText(item('schools'), said(['S1', 'S2', 'S1']), named)).toBe('De Wilgenroos (2×) en Het Baken')
})

test('an answer inside a sentence has no capital, and the parent’s own words stay unchanged', () => {
  expect(answerInSentence(item('enough_room'), said('partly'), words)).toBe('een beetje of soms')
  expect(answerInSentence(item('worries_topics'), said(['money', 'health']), words)).toBe('geld en gezondheid')
  expect(answerInSentence(item('needs_text'), said('Rust'), words)).toBe('Rust')
  expect(answerInSentence(item('enough_room'), { value: null, missing: 'refused' }, words)).toBe('wil ik niet zeggen')
})
