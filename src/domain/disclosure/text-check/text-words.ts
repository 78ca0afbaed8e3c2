/**
 * The words of a text as they are compared: folded letters, and where each word stands. Case, accents, invisible characters
 * and letters that only look like another one make no difference.
 */
import { lookalikeOf } from './text-confusables'

export type Word = {
  /** With look-alikes read as Latin letters. */
  readonly look: string
  /** In its own script; the same as `look` for Latin letters. */
  readonly own: string
  /** Where it stands in the text as it was written. */
  readonly from: number
  readonly to: number
  readonly isCapital: boolean
  readonly startsSentence: boolean
}

type Letter = { readonly look: string; readonly own: string; readonly isCapital: boolean }

/** What a mark or an invisible character is read as. */
export const unheardLetter: Letter = { look: '', own: '', isCapital: false }
/** Marks (accents, vowel signs), invisible characters, and the Arabic stretch. */
const unheard = /[\p{M}\p{DI}\p{Cf}\u0640]/gu

/** White letters on black, and the letters that flags are made of, have no decomposition. */
const emojiAlphabets = [0x1f150, 0x1f170, 0x1f1e6]
const plainLetter = (character: string): string => {
  const point = character.codePointAt(0) ?? 0
  const start = emojiAlphabets.find((first) => point >= first && point < first + 26)
  return start === undefined ? character : String.fromCodePoint(0x41 + point - start)
}

const foldLetter = (character: string): Letter | null => {
  const bare = plainLetter(character).normalize('NFKD').replaceAll(unheard, '')
  if (bare === '') return unheardLetter
  const letters = [...bare].filter((one) => lookalikeOf.has(one) || /[\p{L}\p{N}]/u.test(one))
  if (letters.length === 0) return null
  const lookOf = (one: string) => lookalikeOf.get(one) ?? one.toLowerCase()
  const ownOf = (one: string) => (/\p{Script=Latin}/u.test(one) ? lookOf(one) : one.toLowerCase())
  return {
    look: letters.map(lookOf).join(''),
    own: letters.map(ownOf).join(''),
    isCapital: /^\p{Lu}/u.test(bare),
  }
}

const foldedLetters = new Map<string, Letter | null>()
/** Null for a sign or a space. */
export const foldedLetter = (character: string): Letter | null => {
  const known = foldedLetters.get(character)
  if (known !== undefined) return known
  const folded = foldLetter(character)
  foldedLetters.set(character, folded)
  return folded
}

const sentenceEnd = /[.!?:;…\n\r•]/u

type Growing = { look: string; own: string; from: number; to: number; isCapital: boolean; startsSentence: boolean }

/** The words of a text; with `isSplit`, a capital after a small letter and a digit beside a letter begin one: mijnFatma, fatma2. */
export const wordsIn = (text: string, isSplit = false): Word[] => {
  const words: Growing[] = []
  let word: Growing | null = null
  let startsSentence = true
  let areAllCapitals = true
  let wasSmall = false
  let wasDigit = false
  let at = 0
  for (const character of text) {
    const from = at
    at += character.length
    const letter = foldedLetter(character)
    if (letter === null) {
      word = null
      if (sentenceEnd.test(character)) startsSentence = true
      continue
    }
    if (letter === unheardLetter) {
      areAllCapitals = false
      continue
    }
    const isDigit = /^\p{N}/u.test(letter.look)
    if (word === null || (isSplit && ((wasSmall && letter.isCapital) || wasDigit !== isDigit))) {
      areAllCapitals = true
      word = { look: '', own: '', from, to: at, isCapital: letter.isCapital, startsSentence }
      words.push(word)
      startsSentence = false
    }
    // A capital I after small letters is read as an l.
    const isSmallL: boolean = character === 'I' && word.look !== '' && !areAllCapitals
    word.look += isSmallL ? 'l' : letter.look
    word.own += isSmallL ? 'l' : letter.own
    word.to = at
    wasSmall = !letter.isCapital
    wasDigit = isDigit
    areAllCapitals &&= /^\p{Lu}$/u.test(character)
  }
  return words
}
