import { z } from 'zod'
import { requestNoteLimit } from '@/domain/text-limits'
import { attemptOutcomes, outcomeRules } from '@/domain/calls/outcomes'
import { numberInAddress, storableText, typedText } from '@/domain/input'
import { isCalendarDate } from '@/domain/dates'

const day = storableText.refine(isCalendarDate, 'day_needed')

export const recordAttemptSchema = z
  .object({
    /** Made by the browser before it sends, so that a double tap records one attempt. */
    id: z.uuid(),
    familyId: z.uuid(),
    /** The number or address that was tried; required for an outcome that closes it. */
    contactPointId: z.uuid().nullable(),
    outcome: z.enum(attemptOutcomes),
    callBackOn: day.nullable(),
  })
  .refine(({ outcome, contactPointId }) => !outcomeRules[outcome].closesNumber || contactPointId !== null, {
    path: ['contactPointId'],
    error: 'number_needed',
  })
  .refine(({ outcome, callBackOn }) => outcomeRules[outcome].asksForDay === (callBackOn !== null), {
    path: ['callBackOn'],
    error: 'day_needed',
  })
export type RecordAttempt = z.output<typeof recordAttemptSchema>

export const undoAttemptSchema = z.object({ id: z.uuid() })
export type UndoAttempt = z.output<typeof undoAttemptSchema>

export const requestCallSchema = z.object({
  id: z.uuid(),
  familyId: z.uuid(),
  notBefore: day,
  note: typedText(requestNoteLimit),
})
export type RequestCall = z.output<typeof requestCallSchema>

export const todayFilterSchema = z.object({
  page: numberInAddress(1000).optional().catch(undefined),
})
