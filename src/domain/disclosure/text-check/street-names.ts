/** The street of an address without numbers, postcode and town, in every way in which people write it. */
import { isNumeral } from './number-words'

const abbreviations: readonly (readonly [RegExp, string])[] = [
  [/str(?:\.|$)/iu, 'straat'],
  [/ln(?:\.|$)/iu, 'laan'],
  [/pln(?:\.|$)/iu, 'plein'],
  [/wg(?:\.|$)/iu, 'weg'],
  [/straat$/iu, 'str'],
  // Many people write Dorpsstraat with one s.
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

/**
 * Empty when the address has no street. A line after the first counts as a street when it has a house number, as in “p/a Ida,
 * Rietpad 3”.
 */
export const streetNames = (address: string): string[] => {
  const [first = '', ...otherLines] = address.split(/[,;\n\r]/u).filter((line) => /\p{L}{2}/u.test(line))
  const streets = [first, ...otherLines.filter((line) => /^\s*\p{L}.*\s\p{N}/u.test(line))].map(streetIn)
  return streets.flatMap((street) => [
    street,
    ...abbreviations.flatMap(([ending, whole]) => (ending.test(street) ? [street.replace(ending, whole)] : [])),
  ])
}
