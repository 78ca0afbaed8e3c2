/**
 * Reads phone numbers in any notation, by libphonenumber. A number without a country code is Dutch. Every number with the
 * right length for its kind is accepted, also one that no operator seems to have issued: a wrong number is found by calling
 * it.
 */
import { parsePhoneNumberFromString } from 'libphonenumber-js/min'

export type PhoneNumber = {
  /**
   * What is dialled: the number in E.164, and the extension as `tel:` links write it (RFC 3966), `+31715123456;ext=12`. It is
   * the same for every notation.
   */
  dialled: string
  /** The number for people to read: a Dutch number in national notation, any other with its country code. */
  shown: string
}

const longest = 40
const spaces = /[\s\u200B-\u200D\u2060\uFEFF]+/gu
const dashes = /[\u2010-\u2015\u2212]/gu
const dialledPattern = /^\+?[\d ().\-/]*\d$/
/** What separates two numbers. A slash can also follow an area code, so the whole text is tried as one number first. */
const separators = /[/;,|&\n]|\s(?:of|en|or|and)\s/u

/**
 * Dutch numbers without the leading 0: nine digits, 0800 and 090x with four or seven more, 14 with the area code of a
 * municipality, and the long 097. It is needed because the library accepts each of these lengths for each kind.
 * Source: Nummerplan telefoon- en ISDN-diensten.
 */
const dutch = /^(?:(?!800|90[069]|97)[1-9]\d{8}|(?:800|90[069])(?:\d{4}|\d{7})|140\d{2,3}|97\d{9})$/
/** An extension as people and programs write it: `tst 12`, `toestel 12`, `ext. 12`, `x12`, `#12`. */
const extensionPattern = /[ ,]*(?:tst|toestel|extension|ext|x|#)[.:]? ?(\d{1,7})$/i
const mobile = /^06(\d{8})$/
/** A number, a slash and the last digits of a second number: `06-33334444/5`. */
const withShortTail = /^(.*\d) ?\/ ?(\d{1,4})$/
const shortTail = /^\d{1,4}$/

const digitsOf = (text: string) => text.replaceAll(/\D/g, '')

/** Returns the text as typed when the library's notation would have other digits than the number that is dialled. */
const shownOf = (number: ReturnType<typeof parsePhoneNumberFromString> & {}, typed: string) => {
  if (number.countryCallingCode !== '31') return number.formatInternational()
  const national = number.formatNational()
  const [, digits] = mobile.exec(digitsOf(national)) ?? []
  if (digits) return `06 ${digits.slice(0, 4)} ${digits.slice(4)}`
  return [`0${number.nationalNumber}`, number.nationalNumber].includes(digitsOf(national)) ? national : typed
}

/** Replaces full-width digits and plus signs by the ordinary ones, which a search looks for. */
export const withPlainDigits = (text: string): string =>
  text.replaceAll(/[\uFF0B\uFF10-\uFF19]/g, (sign) => sign.normalize('NFKC'))

/** The semicolon of `;ext=` goes, because it separates two numbers elsewhere. */
const plainOf = (text: string) =>
  withPlainDigits(text).replace(spaces, ' ').replace(dashes, '-').replaceAll(/;ext=/gi, ' ext ').trim()

/** The number of an extension's switchboard, as it is dialled. */
export const withoutDialledExtension = (dialled: string): string => dialled.replace(/;ext=\d+$/, '')

const withExtension = ({ dialled, shown }: PhoneNumber, extension: string): PhoneNumber => ({
  dialled: `${dialled};ext=${extension}`,
  shown: `${shown} ${dialled.startsWith('+31') ? 'tst.' : 'ext.'} ${extension}`,
})

const readNumber = (text: string): PhoneNumber | null => {
  const [ending, extension] = extensionPattern.exec(text) ?? []
  if (ending === undefined || extension === undefined) return readWithoutExtension(text)
  const number = readWithoutExtension(text.slice(0, -ending.length))
  return number && withExtension(number, extension)
}

const readWithoutExtension = (plain: string): PhoneNumber | null => {
  if (plain.length > longest || !dialledPattern.test(plain.replace(/^\(/, ''))) return null
  const number = parsePhoneNumberFromString(plain, { defaultCountry: 'NL', extract: false })
  if (!number?.isPossible()) return null
  if (number.countryCallingCode === '31' && !dutch.test(number.nationalNumber)) return null
  return { dialled: number.number, shown: shownOf(number, plain) }
}

/** The number in a text, or null when there is none or more than one. */
export const phoneNumber = (text: string): PhoneNumber | null => {
  const plain = plainOf(text)
  const [, head = ''] = withShortTail.exec(plain) ?? []
  return readNumber(head) ? null : readNumber(plain)
}

/**
 * Reads one of several numbers in a text. It can be shortened to the last digits, in which it differs from the number
 * before.
 */
const partAfter = (precedingNumber: PhoneNumber | null | undefined, part: string) => {
  const tail = part.trim()
  const digits = precedingNumber?.dialled.slice(0, -tail.length)
  return phoneNumber(part) ?? (digits && shortTail.test(tail) ? readNumber(`${digits}${tail}`) : null)
}

/**
 * All numbers in a text. Texts that were stored before numbers were checked can hold several. Empty when a part is no
 * number.
 */
export const phoneNumbersIn = (text: string): PhoneNumber[] => {
  const wholeNumber = phoneNumber(text)
  if (wholeNumber) return [wholeNumber]
  const numbers: PhoneNumber[] = []
  for (const part of plainOf(text.replaceAll('\n', ';')).split(separators)) {
    const number = partAfter(numbers.at(-1), part)
    if (!number) return []
    numbers.push(number)
  }
  return numbers
}

/**
 * The number that was probably meant by bare digits, which a spreadsheet makes of `0612345678` and `+31612345678`; or null.
 */
export const phoneWithLostStart = (text: string): string | null => {
  if (/^[1-9]\d{8}$/.test(text)) return phoneNumber(`0${text}`)?.dialled ?? null
  return /^[1-9]\d{9,14}$/.test(text) ? (phoneNumber(`+${text}`)?.dialled ?? null) : null
}

export type PhoneProblem = 'not_a_phone' | 'two_phones' | 'phone_length'

/** Returns whether a text looks like a phone number but has a digit too many or too few. */
const isOfWrongLength = (text: string) => {
  const plain = plainOf(text).replace(extensionPattern, '')
  const { length } = digitsOf(plain)
  return dialledPattern.test(plain) && !plain.includes('/') && length >= 6 && length <= 15
}

/** Why a typed number is refused, or null. */
export const phoneProblem = (text: string): PhoneProblem | null => {
  if (phoneNumber(text)) return null
  if (phoneNumbersIn(text).length > 1) return 'two_phones'
  return isOfWrongLength(text) ? 'phone_length' : 'not_a_phone'
}
