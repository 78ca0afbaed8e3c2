/** What somebody types into a search for a family: words of a name, an address, or a phone number in any notation. */
import { phoneNumber } from './phone-number'
import { searchWords } from './search-text'

export type Search = {
  words: string[]
  /** An address in lower case, to be met exactly. */
  email: string | null
  /** The digits that every notation of the number ends with; or the part of a number that was typed. */
  digits: string | null
}

const leastDigits = 5

/** 06…, +31 6… and 0031 6… end alike: what stands before is the country or a zero in its place. */
const digitsOf = (text: string) => {
  if (!/^[\d\s+().\-/\u2010-\u2015\u00A0]+$/u.test(text)) return null
  const number = phoneNumber(text)
  const typed = text.replace(/\D/g, '').replace(/^(0031|31|0)0?/, '')
  const digits = number?.dialled.startsWith('+31') ? number.dialled.slice(3) : typed
  return digits.length >= leastDigits ? digits : null
}

export const searchOf = (text: string): Search => ({
  words: searchWords(text),
  email: text.includes('@') ? text.trim().toLowerCase() : null,
  digits: digitsOf(text.trim()),
})
