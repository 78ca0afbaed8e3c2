/**
 * What may leave to a parent in writing: an e-mail, a text or a letter. Somebody else can read it, so it needs the parent's
 * yes. Not asked is no.
 */
import { contactLinks, type Contact, type ContactLink } from './contact-point'

export type ReachableFamily = { readonly mayCall: boolean; readonly mayLeaveMessage: boolean | null }
export type MessageRefusal = 'may_not_call' | 'message_not_allowed' | 'message_not_asked'

/** Why nothing is sent to the parent, or null. */
export const messageRefusal = ({ mayCall, mayLeaveMessage }: ReachableFamily): MessageRefusal | null => {
  if (!mayCall) return 'may_not_call'
  if (mayLeaveMessage === null) return 'message_not_asked'
  return mayLeaveMessage ? null : 'message_not_allowed'
}

/**
 * The numbers and addresses of a contact as a page offers them: as text when this family may not be called, or may not be
 * written to.
 */
export const offeredLinks = (contact: Contact, family: ReachableFamily): ContactLink[] => {
  const isOffered = contact.kind === 'phone' ? family.mayCall : messageRefusal(family) === null
  return contactLinks(contact).map(({ text, href }) => ({ text, href: isOffered ? href : null }))
}
