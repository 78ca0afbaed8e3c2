/** The street of an address as it was written, without numbers, postcode and town; in every way it is written. */
import { isNumeral } from './number-words'

const abbreviations: readonly (readonly [RegExp, string])[] = [
  [/str(?:\.|$)/iu, 'straat'],
  [/ln(?:\.|$)/iu, 'laan'],
  [/pln(?:\.|$)/iu, 'plein'],
  [/wg(?:\.|$)/iu, 'weg'],
  [/straat$/iu, 'str'],
  // Dorpsstraat, that many write with one s.
  [/sstraat$/iu, 'straat'],
]

/** None when there is no street in it. */
export const streetOf = (address: string): string[] => {
  const line = address.split(/[,;\n\r]/u).find((one) => /\p{L}{2}/u.test(one)) ?? ''
  const words = line.trim().split(/\s+/u)
  const isHouseNumber = (word: string) => /^\p{N}/u.test(word) || isNumeral(word)
  const first = words.findIndex((word) => !isHouseNumber(word))
  if (first < 0) return []
  const from = words.slice(first)
  const end = from.findIndex(isHouseNumber)
  const street = (end < 0 ? from : from.slice(0, end)).join(' ')
  const others = abbreviations.flatMap(([ending, whole]) =>
    ending.test(street) ? [street.replace(ending, whole)] : [],
  )
  return [street, ...others]
}
