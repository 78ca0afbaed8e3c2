/** A number or an address of a family: what is wrong with it, when two are one, and how it is shown and dialled. */
import { isEmailAddress, mailLink } from './email-address'
import { phoneNumber, phoneNumbersIn, phoneProblem, type PhoneProblem } from './phone-number'

export type Contact = { kind: 'phone' | 'email'; value: string }

export const contactProblem = ({ kind, value }: Contact): PhoneProblem | 'not_an_email' | null => {
  if (kind === 'phone') return phoneProblem(value)
  return isEmailAddress(value) ? null : 'not_an_email'
}

/** The same text for two notations of one number or address. */
export const contactKey = ({ kind, value }: Contact): string =>
  kind === 'email' ? value.trim().toLowerCase() : (phoneNumber(value)?.dialled ?? value.replaceAll(/\s+/g, ' ').trim())

/** Every number that a stored text holds: one from before there was a rule may hold two. */
export const contactKeys = (contact: Contact): string[] =>
  contact.kind === 'email'
    ? [contactKey(contact)]
    : [...new Set([contactKey(contact), ...phoneNumbersIn(contact.value).map(({ dialled }) => dialled)])]

/** How one taps it: each number of a text has a link of its own, and what cannot be dialled is text without a link. */
export type ContactLink = { text: string; href: string | null }

export const contactLinks = ({ kind, value }: Contact): ContactLink[] => {
  if (kind === 'email') return [{ text: value, href: mailLink(value) }]
  const numbers = phoneNumbersIn(value)
  if (numbers.length === 0) return [{ text: value, href: null }]
  return numbers.map(({ dialled, shown }) => ({ text: shown, href: `tel:${dialled}` }))
}

/** The same as one text, where nothing is tapped. */
export const contactText = (contact: Contact): string =>
  contactLinks(contact)
    .map(({ text }) => text)
    .join(', ')
