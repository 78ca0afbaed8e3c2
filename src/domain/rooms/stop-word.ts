/** Finds in a typed message the word by which a parent says that they cannot talk freely. */
import { searchText } from '../people/search-text'

/** Scripts without spaces between words, and pictures: each character counts as a word of its own. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Extended_Pictographic}]/gu
const betweenWords = /[^\p{L}\p{N}\p{M}\p{Extended_Pictographic}]+/u

const wordsIn = (text: string): string => {
  const words = searchText(text.replace(unspaced, ' $& ')).split(betweenWords).filter(Boolean)
  return ` ${words.join(' ')} `
}

/** Whether the message says the agreed word or words, as whole words in this order. Never for an agreement without a word. */
export const saysStopWord = (message: string, stopWord: string): boolean => {
  const words = wordsIn(stopWord)
  return words.trim() !== '' && wordsIn(message).includes(words)
}
