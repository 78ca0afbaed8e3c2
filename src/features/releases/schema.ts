/** Parses what an address, a form or the operator gives about a period and the texts beside its figures. */
import { z } from 'zod'
import { isCalendarDate } from '@/domain/dates'
import { levels, type Period } from '@/domain/disclosure/policy/publication'
import { parseBlock } from '@/domain/figures/block'
import { parseWeek } from '@/domain/figures/week'
import { leavingText, numberInAddress, storableText, versionSchema, wholeNumber } from '@/domain/input'
import { quoteThemes } from '@/domain/disclosure/quotes/quote-themes'

const grains = ['week', 'block'] as const

/** An existing week, or the week that a block of four begins with. */
export const periodSchema = z
  .object({ grain: z.enum(grains), at: storableText })
  .transform(({ grain, at }, context): Period => {
    const [week, block] = [parseWeek(at), parseBlock(at)]
    if (grain === 'week' && week) return { grain, at: week }
    if (grain === 'block' && block) return { grain, at: block }
    context.addIssue({ code: 'custom', message: grain === 'week' ? 'unknown_week' : 'unknown_block', path: ['at'] })
    return z.NEVER
  })

/** The lines of a text area. Empty lines are allowed, up to a bound. */
const lines = z
  .array(leavingText(400))
  .max(100, 'too_big')
  .transform((lines) => lines.filter((line) => line !== ''))
  .pipe(z.array(z.string()).max(12, 'too_big'))

/** A node within its preparation: its level and ids, as `board/…/…/`. */
const nodeSchema = storableText
  .max(130)
  .refine((node) => levels.some((level) => node.startsWith(`${level}/`)), 'invalid')

export const saveTextSchema = z.object({
  preparationId: z.uuid(),
  node: nodeSchema,
  version: versionSchema,
  comment: leavingText(1200),
  points: lines,
  requests: lines,
})
export type SaveText = z.output<typeof saveTextSchema>

export const addQuoteSchema = z.object({
  preparationId: z.uuid(),
  node: nodeSchema,
  theme: z.enum(quoteThemes, 'required'),
  text: leavingText(300).min(1, 'required'),
  /** The interviews whose consent the quote rests on. */
  interviewIds: z.array(z.uuid()).min(1, 'quote_consent').max(20, 'too_big'),
  /** The writer confirms that no other quote of these families is in this block: only a person can tell. */
  onlyQuote: z.literal(true, 'only_quote_wanted'),
})
export type AddQuote = z.output<typeof addQuoteSchema>

export const removeQuoteSchema = z.object({ id: z.uuid() })
export type RemoveQuote = z.output<typeof removeQuoteSchema>

export const preparationSchema = z.object({ id: z.uuid(), version: versionSchema.min(1) })
export type PreparationAt = z.output<typeof preparationSchema>

/** `correction`: what was wrong with the publication; empty for the first publication. */
export const prepareSchema = z
  .object({ grain: z.enum(grains), at: storableText, correction: leavingText(300).default('') })
  .transform(({ correction, ...at }, context) => {
    const period = periodSchema.safeParse(at)
    if (period.success) return { period: period.data, correction }
    context.addIssue({ code: 'custom', message: 'invalid', path: ['at'] })
    return z.NEVER
  })
export type Prepare = z.output<typeof prepareSchema>

/** The subject by which the jobs of a period are found. */
export const jobSubject = ({ grain, at }: Period) => `${grain}/${at}`

/** Ids alone: the address and what is new are read when the letter is sent. */
export const releaseLetterSchema = z.object({ staffId: z.uuid(), releaseIds: z.array(z.uuid()).min(1) })
export type ReleaseLetter = z.output<typeof releaseLetterSchema>

/** No text: nothing that somebody writes may stand in the way of a withdrawal. */
export const withdrawSchema = z.object({ revisionId: z.uuid() })
export type Withdraw = z.output<typeof withdrawSchema>

export const saveWithdrawalReasonSchema = withdrawSchema.extend({ reason: leavingText(400).min(1, 'required') })
export type SaveWithdrawalReason = z.output<typeof saveWithdrawalReasonSchema>

export const withdrawalReasonSchema = z.object({ id: z.uuid() })
export type WithdrawalReasonAt = z.output<typeof withdrawalReasonSchema>

export const meetingSchema = z.object({
  releaseId: z.uuid(),
  version: versionSchema,
  heldOn: z.string('required').refine(isCalendarDate, 'invalid_format'),
  present: leavingText(600),
  agreed: leavingText(2000),
  answers: leavingText(2000),
})
export type SaveMeeting = z.output<typeof meetingSchema>

export const linkDays = [7, 30, 90] as const
export const shareSchema = z.object({ releaseId: z.uuid(), days: z.coerce.number().pipe(z.literal(linkDays)) })
export type Share = z.output<typeof shareSchema>

export const revokeSchema = z.object({ id: z.uuid() })
export type Revoke = z.output<typeof revokeSchema>

/** The formats of a download; the page of a release offers each of them. */
export const exportFormats = ['pdf', 'xlsx', 'ods', 'csv', 'json'] as const

const revision = numberInAddress().optional()

/** `?revision=2`: an earlier revision; the latest one without it. */
export const paperSearchSchema = z.object({ revision })
const paperExportSchema = z.object({
  format: z.enum(exportFormats),
  revision,
  language: z.enum(['nl', 'en']).optional(),
})
export const issueExportSchema = paperExportSchema.extend({ id: z.uuid() })
export const sharedExportSchema = paperExportSchema.extend({ token: storableText })

/** `?page=2`: older issues. Anything that is no page number is the first page. */
export const shelfSearchSchema = z.object({ page: numberInAddress(999).catch(1) })

export const thresholdSchema = z.object({
  threshold: z.coerce.number('required').pipe(wholeNumber.min(10, 'threshold_low').max(1000, 'too_big')),
})
export type UpdateThreshold = z.output<typeof thresholdSchema>

export const boardGrainSchema = z.object({ boardId: z.uuid(), byBlock: z.boolean() })
export type UpdateBoardGrain = z.output<typeof boardGrainSchema>
