import { z } from 'zod'
import { isCalendarDate } from '@/domain/dates'
import { storableText } from '@/domain/input'

const day = storableText.refine(isCalendarDate, 'day_needed')

export const recordAbsenceSchema = z
  .object({
    /** Made by the browser before it sends, so that sending twice records one absence. */
    id: z.uuid(),
    staffId: z.uuid(),
    fromDay: day,
    /** The last day of the absence. */
    untilDay: day,
    /** Who makes the calls; null: whoever takes them from the pool. */
    coverId: z.uuid().nullable().default(null),
  })
  .refine(({ fromDay, untilDay }) => untilDay >= fromDay, { path: ['untilDay'], error: 'absence_ends_first' })
  .refine(({ staffId, coverId }) => staffId !== coverId, { path: ['coverId'], error: 'covers_oneself' })
export type RecordAbsence = z.output<typeof recordAbsenceSchema>

export const removeAbsenceSchema = z.object({ id: z.uuid() })
export type RemoveAbsence = z.output<typeof removeAbsenceSchema>
