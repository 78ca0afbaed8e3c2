/** Checks, compares, shows and links a phone number or e-mail address of a family. */
import { isEmailAddress, mailLink } from './email-address'
import { withoutExtension } from './phone-extension'
import { phoneNumber, phoneNumbersIn, phoneProblem, withoutDialledExtension, type PhoneProblem } from './phone-number'

export type Contact = { kind: 'phone' | 'email'; value: string }

/** Why a typed number or address is refused, or null. */
export const contactProblem = ({ kind, value }: Contact): PhoneProblem | 'not_an_email' | null => {
  if (kind === 'phone') return phoneProblem(value)
  return isEmailAddress(value) ? null : 'not_an_email'
}

/** A key to compare by: two notations of one number or address have the same key. */
export const contactKey = ({ kind, value }: Contact): string =>
  kind === 'email' ? value.trim().toLowerCase() : (phoneNumber(value)?.dialled ?? value.replaceAll(/\s+/g, ' ').trim())

/** The keys of all numbers in a stored text. A text that was stored before numbers were checked can hold two. */
export const contactKeys = (contact: Contact): string[] =>
  contact.kind === 'email'
    ? [contactKey(contact)]
    : [...new Set([contactKey(contact), ...phoneNumbersIn(contact.value).map(({ dialled }) => dialled)])]

/** Under this key stands a phone text in which there is no number that anybody could dial. */
export const noNumber = ''

/**
 * The keys under which a stored number or address is found when it is typed whole: of each number in the text without its
 * extension, or of the text itself. Two notations of one number or address have the same key.
 */
export const lookupKeys = (contact: Contact): string[] => {
  if (contact.kind === 'email') return [contactKey(contact)]
  const numbers = phoneNumbersIn(withoutExtension(contact.value)).map(({ dialled }) => withoutDialledExtension(dialled))
  return numbers.length > 0 ? [...new Set(numbers)] : [contactKey(contact), noNumber]
}

/** A text with the link that calls or writes to it. `href` is null for a number that cannot be dialled. */
export type ContactLink = { text: string; href: string | null }

/** One link for each number of the text, or one for the e-mail address. */
export const contactLinks = ({ kind, value }: Contact): ContactLink[] => {
  if (kind === 'email') return [{ text: value, href: mailLink(value) }]
  const numbers = phoneNumbersIn(value)
  if (numbers.length === 0) return [{ text: value, href: null }]
  return numbers.map(({ dialled, shown }) => ({ text: shown, href: `tel:${dialled}` }))
}

/** The contact as one text, for places without links. */
export const contactText = (contact: Contact): string =>
  contactLinks(contact)
    .map(({ text }) => text)
    .join(', ')
