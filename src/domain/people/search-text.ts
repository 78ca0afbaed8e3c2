/**
 * Text as a search compares it: `Çelik`, `celik` and `ÇELİK` are one, and so are `O’Brien` and `O'Brien`, `Jean–Luc` and
 * `jean luc`, `Strauß` and `strauss`. The database does the same (function `search_text`); a test holds both together.
 * The names of things (case, marks) come from Unicode; the lists below are closed so that both sides know the same ones.
 */
const quotes = /['’‘‚‛`´ʼʹʻ′＇"“”„«»]/gu
const invisible = /[\u00AD\u200B-\u200F\u2060\uFEFF]/gu
const dashes = /[-‐‑‒–—―−﹘﹣－_/.,;:()]/gu
const marks =
  /[\u0300-\u036F\u1AB0-\u1ABD\u1DC0-\u1DFF\u20D0-\u20DC\uFE20-\uFE2F\u0483-\u0487\u0591-\u05BD\u05BF\u05C1\u05C2\u05C4\u05C5\u05C7\u0610-\u061A\u064B-\u065F\u0670]/gu
const spaces = /[\t\n\v\f\r \u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000]+/gu

/** Letters that Unicode does not take apart, each as people without that key type it. */
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

export const searchText = (text: string): string => {
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

/** What is looked for, word by word: each must be found, in any order. */
export const searchWords = (text: string): string[] => {
  const folded = searchText(text)
  return folded === '' ? [] : folded.split(' ')
}

/** Does this text hold every word that is looked for? */
export const isFoundIn = (text: string, words: readonly string[]): boolean => {
  const folded = searchText(text)
  return words.every((word) => folded.includes(word))
}
