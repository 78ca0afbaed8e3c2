/** What somebody types into a search for a family: words of a name, an address, or a phone number in any notation. */
import { phoneNumber, type PhoneNumber } from './phone-number'
import { searchWords } from './search-text'

export type Search = {
  words: string[]
  /** An address in lower case, to be met exactly. */
  email: string | null
  /** The digits that every notation of the number ends with; or the part of a number that was typed. */
  digits: string | null
}

const leastDigits = 5

/** 06…, +31 6… and 0031 (0)6… end alike: what stands before is the country or a zero in its place. */
export const endingOf = ({ dialled }: PhoneNumber): string => dialled.replace(/^\+(31)?/, '').slice(-9)

/** Only what is written like a number is one. */
const digitsOf = (text: string) => {
  if (!/^[\d\s+().\-/\u2010-\u2015\u00A0]+$/u.test(text)) return null
  const number = phoneNumber(text)
  const digits = number ? endingOf(number) : text.replace(/\D/g, '').replace(/^(?:(?:0031|31)0?|0)/, '')
  return digits.length >= leastDigits ? digits : null
}

export const searchOf = (text: string): Search => ({
  words: searchWords(text),
  email: text.includes('@') ? text.trim().toLowerCase() : null,
  digits: digitsOf(text.trim()),
})
