import { z } from 'zod'
import { interpreterNotices } from '@/domain/calls/interpreter-notice'
import { isCalendarDate } from '@/domain/dates'
import { storableText, typedText, versionSchema } from '@/domain/input'
import { answerProblem } from '@/domain/instrument/answer'
import { latestInstrument } from '@/domain/instrument/instrument'
import type { ItemKey } from '@/domain/instrument/keys'
import { contactProblem } from '@/domain/people/contact-point'
import { withPlainDigits } from '@/domain/people/phone-number'
import { contactValueLimit, interpreterNameLimit } from '@/domain/text-limits'

const languageItem = latestInstrument.itemByKey('home_languages' satisfies ItemKey)
const areLanguages = (tags: readonly string[]) => !languageItem || answerProblem(languageItem, tags) === null

/** A number or an address; empty: none is known. */
const contactText = (kind: 'phone' | 'email') =>
  typedText(contactValueLimit)
    .transform((text) => (kind === 'phone' ? withPlainDigits(text) : text))
    .superRefine((value, context) => {
      const problem = value === '' ? null : contactProblem({ kind, value })
      if (problem) context.addIssue({ code: 'custom', message: problem })
    })

const interpreterFields = {
  name: typedText(interpreterNameLimit).min(1, 'required'),
  phone: contactText('phone'),
  email: contactText('email'),
  languages: z.array(storableText.max(20)).min(1, 'language_needed').refine(areLanguages, 'unknown_language'),
  /** When they signed that they keep secret what they hear; null: not yet. */
  signedOn: storableText.refine(isCalendarDate, 'not_a_date').nullable(),
}

type Reached = { phone: string; email: string }
const isReachable = ({ phone, email }: Reached) => phone !== '' || email !== ''
const unreachable = { path: ['phone'], message: 'number_or_address_needed' }

/** The browser makes the id, so that sending twice makes one. */
export const createInterpreterSchema = z.object({ id: z.uuid(), ...interpreterFields }).refine(isReachable, unreachable)
export type CreateInterpreter = z.output<typeof createInterpreterSchema>

export const updateInterpreterSchema = z
  .object({ id: z.uuid(), version: versionSchema.min(1), ...interpreterFields })
  .refine(isReachable, unreachable)
export type UpdateInterpreter = z.output<typeof updateInterpreterSchema>

export const interpreterIdSchema = z.object({ id: z.uuid() })
export type InterpreterId = z.output<typeof interpreterIdSchema>

export const addBookingSchema = z.object({ appointmentId: z.uuid(), interpreterId: z.uuid() })
export type AddBooking = z.output<typeof addBookingSchema>

export const bookingIdSchema = z.object({ id: z.uuid() })
export type BookingId = z.output<typeof bookingIdSchema>

export const interpreterOfFamilySchema = z.object({ familyId: z.uuid(), interpreterId: z.uuid() })
export type InterpreterOfFamily = z.output<typeof interpreterOfFamilySchema>

/** Who interpreted; null: nobody of the register. */
export const recordInterpreterSchema = z.object({ interviewId: z.uuid(), interpreterId: z.uuid().nullable() })
export type RecordInterpreter = z.output<typeof recordInterpreterSchema>

/** The notice that is open, so that nobody notes a call about something else. */
export const markInterpreterToldSchema = z.object({ id: z.uuid(), notice: z.enum(interpreterNotices) })
export type MarkInterpreterTold = z.output<typeof markInterpreterToldSchema>

export const interpreterLetterSchema = z.object({ bookingId: z.uuid(), notice: z.enum(interpreterNotices) })
export type InterpreterLetter = z.output<typeof interpreterLetterSchema>

/** An invalid filter is read as none, so that a typed or bookmarked address is never an error. */
export const interpreterFilterSchema = z.object({
  language: z
    .string()
    .regex(/^[a-z]{2,8}(-[a-z0-9]{1,8})*$/i)
    .optional()
    .catch(undefined),
})
export type InterpreterFilter = z.output<typeof interpreterFilterSchema>
