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
