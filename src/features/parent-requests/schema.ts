import { z } from 'zod'
import { isCalendarDate } from '@/domain/dates'
import { typedText } from '@/domain/input'
import { parentRequestKinds } from '@/domain/people/parent-request'
import { reportParts } from '@/domain/people/report-part'
import { reasonLimit } from '@/domain/text-limits'

export const requestWordsLimit = 2000

const calendarDay = z.string().refine(isCalendarDate, 'day_needed')

export const recordParentRequestSchema = z.object({
  /** Given by the browser, so that sending twice is one request. */
  id: z.uuid(),
  familyId: z.uuid(),
  kind: z.enum(parentRequestKinds),
  askedOn: calendarDay,
  words: typedText(requestWordsLimit),
})
export type RecordParentRequest = z.output<typeof recordParentRequestSchema>

export const recordParentAnswerSchema = z.object({
  id: z.uuid(),
  answer: typedText(requestWordsLimit).min(1, 'required'),
  answeredOn: calendarDay,
})
export type RecordParentAnswer = z.output<typeof recordParentAnswerSchema>

export const createFamilyReportSchema = z.object({
  familyId: z.uuid(),
  format: z.enum(['pdf', 'json']),
  locale: z.enum(['nl', 'en']),
})
export type CreateFamilyReport = z.output<typeof createFamilyReportSchema>

const omission = { familyId: z.uuid(), part: z.enum(reportParts), rowId: z.uuid() }
export const addOmissionSchema = z.object({ ...omission, reason: typedText(reasonLimit).min(1, 'required') })
export type AddOmission = z.output<typeof addOmissionSchema>
export const removeOmissionSchema = z.object(omission)
export type RemoveOmission = z.output<typeof removeOmissionSchema>
