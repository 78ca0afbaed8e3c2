/**
 * Reads what somebody types while a parent is on the line: a number in any notation, a name, a school, the age or the year at
 * school of a child, or several of these, such as `Morgenster 8` or `Morgenster groep 5`.
 */
import { withoutExtension } from './phone-extension'
import { searchOf } from './search'
import { searchText, searchWords } from './search-text'

/** A child of this age. `word` is the number as typed when it can also belong to the name of a school (`OBS 8`). */
export type SearchedAge = { readonly from: number; readonly to: number; readonly word: string | null }

export type CallBackSearch = {
  /** A whole number in E.164, or null. */
  readonly number: string | null
  /** The last digits of a number, or a part of one. */
  readonly digits: string | null
  readonly email: string | null
  /** The text as the number of a family; null when it has several words. */
  readonly ref: string | null
  /** Folded words of a name or a school. */
  readonly words: readonly string[]
  readonly ages: readonly SearchedAge[]
}

/** Years at a primary school (`groep 1` to `groep 8`) and a secondary school (`klas 1` to `klas 6`). */
const primaryYear = /(?<![\p{L}\d])(?:groep|group|gr\.)\s*([1-8])(?!\d)/giu
const secondaryYear = /(?<![\p{L}\d])(?:klas|leerjaar|class)\s*([1-6])(?!\d)/giu
/** The usual ages in the first year. The year itself is not stored. */
const firstYearAges = { primary: [4, 5], secondary: [12, 13] } as const

const ageRange = /(?<![\p{L}\d])(\d{1,2})\s*(?:[-–—]|t\/m|tot|to)\s*(\d{1,2})(?!\d)(?:\s*(?:jaar|jr|years?|yrs?)\b)?/giu
const ageWithUnit = /(?<![\p{L}\d])(\d{1,2})[\s-]*(?:jaar|jarige?|jr|years?|yrs?)(?!\p{L})/giu
const bareAge = /(?<![\p{L}\d])(\d{1,2})(?![\p{L}\d])/gu

/** More words than this make no search more precise. */
const mostWords = 6
const mostAges = 3

/** Takes the ages out of a text, and returns what is left of it. */
const agesOf = (text: string) => {
  const ages: SearchedAge[] = []
  const take = (from: number | string, to: number | string, word: string | null) => {
    const limits = [Number(from), Number(to)]
    ages.push({ from: Math.min(...limits), to: Math.max(...limits), word })
    return ' '
  }
  const takeYear = ([youngest, oldest]: readonly [number, number], year: string) =>
    take(youngest + Number(year) - 1, oldest + Number(year) - 1, null)
  const names = text
    .replace(primaryYear, (_, year: string) => takeYear(firstYearAges.primary, year))
    .replace(secondaryYear, (_, year: string) => takeYear(firstYearAges.secondary, year))
    .replace(ageRange, (_, from: string, to: string) => take(from, to, null))
    .replace(ageWithUnit, (_, age: string) => take(age, age, null))
    .replace(bareAge, (_, age: string) => take(age, age, age))
  return { ages: ages.slice(0, mostAges), names }
}

/** What is typed as a number or an address is no name and no age. */
const namesAndAges = (text: string, isContact: boolean) => {
  if (isContact) return { words: [], ages: [] }
  const { ages, names } = agesOf(text)
  const words = [...new Set(searchWords(names))].slice(0, mostWords)
  return { words: words.some((word) => word.length > 1) ? words : [], ages }
}

/** Returns null for a text that says too little: a single letter, or punctuation. */
export const callBackSearchOf = (text: string): CallBackSearch | null => {
  const typed = withoutExtension(text)
  const { digits, email, number } = searchOf(typed)
  const ref = searchText(typed) === '' || /\s/u.test(typed) ? null : typed
  const { words, ages } = namesAndAges(typed, digits !== null || email !== null)
  const isEmpty = digits === null && email === null && words.length + ages.length === 0
  if (isEmpty && (ref === null || !/\d/.test(ref))) return null
  return { number, digits, email, ref, words, ages }
}
