/** The known names in a text, in whatever form they are written. */
import { isBeginning, type NameIndex } from './name-index'
import { isNumeral } from './number-words'
import { ordinaryWords, particles, smallOrdinaryWords, titles } from './ordinary-words'
import { isFinite, isOfSeveral, needsArticle } from './surname-words'
import { hasNameInside } from './text-names-inside'
import { wordsIn, type Word } from './text-words'

type Form = 'look' | 'own'
type Place = { readonly text: string; readonly words: readonly Word[]; readonly form: Form; readonly index: NameIndex }

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

/** What is left without a Dutch ending: Fatmas, Fatmaatje and Jannetje of Fatma and Jan. */
const withoutEnding = (word: string): string[] =>
  endings.flatMap(([ending, least]) => {
    const stem = word.slice(0, -ending.length)
    if (!word.endsWith(ending) || stem.length < least) return []
    return /(.)\1$/u.test(stem) ? [stem, stem.slice(0, -1)] : [stem]
  })

const written = ({ text }: Place, { from, to }: Word) => text.slice(from, to)

/** Letters of another alphabet or invisible ones inside: nobody writes an ordinary word like that. */
const isDisguised = (place: Place, word: Word) => {
  const letters = written(place, word).normalize('NFC')
  return (
    /[^\p{Script=Latin}\p{M}]/u.test(letters) ||
    /[\p{DI}\p{Cf}]/u.test(letters) ||
    letters.normalize('NFKC') !== letters
  )
}

const beforeMany = new Set('in op van met aan bij voor naar na uit over onder tot te of om door'.split(' '))
const schools = new Set(
  'school basisschool obs cbs rkbs ikc sbo kindcentrum college lyceum schoolbestuur stichting'.split(' '),
)
const atSchool = new Set(
  'juf juffrouw meester leerkracht leraar lerares directeur directrice directie leerlingen team'.split(' '),
)

/** The nearest word before that is no particle. */
const lookBefore = ({ words, form }: Place, at: number): string => {
  for (let before = at - 1; before >= 0 && before >= at - 4; before -= 1) {
    const word = words[before]?.[form] ?? ''
    if (!particles.has(word)) return word
  }
  return ''
}

/** “basisschool de Regenboog”, “de juf van de regenboog”, but not “de school bij de brug”. */
const followsSchool = (place: Place, at: number): boolean => {
  const { words, form } = place
  const isArticle = ['de', 'het', 't'].includes(words[at - 1]?.[form] ?? '')
  const before = words[isArticle ? at - 2 : at - 1]?.[form] ?? ''
  return (
    schools.has(before) || (isArticle && ['van', 'op'].includes(before) && atSchool.has(words[at - 3]?.[form] ?? ''))
  )
}

/** “dijk twaalf”: a street with its number. */
const hasHouseNumber = ({ words, form }: Place, at: number): boolean => {
  const next = words[at + 1]
  return next !== undefined && !next.startsSentence && !smallOrdinaryWords.has(next[form]) && isNumeral(next[form])
}

/** “Visser kan de huur niet betalen”: without an article, no visser is meant. */
const isSubject = ({ words, form, index }: Place, at: number, key: string): boolean => {
  const next = words[at + 1]
  if (key !== words[at]?.[form] || !index.ordinaryLast.has(key) || !next || next.startsSentence) return false
  if (isOfSeveral(key)) return isFinite(next[form])
  return needsArticle(key) && !beforeMany.has(next[form])
}

const readsAsName = (place: Place, at: number, key: string): boolean => {
  const { words, form, index } = place
  const word = words[at]
  if (!word) return false
  if (isDisguised(place, word) || (word.isCapital && !word.startsSentence)) return true
  if (titles.has(lookBefore(place, at))) return true
  if (index.ordinaryPlace.has(key) && followsSchool(place, at)) return true
  if (index.ordinaryStreet.has(key) && hasHouseNumber(place, at)) return true
  if (!word.isCapital) return false
  return (index.ordinaryFirst.has(key) && !beforeMany.has(words[at + 1]?.[form] ?? '')) || isSubject(place, at, key)
}

