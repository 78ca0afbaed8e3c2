/**
 * Phone numbers as people write them, read by libphonenumber. A number without a country is Dutch. Every number of the length of
 * its kind is accepted: a number that no operator has given out yet is still somebody's, and a wrong one is found by calling it.
 */
import { parsePhoneNumberFromString } from 'libphonenumber-js/min'

export type PhoneNumber = {
  /** E.164, as a phone dials it: `+31715123456`. Two notations of one number have the same. */
  dialled: string
  /** As it reads best: a Dutch number as one dials it here, any other with its country. */
  shown: string
}

const longest = 40
const spaces = /[\s\u200B-\u200D\u2060\uFEFF]+/gu
const dashes = /[\u2010-\u2015\u2212]/gu
const dialledPattern = /^\+?[\d ().\-/]*\d$/
/** Between two numbers. A slash also stands after an area code, so a whole number is tried first. */
const separators = /[/;,|&\n]|\s(?:of|en|or|and)\s/u

/**
 * Dutch numbers by their length, without the 0 in front: nine digits, 0800 and 090x with four or seven more, 14 and the area
 * code of a municipality, and the long 097. The library allows each of these lengths for any of them.
 * Source: Nummerplan telefoon- en ISDN-diensten.
 */
const dutch = /^(?:(?!800|90[069]|97)[1-9]\d{8}|(?:800|90[069])(?:\d{4}|\d{7})|140\d{2,3}|97\d{9})$/
const mobile = /^06(\d{8})$/
/** A number and, behind a slash, the last digits of another: `06-33334444/5`. */
const withShortTail = /^(.*\d) ?\/ ?(\d{1,4})$/
const shortTail = /^\d{1,4}$/

const digitsOf = (text: string) => text.replaceAll(/\D/g, '')

/** What is shown has the digits that are dialled, or is what was typed. */
const shownOf = (number: ReturnType<typeof parsePhoneNumberFromString> & {}, typed: string) => {
  if (number.countryCallingCode !== '31') return number.formatInternational()
  const national = number.formatNational()
  const [, digits] = mobile.exec(digitsOf(national)) ?? []
  if (digits) return `06 ${digits.slice(0, 4)} ${digits.slice(4)}`
  return [`0${number.nationalNumber}`, number.nationalNumber].includes(digitsOf(national)) ? national : typed
}

/** Full-width digits are digits: a number is stored with those that a search looks for. */
export const withPlainDigits = (text: string): string =>
  text.replaceAll(/[\uFF0B\uFF10-\uFF19]/g, (sign) => sign.normalize('NFKC'))

const plainOf = (text: string) => withPlainDigits(text).replace(spaces, ' ').replace(dashes, '-').trim()

const readNumber = (plain: string): PhoneNumber | null => {
  if (plain.length > longest || !dialledPattern.test(plain.replace(/^\(/, ''))) return null
  const number = parsePhoneNumberFromString(plain, { defaultCountry: 'NL', extract: false })
  if (!number?.isPossible()) return null
  if (number.countryCallingCode === '31' && !dutch.test(number.nationalNumber)) return null
  return { dialled: number.number, shown: shownOf(number, plain) }
}

/** The one number that a text holds; null when it holds none, or more than one. */
export const phoneNumber = (text: string): PhoneNumber | null => {
  const plain = plainOf(text)
  const [, head = ''] = withShortTail.exec(plain) ?? []
  return readNumber(head) ? null : readNumber(plain)
}

/** A part of a text that holds several numbers: a whole one, or the digits in which it differs from the one before. */
const partAfter = (precedingNumber: PhoneNumber | null | undefined, part: string) => {
  const tail = part.trim()
  const digits = precedingNumber?.dialled.slice(0, -tail.length)
  return phoneNumber(part) ?? (digits && shortTail.test(tail) ? readNumber(`${digits}${tail}`) : null)
}

/** All numbers that a stored text holds, for text from before there was a rule. Empty when a part of it is no number. */
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

/** Digits alone, as a spreadsheet leaves of `0612345678` and of `+31612345678`: the number that was probably meant. */
export const phoneWithLostStart = (text: string): string | null => {
  if (/^[1-9]\d{8}$/.test(text)) return phoneNumber(`0${text}`)?.dialled ?? null
  return /^[1-9]\d{9,14}$/.test(text) ? (phoneNumber(`+${text}`)?.dialled ?? null) : null
}

export type PhoneProblem = 'not_a_phone' | 'two_phones' | 'phone_length'

/** Written as a number, and long enough for one, but with a digit too many or too few. */
const isOfWrongLength = (text: string) => {
  const plain = plainOf(text)
  const { length } = digitsOf(plain)
  return dialledPattern.test(plain) && !plain.includes('/') && length >= 6 && length <= 15
}

/** What is wrong with a number that somebody typed; null: nothing. */
export const phoneProblem = (text: string): PhoneProblem | null => {
  if (phoneNumber(text)) return null
  if (phoneNumbersIn(text).length > 1) return 'two_phones'
  return isOfWrongLength(text) ? 'phone_length' : 'not_a_phone'
}
