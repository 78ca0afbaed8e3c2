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

const isHouseNumber = (word: string) => /^\p{N}/u.test(word) || isNumeral(word)

const streetIn = (line: string): string => {
  const words = line.trim().split(/\s+/u)
  const first = words.findIndex((word) => !isHouseNumber(word))
  if (first < 0) return ''
  const from = words.slice(first)
  const end = from.findIndex(isHouseNumber)
  return (end < 0 ? from : from.slice(0, end)).join(' ')
}

/** None when there is no street in it. A line after the first is one when it has a house number: “p/a Ida, Rietpad 3”. */
export const streetOf = (address: string): string[] => {
  const [first = '', ...others] = address.split(/[,;\n\r]/u).filter((line) => /\p{L}{2}/u.test(line))
  const streets = [first, ...others.filter((line) => /^\s*\p{L}.*\s\p{N}/u.test(line))].map(streetIn)
  return streets.flatMap((street) => [
    street,
    ...abbreviations.flatMap(([ending, whole]) => (ending.test(street) ? [street.replace(ending, whole)] : [])),
  ])
}