const isSingleWordName = (place: Place, at: number, keys: readonly string[]): boolean => {
  const { words, form, index } = place
  const [whole = ''] = keys
  const isOrdinary = ordinaryWords.has(whole)
  return keys.some((key) => {
    if (index.short.has(key))
      return key === words[at]?.[form] && words[at].isCapital && !(isOrdinary && words[at].startsSentence)
    if (index.ordinary.has(key)) return readsAsName(place, at, key)
    if (!index.rare.has(key) && !index.whole.has(key) && !index.joined.has(key)) return false
    return !isOrdinary || key === whole || readsAsName(place, at, key)
  })
}

/** A letter of its own that belongs to its neighbour: e-mail, zo’n. */
const isAttached = ({ text }: Place, { from, to }: Word) =>
  to - from === 1 && (/['’‘`]/u.test(text[from - 1] ?? '') || /^-\p{L}{2}/u.test(text.slice(to, to + 3)))

/** A name in pieces: with spaces or signs between its letters, or with all of its parts beside each other. */
const isNameInPieces = (place: Place, from: number, to: number, keys: readonly string[]): boolean => {
  const { words, form, index } = place
  const pieces = words.slice(from, to + 1)
  if (keys.some((key) => index.whole.has(key))) return true
  const isCapital = pieces[0]?.isCapital ?? false
  const isInSentence = isCapital && !pieces[0]?.startsSentence
  if (!isInSentence && pieces.every((piece) => smallOrdinaryWords.has(piece[form]) || isAttached(place, piece)))
    return false
  const isSpelled = pieces.every((piece) => piece[form].length === 1)
  if (!isSpelled && pieces.some((piece) => isAttached(place, piece))) return false
  return keys.some(
    (key) =>
      index.rare.has(key) ||
      ((isSpelled || isInSentence) && index.ordinary.has(key)) ||
      (isSpelled && (index.joined.has(key) || (isCapital && index.short.has(key)))),
  )
}

/** The last word of the longest name that begins with the word at `from`. */
const endOfName = (place: Place, from: number): number | null => {
  const { words, form, index } = place
  let together = ''
  let end: number | null = null
  for (let to = from; to < words.length; to += 1) {
    const word = words[to]
    if (!word) break
    const earlier = together.length
    together += word[form]
    // An ending is no word of its own: “Fatma en” is Fatma.
    const keys = [together, ...withoutEnding(together)].filter((key) => key.length > earlier)
    if (to === from ? isSingleWordName(place, from, keys) : isNameInPieces(place, from, to, keys)) end = to
    if (!isBeginning(index, together)) break
  }
  return end
}

type Span = { readonly from: number; readonly to: number }

const spansIn = (text: string, words: readonly Word[], index: NameIndex): Span[] =>
  (['look', 'own'] as const).flatMap((form) => {
    if (form === 'own' && words.every(({ look, own }) => look === own)) return []
    const place = { text, words, form, index }
    const found: Span[] = []
    for (let at = 0; at < words.length; at += 1) {
      const end = endOfName(place, at)
      const [first, last] = [words[at], words[end ?? at]]
      if (!first || !last || (end === null && !hasNameInside(first[form], index))) continue
      found.push({ from: first.from, to: last.to })
      at = end ?? at
    }
    return found
  })

/** Those that no other one touches yet; both in the order of the text. */
const besides = (found: readonly Span[], more: readonly Span[]): Span[] => {
  const letters = new Set(found.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, at) => from + at)))
  return more.filter(({ from, to }) => {
    for (let at = from; at < to; at += 1) if (letters.has(at)) return false
    return true
  })
}

/** From where to where names stand, in letters of the text. */
export const namesIn = (text: string, words: readonly Word[], index: NameIndex): Span[] => {
  const found = spansIn(text, words, index)
  const pieces = wordsIn(text, true)
  if (pieces.length === words.length) return found
  return [...found, ...besides(found, spansIn(text, pieces, index))]
}
