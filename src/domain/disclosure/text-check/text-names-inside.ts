/** A known name written to the words around it: moederyilmaz, heeftfatmayilmazschulden. */
import { leastInside, type NameIndex } from './name-index'
import { ordinaryWords, setOf } from './ordinary-words'

/** So many letters are in no other word by chance. */
const longEnough = 8
/** A rest that no word is made of: “ig” of “ernstig”, if somebody is called Ernst. */
const leastRest = 4
/** The words of two letters that one reads in front of a name; any other is a part of a word, as “be” is. */
const short = setOf('de en ik is om op we ze')
const longestWord = Math.max(...[...ordinaryWords].map((word) => word.length))

type Found = { readonly from: number; readonly to: number }

const namesAt = (letters: string, { inside }: NameIndex): Found[] => {
  const found: Found[] = []
  for (let from = 0; from + leastInside <= letters.length; from += 1)
    for (const key of inside.get(letters.slice(from, from + leastInside)) ?? [])
      if (letters.startsWith(key, from)) found.push({ from, to: from + key.length })
  return found
}

/** Up to where the letters are ordinary words and names, one after the other. */
const cutsOf = (letters: string, names: readonly Found[]): Set<number> => {
  const endsFrom = new Map<number, number[]>()
  for (const { from, to } of names) endsFrom.set(from, [...(endsFrom.get(from) ?? []), to])
  const cuts = new Set([0])
  for (let from = 0; from < letters.length; from += 1) {
    if (!cuts.has(from)) continue
    for (const to of endsFrom.get(from) ?? []) cuts.add(to)
    for (let to = from + 2; to <= Math.min(letters.length, from + longestWord); to += 1) {
      const word = letters.slice(from, to)
      if (word.length > 2 ? ordinaryWords.has(word) : short.has(word)) cuts.add(to)
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
