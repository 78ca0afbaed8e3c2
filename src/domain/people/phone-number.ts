/**
 * Phone numbers as people write them, read by libphonenumber. A number without a country is Dutch. Every number of a possible
 * length is accepted: a number that no operator has given out yet is still somebody's, and a wrong one is found by calling it.
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
const written = /^\+?[\d ().\-/]*\d$/
/** Between two numbers. A slash also stands after an area code, so a whole number is tried first. */
const separators = /[/;,|&\n]|\s(?:of|en|or|and)\s/u

const mobile = /^06(\d{8})$/

const shownOf = (national: string, international: string, isDutch: boolean) => {
  if (!isDutch) return international
  const [, digits] = mobile.exec(national.replaceAll(' ', '')) ?? []
  return digits ? `06 ${digits.slice(0, 4)} ${digits.slice(4)}` : national
}

/** The one number that a text holds; null when it holds none, or more than one. */
export const phoneNumber = (text: string): PhoneNumber | null => {
  const plain = text.replace(spaces, ' ').replace(dashes, '-').trim()
  if (plain.length > longest || !written.test(plain.replace(/^\(/, ''))) return null
  const number = parsePhoneNumberFromString(plain, { defaultCountry: 'NL', extract: false })
  if (!number?.isPossible()) return null
  const isDutch = number.countryCallingCode === '31'
  return { dialled: number.number, shown: shownOf(number.formatNational(), number.formatInternational(), isDutch) }
}

/** All numbers that a stored text holds, for text from before there was a rule. Empty when a part of it is no number. */
export const phoneNumbersIn = (text: string): PhoneNumber[] => {
  const whole = phoneNumber(text)
  if (whole) return [whole]
  const parts = text.split(separators).map(phoneNumber)
  return parts.flatMap((part) => part ?? []).length === parts.length ? parts.flatMap((part) => part ?? []) : []
}

/** Digits alone, as a spreadsheet leaves of `0612345678` and of `+31612345678`: the number that was probably meant. */
export const phoneWithLostStart = (text: string): string | null => {
  if (/^[1-9]\d{8}$/.test(text)) return phoneNumber(`0${text}`)?.dialled ?? null
  return /^[1-9]\d{9,14}$/.test(text) ? (phoneNumber(`+${text}`)?.dialled ?? null) : null
}

/** What is wrong with a number that somebody typed; null: nothing. */
export const phoneProblem = (text: string): 'not_a_phone' | 'two_phones' | null => {
  if (phoneNumber(text)) return null
  return phoneNumbersIn(text).length > 1 ? 'two_phones' : 'not_a_phone'
}
