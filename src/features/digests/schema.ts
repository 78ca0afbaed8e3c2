import { z } from 'zod'
import { isCalendarDate } from '@/domain/dates'
import { storableText, wholeNumber } from '@/domain/input'

/** The hours that can be chosen, in Amsterdam. */
export const firstHour = 6
export const lastHour = 20
export const usualHour = 8

export const saveDigestSchema = z.object({
  /** Null: no e-mail. */
  hour: wholeNumber.min(firstHour).max(lastHour).nullable(),
  weekends: z.boolean(),
  locale: z.enum(['nl', 'en']),
})
export type SaveDigest = z.output<typeof saveDigestSchema>

/** Ids and codes alone: what it says is read when it is sent. */
export const digestJobSchema = z.object({ staffId: z.uuid(), day: storableText.refine(isCalendarDate) })
export type DigestJob = z.output<typeof digestJobSchema>
