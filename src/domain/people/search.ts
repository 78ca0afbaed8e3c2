/** Reads what somebody types to find a family: words of a name, an e-mail address, or a phone number in any notation. */
import { phoneNumber, withoutDialledExtension, type PhoneNumber } from './phone-number'
import { searchWords } from './search-text'

export type Search = {
  words: string[]
  /** The whole e-mail address in lower case, or null. */
  email: string | null
  /** The whole number in E.164, without an extension, or null. */
  number: string | null
  /**
   * The last digits, which are the same in every notation of a number; of an incomplete number the digits that were typed.
   */
  digits: string | null
}

const leastDigits = 5

/**
 * 06…, +31 6… and 0031 (0)6… have the same last digits, because only the country code or the zero before them differs. An
 * extension is left out.
 */
const endingOf = ({ dialled }: PhoneNumber): string =>
  withoutDialledExtension(dialled)
    .replace(/^\+(31)?/, '')
    .slice(-9)

/** Returns null for a text with a word or with too few digits, which is no search for a number. */
const digitsOf = (text: string, number: PhoneNumber | null) => {
  if (!number && !/^[\d\s+().\-/\u2010-\u2015\u00A0]+$/u.test(text)) return null
  const digits = number ? endingOf(number) : text.replace(/\D/g, '').replace(/^(?:(?:0031|31)0?|0)/, '')
  return digits.length >= leastDigits ? digits : null
}

/** The three ways to search for one typed text. A way that does not apply is null, or has no words. */
export const searchOf = (text: string): Search => {
  const number = phoneNumber(text.trim())
  return {
    words: searchWords(text),
    email: text.includes('@') ? text.trim().toLowerCase() : null,
    number: number && withoutDialledExtension(number.dialled),
    digits: digitsOf(text.trim(), number),
  }
}

/** Returns whether these digits stand in a stored text in a row, whatever stands between them there. */
export const holdsDigits = (value: string, digits: string): boolean => value.replace(/\D/g, '').includes(digits)
