/**
 * Whether a parent may get a reminder of an appointment, in which language and when. Safe contact decides: only when the
 * family said that a message may be left. A text that somebody else can read holds a day, a time and a first name.
 */
import { addDays } from '../dates'
import { callLanguages, type SpokenLanguages } from '../people/call-languages'
import type { Contact } from '../people/contact-point'
import { messageRefusal, type MessageRefusal, type ReachableFamily } from '../people/outgoing-message'
import { phoneNumbersIn } from '../people/phone-number'

/** The languages in which a reminder exists. */
export const reminderLanguages = ['nl', 'en'] as const
export type ReminderLanguage = (typeof reminderLanguages)[number]

/** The first language in which the family can be called and a text exists; otherwise Dutch. */
export const reminderLanguage = (family: SpokenLanguages): ReminderLanguage =>
  callLanguages(family).flatMap((tag) => reminderLanguages.filter((language) => language === tag.split('-')[0]))[0] ??
  'nl'

export type ReminderContact = ReachableFamily & { readonly contactPoints: readonly Contact[] }
export type ReminderRefusal = MessageRefusal | 'no_email' | 'no_mobile' | 'no_mail_server'

/** The address to write to: the first that works. */
export const emailOf = (contactPoints: readonly Contact[]): string | null =>
  contactPoints.find(({ kind }) => kind === 'email')?.value ?? null

/** Dutch mobile numbers begin with 06. A number of another country may take a text as well. */
const takesTexts = (dialled: string): boolean => !dialled.startsWith('+31') || dialled.startsWith('+316')

/** The number to send a text to, as it is dialled. */
export const mobileOf = (contactPoints: readonly Contact[]): string | null =>
  contactPoints
    .filter(({ kind }) => kind === 'phone')
    .flatMap(({ value }) => phoneNumbersIn(value))
    .find(({ dialled }) => takesTexts(dialled))?.dialled ?? null

/** Why the parent gets no reminder by e-mail, or null. */
export const emailRefusal = (family: ReminderContact, hasMailServer: boolean): ReminderRefusal | null => {
  if (!hasMailServer) return 'no_mail_server'
  return messageRefusal(family) ?? (emailOf(family.contactPoints) === null ? 'no_email' : null)
}

/** Why the parent gets no text, or null. */
export const textRefusal = (family: ReminderContact): ReminderRefusal | null =>
  messageRefusal(family) ?? (mobileOf(family.contactPoints) === null ? 'no_mobile' : null)

/** The day on which the e-mail is sent. */
export const reminderDays = ['day_before', 'same_day'] as const
export type ReminderDay = (typeof reminderDays)[number]

export const dayOfReminder = (appointmentDay: string, when: ReminderDay): string =>
  when === 'day_before' ? addDays(appointmentDay, -1) : appointmentDay

/** The first name of a full name, for a text that says no more. */
export const firstNameOf = (name: string): string => name.trim().split(/\s+/u)[0] ?? ''
