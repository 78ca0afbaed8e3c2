/** Finds in a typed message the word by which a parent says that they cannot talk freely. */
import { searchText } from '../people/search-text'

/** Scripts without spaces between words, and pictures: each character counts as a word of its own, and so does a flag. */
const characterWords =
  /\p{Regional_Indicator}{2}|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Extended_Pictographic}]/gu
const betweenWords = /[^\p{L}\p{N}\p{M}\p{Regional_Indicator}\p{Extended_Pictographic}]+/u
/** Which keyboards add or leave out: how a picture is drawn, and the stroke that stretches an Arabic word. */
const drawing = /[\uFE0E\uFE0F\u0640]/gu
/** Who agrees on more than one writes them so. A comma is no such sign: it stands within a sentence. */
const betweenAgreements = /[/;()]/u

/** One letter, as keyboards and habits write it. */
const sameLetters: readonly (readonly [RegExp, string])[] = [
  [/ة/gu, 'ه'],
  [/[ىی]/gu, 'ي'],
  [/ک/gu, 'ك'],
]

const wordsIn = (text: string): string => {
  const words = searchText(text.replace(drawing, '').replace(characterWords, ' $& '))
    .split(betweenWords)
    .filter(Boolean)
  return sameLetters.reduce((same, [letter, written]) => same.replace(letter, written), ` ${words.join(' ')} `)
}

/** Whether the message says one of the agreed words, as whole words in this order. Never for an agreement without a word. */
export const saysStopWord = (message: string, stopWord: string): boolean => {
  const agreements = stopWord.split(betweenAgreements).map(wordsIn)
  const typed = wordsIn(message)
  return agreements.some((words) => words.trim() !== '' && typed.includes(words))
}
