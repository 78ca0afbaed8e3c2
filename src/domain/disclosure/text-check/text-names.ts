/** Finds the protected names in a text, in every form in which they can be written. */
import { readsAsName, type Comparison } from './name-context'
import { isPrefixOfName, type NameIndex } from './name-index'
import { ordinaryWords, smallOrdinaryWords } from './ordinary-words'
import { hasNameInside } from './text-names-inside'
import type { Span } from './text-skeleton'
import { wordsIn, type Word } from './text-words'

/** Dutch endings, each with the least number of letters that a name before it has. */
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

const isSingleWordName = (comparison: Comparison, at: number, keys: readonly string[]): boolean => {
  const { words, form, index } = comparison
  const [wholeName = ''] = keys
  const isOrdinaryWord = ordinaryWords.has(wholeName)
  return keys.some((key) => {
    if (index.short.has(key))
      return key === words[at]?.[form] && words[at].isCapital && !(isOrdinaryWord && words[at].startsSentence)
    if (index.ordinary.has(key)) return readsAsName(comparison, at, key)
    if (!index.rare.has(key) && !index.whole.has(key) && !index.joined.has(key)) return false
    return !isOrdinaryWord || key === wholeName || readsAsName(comparison, at, key)
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

/** The spans of the names when the text is cut into these words. */
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
