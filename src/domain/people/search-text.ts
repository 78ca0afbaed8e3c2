/**
 * Folds text for search: `Çelik`, `celik` and `ÇELİK` become the same, and so do `O’Brien` and `O'Brien`, `Jean–Luc` and
 * `jean luc`, `Strauß` and `strauss`. The database function `search_text` does the same, and a test compares the two. The
 * characters are listed here instead of taken from Unicode classes, so that both use the same ones.
 */
const quotes = /['’‘‚‛`´ʼʹʻ′＇"“”„«»]/gu
const invisible = /[\u00AD\u200B-\u200F\u2060\uFEFF]/gu
const dashes = /[-‐‑‒–—―−﹘﹣－_/.,;:()]/gu
const marks =
  /[\u0300-\u036F\u1AB0-\u1ABD\u1DC0-\u1DFF\u20D0-\u20DC\uFE20-\uFE2F\u0483-\u0487\u0591-\u05BD\u05BF\u05C1\u05C2\u05C4\u05C5\u05C7\u0610-\u061A\u064B-\u065F\u0670]/gu
const spaces = /[\t\n\v\f\r \u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000]+/gu

/** Letters that Unicode does not decompose, each with what people type who do not have that key. */
const letters: readonly (readonly [string, string])[] = [
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ø', 'o'],
  ['ł', 'l'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['þ', 'th'],
  ['ħ', 'h'],
  ['ı', 'i'],
  ['ς', 'σ'],
]

/** Most words have nothing to fold but capitals. */
const plainWords = /^[a-z0-9]+(?: [a-z0-9]+)*$/i

/** The folded text. Folding it again does not change it. */
export const searchText = (text: string): string => {
  if (plainWords.test(text)) return text.toLowerCase()
  const plain = text
    .replace(quotes, '')
    .replace(invisible, '')
    .replace(dashes, ' ')
    .normalize('NFKD')
    .replace(marks, '')
    .toLowerCase()
  return letters
    .reduce((folded, [letter, typed]) => folded.replaceAll(letter, typed), plain)
    .replace(spaces, ' ')
    .replace(/^ | $/g, '')
}

/** The folded words of a search. A text matches when it contains all of them, in any order. */
export const searchWords = (text: string): string[] => {
  const folded = searchText(text)
  return folded === '' ? [] : folded.split(' ')
}

/** Returns whether the text contains every word of the search. */
export const isFoundIn = (text: string, words: readonly string[]): boolean => {
  const folded = searchText(text)
  return words.every((word) => folded.includes(word))
}
