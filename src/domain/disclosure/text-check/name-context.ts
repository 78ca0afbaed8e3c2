/** Decides from its neighbours whether an ordinary word reads as a name: Boer in “mevrouw Boer”, but not in “de boer”. */
import type { NameIndex } from './name-index'
import { isNumeral } from './number-words'
import { particles, smallOrdinaryWords, titles } from './ordinary-words'
import { isFinite, isPluralWord, needsArticle } from './surname-words'
import type { Word } from './text-words'

type Form = 'look' | 'own'
/** A text with its words, the form in which they are compared, and the names. */
export type Comparison = {
  readonly text: string
  readonly words: readonly Word[]
  readonly form: Form
  readonly index: NameIndex
}

const written = ({ text }: Comparison, { from, to }: Word) => text.slice(from, to)

/** Does the word contain letters of another alphabet or invisible characters? Nobody writes an ordinary word like that. */
const isDisguised = (comparison: Comparison, word: Word) => {
  const letters = written(comparison, word).normalize('NFC')
  return (
    /[^\p{Script=Latin}\p{M}]/u.test(letters) ||
    /[\p{DI}\p{Cf}]/u.test(letters) ||
    letters.normalize('NFKC') !== letters
  )
}

/** A preposition or conjunction after a capitalised word shows that the word is no name. */
const linkWords = new Set('in op van met aan bij voor naar na uit over onder tot te of om door'.split(' '))
/** A name after one of these words is a school. */
const schoolWords = new Set(
  'school basisschool obs cbs rkbs ikc sbo kindcentrum college lyceum schoolbestuur stichting'.split(' '),
)
/** People at a school: “de juf van de regenboog”. */
const atSchool = new Set(
  'juf juffrouw meester leerkracht leraar lerares directeur directrice directie leerlingen team'.split(' '),
)

/** The nearest of the four words before that is no particle; empty when there is none. */
const wordBefore = ({ words, form }: Comparison, at: number): string => {
  for (let position = at - 1; position >= 0 && position >= at - 4; position -= 1) {
    const word = words[position]?.[form] ?? ''
    if (!particles.has(word)) return word
  }
  return ''
}

/** Is the word a school name, as in “basisschool de Regenboog” and “de juf van de regenboog”? Not in “de school bij de brug”. */
const followsSchool = (comparison: Comparison, at: number): boolean => {
  const { words, form } = comparison
  const isArticle = ['de', 'het', 't'].includes(words[at - 1]?.[form] ?? '')
  const wordBeforeName = words[isArticle ? at - 2 : at - 1]?.[form] ?? ''
  return (
    schoolWords.has(wordBeforeName) ||
    (isArticle && ['van', 'op'].includes(wordBeforeName) && atSchool.has(words[at - 3]?.[form] ?? ''))
  )
}

/** Does a house number in words follow, as in “dijk twaalf”? */
const hasHouseNumber = ({ words, form }: Comparison, at: number): boolean => {
  const next = words[at + 1]
  return next !== undefined && !next.startsSentence && !smallOrdinaryWords.has(next[form]) && isNumeral(next[form])
}

/** Is the word a person as in “Visser kan de huur niet betalen”? A fisherman would have an article. */
const isSubject = ({ words, form, index }: Comparison, at: number, key: string): boolean => {
  const next = words[at + 1]
  if (key !== words[at]?.[form] || !index.ordinaryLast.has(key) || !next || next.startsSentence) return false
  if (isPluralWord(key)) return isFinite(next[form])
  return needsArticle(key) && !linkWords.has(next[form])
}

/** Does the word at this position read as the name `key`, although it is an ordinary word? */
export const readsAsName = (comparison: Comparison, at: number, key: string): boolean => {
  const { words, form, index } = comparison
  const word = words[at]
  if (!word) return false
  if (isDisguised(comparison, word) || (word.isCapital && !word.startsSentence)) return true
  if (titles.has(wordBefore(comparison, at))) return true
  if (index.ordinaryPlace.has(key) && followsSchool(comparison, at)) return true
  if (index.ordinaryStreet.has(key) && hasHouseNumber(comparison, at)) return true
  if (!word.isCapital) return false
  return (index.ordinaryFirst.has(key) && !linkWords.has(words[at + 1]?.[form] ?? '')) || isSubject(comparison, at, key)
}
