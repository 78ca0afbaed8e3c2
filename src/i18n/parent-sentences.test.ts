import { expect, test } from 'vitest'
import { explanation } from './messages/nl/explanation'
import { rooms } from './messages/nl/rooms'

const textsOf = (tree: string | object): string[] =>
  typeof tree === 'string' ? [tree] : Object.values(tree).flatMap(textsOf)

const sentencesOf = (text: string) => text.split(/(?<=[.?!]”?)\s+/)
const isLong = (sentence: string) => sentence.split(/\s+/).length > 15

test('a sentence ends at its punctuation mark, also within quotes, and is too long from sixteen words', () => {
  expect(sentencesOf('Gaat het? “Nee!” Dan helpen wij.')).toEqual(['Gaat het?', '“Nee!”', 'Dan helpen wij.'])
  expect(isLong('een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien')).toBe(false)
  expect(isLong('een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien')).toBe(
    true,
  )
})

test.each([
  ['is read aloud to a parent', explanation],
  ['a parent reads in a call', rooms],
])('no sentence that %s has more than fifteen words', (_where, texts) => {
  const sentences = textsOf(texts).flatMap(sentencesOf)
  expect(sentences.length).toBeGreaterThan(50)
  expect(sentences.filter(isLong)).toEqual([])
})
