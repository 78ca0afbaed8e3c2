/**
 * The words of a text as they are compared: folded letters, with the position of each word. Case, accents, invisible characters
 * and letters that only look like another one make no difference.
 */
import { lookalikeOf } from './text-confusables'

export type Word = {
  /** The word with look-alike letters read as Latin ones. */
  readonly look: string
  /** The word in its own script; equal to `look` for Latin letters. */
  readonly own: string
  /** Where the word begins and ends in the text as it was written. */
  readonly from: number
  readonly to: number
  readonly isCapital: boolean
  readonly startsSentence: boolean
}

type Letter = { readonly look: string; readonly own: string; readonly isCapital: boolean }

/** The value of a mark or an invisible character, which is never read as a letter. */
export const silentLetter: Letter = { look: '', own: '', isCapital: false }
/** Marks (accents, vowel signs), invisible characters, and the Arabic tatweel. */
const silent = /[\p{M}\p{DI}\p{Cf}\u0640]/gu

/** The alphabets of white letters on black and of flags, which have no Unicode decomposition. */
const emojiAlphabets = [0x1f150, 0x1f170, 0x1f1e6]
const plainLetter = (character: string): string => {
  const point = character.codePointAt(0) ?? 0
  const start = emojiAlphabets.find((first) => point >= first && point < first + 26)
  return start === undefined ? character : String.fromCodePoint(0x41 + point - start)
}

const foldLetter = (character: string): Letter | null => {
  const bare = plainLetter(character).normalize('NFKD').replaceAll(silent, '')
  if (bare === '') return silentLetter
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
/** The letter as it is compared; null for a sign or a space. The result is cached, because every text needs it. */
export const foldedLetter = (character: string): Letter | null => {
  const cachedLetters = foldedLetters.get(character)
  if (cachedLetters !== undefined) return cachedLetters
  const foldedCharacter = foldLetter(character)
  foldedLetters.set(character, foldedCharacter)
  return foldedCharacter
}

const sentenceEnd = /[.!?:;…\n\r•]/u

type MutableWord = { look: string; own: string; from: number; to: number; isCapital: boolean; startsSentence: boolean }

/**
 * The words of a text. With `isSplit`, a capital after a small letter and a digit beside a letter begin a new word, as in
 * mijnFatma and fatma2.
 */
export const wordsIn = (text: string, isSplit = false): Word[] => {
  const words: MutableWord[] = []
  let word: MutableWord | null = null
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
    if (letter === silentLetter) {
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
    // A capital I after small letters looks like an l.
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
