/**
 * By what a Dutch list of people sorts, and in which order. Lists pass over what stands before a surname (`van der Berg` is
 * under B, `'t Hart` under H). The words are those that the Dutch population register keeps apart from the surname.
 */
const words =
  `aan|af|al|auf|bij|da|dal|dalla|das|de|degli|dei|del|della|den|der|des|di|die|do|dos|du|el|het|im|in|la|las|le|les|lo|los|
  of|onder|op|over|te|ten|ter|thoe|to|toe|tot|uijt|uit|van|ver|vom|von|voor|vor|zu|zum|zur`.replace(/\s+/g, '')
const quotes = "['’‘`´]"
const prefixes = new RegExp(`^(?:(?:${words}|${quotes}[st])[ \\u00A0]+|[dl]${quotes})+(?=\\S)`, 'i')

export type FullName = { readonly parentName: string; readonly surname: string }

/** The surname without its prefixes and then the whole name; without a surname the whole name. */
export const sortingName = ({ parentName, surname }: FullName): string => {
  const sortedSurname = surname.replace(/^ +| +$/g, '').replace(prefixes, '')
  return sortedSurname === '' ? parentName : `${sortedSurname}, ${parentName}`
}

const dutch = new Intl.Collator('nl')

/** The order of the Dutch alphabet, as the database's collation `nl-x-icu` has it: names that it does not tell apart are ordered by their characters. */
export const compareNames = (one: string, two: string): number => {
  const order = dutch.compare(one, two)
  if (order !== 0 || one === two) return order
  return one < two ? -1 : 1
}

/** A name with what most comparisons need, made once for a long list. */
export type SortedName = { readonly text: string; readonly letters: string | null }

/** These stand before the letters in the order of the alphabet, which these characters have as characters. */
const signs: Readonly<Record<string, string>> = { '-': '!', ',': '"', '.': '#', "'": '$' }

/**
 * The letters without accents and capitals. Where two names differ in them, that alone is their order. Null: other characters, of
 * which only the collation knows.
 */
const lettersOf = (text: string): string | null => {
  const plain = /^[\u0020-\u007E]*$/.test(text) ? text : text.normalize('NFD').replace(/[\u0300-\u0330]/g, '')
  return /^[A-Za-z0-9 ,.'-]*$/.test(plain) ? plain.toLowerCase().replace(/[-,.']/g, (sign) => signs[sign] ?? '') : null
}

export const sortedName = (text: string): SortedName => ({ text, letters: lettersOf(text) })

/** The order of `compareNames`, some ten times as fast. */
export const compareSortedNames = (a: SortedName, b: SortedName): number => {
  if (a.letters === null || b.letters === null || a.letters === b.letters) return compareNames(a.text, b.text)
  return a.letters < b.letters ? -1 : 1
}
