/** Finds the protected names in a text, in every form in which they can be written. */
import { isPrefixOfName, type NameIndex } from './name-index'
import { isNumeral } from './number-words'
import { ordinaryWords, particles, smallOrdinaryWords, titles } from './ordinary-words'
import { isFinite, isPluralWord, needsArticle } from './surname-words'
import { hasNameInside } from './text-names-inside'
import { wordsIn, type Word } from './text-words'

type Form = 'look' | 'own'
/** A text with its words, the form in which they are compared, and the names. */
type Comparison = {
  readonly text: string
  readonly words: readonly Word[]
  readonly form: Form
  readonly index: NameIndex
}

const endings: readonly (readonly [string, number])[] = [
  ['s', 3],
  ['je', 3],
  ['jes', 3],
  ['tje', 3],
  ['tjes', 3],
  ['pje', 3],
  ['pjes', 3],
  ['etje', 3],
  ['etjes', 3],
  ['es', 4],
  ['en', 4],
]

/** The word without a Dutch ending: Fatma for Fatmas and Fatmaatje, Jan for Jannetje. */
const withoutEnding = (word: string): string[] =>
  endings.flatMap(([ending, least]) => {
    const stem = word.slice(0, -ending.length)
    if (!word.endsWith(ending) || stem.length < least) return []
    return /(.)\1$/u.test(stem) ? [stem, stem.slice(0, -1)] : [stem]
  })

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
const schools = new Set(
  'school basisschool obs cbs rkbs ikc sbo kindcentrum college lyceum schoolbestuur stichting'.split(' '),
)
const atSchool = new Set(
  'juf juffrouw meester leerkracht leraar lerares directeur directrice directie leerlingen team'.split(' '),
)

/** The nearest of the four words before that is no particle; empty when there is none. */
const wordBefore = ({ words, form }: Comparison, at: number): string => {
  for (let before = at - 1; before >= 0 && before >= at - 4; before -= 1) {
    const word = words[before]?.[form] ?? ''
    if (!particles.has(word)) return word
  }
  return ''
}

/** Is the word a school name, as in “basisschool de Regenboog” and “de juf van de regenboog”? Not in “de school bij de brug”. */
const followsSchool = (comparison: Comparison, at: number): boolean => {
  const { words, form } = comparison
  const isArticle = ['de', 'het', 't'].includes(words[at - 1]?.[form] ?? '')
  const before = words[isArticle ? at - 2 : at - 1]?.[form] ?? ''
  return (
    schools.has(before) || (isArticle && ['van', 'op'].includes(before) && atSchool.has(words[at - 3]?.[form] ?? ''))
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

const readsAsName = (comparison: Comparison, at: number, key: string): boolean => {
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

const isSingleWordName = (comparison: Comparison, at: number, keys: readonly string[]): boolean => {
  const { words, form, index } = comparison
  const [whole = ''] = keys
  const isOrdinary = ordinaryWords.has(whole)
  return keys.some((key) => {
    if (index.short.has(key))
      return key === words[at]?.[form] && words[at].isCapital && !(isOrdinary && words[at].startsSentence)
    if (index.ordinary.has(key)) return readsAsName(comparison, at, key)
    if (!index.rare.has(key) && !index.whole.has(key) && !index.joined.has(key)) return false
    return !isOrdinary || key === whole || readsAsName(comparison, at, key)
  })
}

/** Is the word a single letter that belongs to its neighbour, as in e-mail and zo’n? */
const isAttached = ({ text }: Comparison, { from, to }: Word) =>
  to - from === 1 && (/['’‘`]/u.test(text[from - 1] ?? '') || /^-\p{L}{2}/u.test(text.slice(to, to + 3)))

/** Are the words a name in pieces: with spaces or signs between its letters, or with all its parts beside each other? */
const isNameInPieces = (comparison: Comparison, from: number, to: number, keys: readonly string[]): boolean => {
  const { words, form, index } = comparison
  const pieces = words.slice(from, to + 1)
  if (keys.some((key) => index.whole.has(key))) return true
  const isCapital = pieces[0]?.isCapital ?? false
  const isInSentence = isCapital && !pieces[0]?.startsSentence
  if (!isInSentence && pieces.every((piece) => smallOrdinaryWords.has(piece[form]) || isAttached(comparison, piece)))
    return false
  const isSpelled = pieces.every((piece) => piece[form].length === 1)
  if (!isSpelled && pieces.some((piece) => isAttached(comparison, piece))) return false
  return keys.some(
    (key) =>
      index.rare.has(key) ||
      ((isSpelled || isInSentence) && index.ordinary.has(key)) ||
      (isSpelled && (index.joined.has(key) || (isCapital && index.short.has(key)))),
  )
}

/** The index of the last word of the longest name that begins with the word at `from`; null when none begins there. */
const endOfName = (comparison: Comparison, from: number): number | null => {
  const { words, form, index } = comparison
  let together = ''
  let end: number | null = null
  for (let to = from; to < words.length; to += 1) {
    const word = words[to]
    if (!word) break
    const earlier = together.length
    together += word[form]
    // The ending must lie within the last word: in “Fatma en” the word “en” is no ending.
    const keys = [together, ...withoutEnding(together)].filter((key) => key.length > earlier)
    if (to === from ? isSingleWordName(comparison, from, keys) : isNameInPieces(comparison, from, to, keys)) end = to
    if (!isPrefixOfName(index, together)) break
  }
  return end
}

type Span = { readonly from: number; readonly to: number }

const spansIn = (text: string, words: readonly Word[], index: NameIndex): Span[] =>
  (['look', 'own'] as const).flatMap((form) => {
    if (form === 'own' && words.every(({ look, own }) => look === own)) return []
    const comparison = { text, words, form, index }
    const spans: Span[] = []
    for (let at = 0; at < words.length; at += 1) {
      const end = endOfName(comparison, at)
      const [first, last] = [words[at], words[end ?? at]]
      if (!first || !last || (end === null && !hasNameInside(first[form], index))) continue
      spans.push({ from: first.from, to: last.to })
      at = end ?? at
    }
    return spans
  })

/** The spans of `more` that do not overlap with one of `spans`. */
const withoutOverlaps = (spans: readonly Span[], more: readonly Span[]): Span[] => {
  const letters = new Set(spans.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, at) => from + at)))
  return more.filter(({ from, to }) => {
    for (let at = from; at < to; at += 1) if (letters.has(at)) return false
    return true
  })
}

/** The spans of the names in the text. Words are also split at capitals and digits: “mijnFatma” and “fatma2” contain a name. */
export const namesIn = (text: string, words: readonly Word[], index: NameIndex): Span[] => {
  const spans = spansIn(text, words, index)
  const pieces = wordsIn(text, true)
  if (pieces.length === words.length) return spans
  return [...spans, ...withoutOverlaps(spans, spansIn(text, pieces, index))]
}
