/** Recognises a protected name that is written together with other words: moederyilmaz, heeftfatmayilmazschulden. */
import { leastInside, type NameIndex } from './name-index'
import { ordinaryWords, setOf } from './ordinary-words'

/** A name with so many letters does not occur in another word by chance. */
const longEnough = 8
/** Fewer letters after the name can be an ending: “ernstig” is no Ernst. */
const leastRest = 4
/** The words of two letters that occur before a name. Any other pair of letters, such as “be”, is part of a word. */
const shortWords = setOf('de en ik is om op we ze')
const longestWord = Math.max(...[...ordinaryWords].map((word) => word.length))

type NameSpan = { readonly from: number; readonly to: number }

const namesAt = (letters: string, { inside }: NameIndex): NameSpan[] => {
  const spans: NameSpan[] = []
  for (let from = 0; from + leastInside <= letters.length; from += 1)
    for (const key of inside.get(letters.slice(from, from + leastInside)) ?? [])
      if (letters.startsWith(key, from)) spans.push({ from, to: from + key.length })
  return spans
}

/** The positions up to which the letters are a sequence of ordinary words and names. */
const cutsOf = (letters: string, names: readonly NameSpan[]): Set<number> => {
  const endsFrom = new Map<number, number[]>()
  for (const { from, to } of names) endsFrom.set(from, [...(endsFrom.get(from) ?? []), to])
  const cuts = new Set([0])
  for (let from = 0; from < letters.length; from += 1) {
    if (!cuts.has(from)) continue
    for (const to of endsFrom.get(from) ?? []) cuts.add(to)
    for (let to = from + 2; to <= Math.min(letters.length, from + longestWord); to += 1) {
      const word = letters.slice(from, to)
      if (word.length > 2 ? ordinaryWords.has(word) : shortWords.has(word)) cuts.add(to)
    }
  }
  return cuts
}

export const hasNameInside = (letters: string, index: NameIndex): boolean => {
  if (letters.length <= leastInside || ordinaryWords.has(letters)) return false
  const names = namesAt(letters, index)
  if (names.length === 0) return false
  if (names.some(({ from, to }) => to - from >= longEnough)) return true
  const cuts = cutsOf(letters, names)
  return names.some(
    ({ from, to }) => cuts.has(from) && (letters.length - to >= leastRest || (from > 0 && cuts.has(letters.length))),
  )
}
