/**
 * The short numbers for help that libphonenumber does not read: 112 and 113, and the European 116 xxx, such as 116 111 of the
 * Kindertelefoon. Source: Nummerplan telefoon- en ISDN-diensten.
 */
import { phoneNumber } from './phone-number'

const shortNumber = /^(?:11[23]|116\d{3})$/

/** The digits to dial for a typed number of any kind, or null when it is no number. */
export const dialledNumber = (text: string): string | null => {
  const digits = text.replaceAll(/[\s\-.]/g, '')
  return shortNumber.test(digits) ? digits : (phoneNumber(text)?.dialled ?? null)
}
