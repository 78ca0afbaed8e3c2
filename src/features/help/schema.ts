import { z } from 'zod'
import { isCalendarDate } from '@/domain/dates'
import { helpTextLimit } from '@/domain/text-limits'
import { helpResults } from '@/domain/calls/help-result'
import { numberInAddress, typedText, versionSchema } from '@/domain/input'
import { needTypes } from '@/domain/instrument/definition'

/** Help needs an owner and a day: without them it is only a good intention. */
const promise = {
  text: typedText(helpTextLimit),
  ownerId: z.uuid('required'),
  dueOn: z.string('required').refine(isCalendarDate, 'invalid_format'),
}

export const addHelpSchema = z.object({
  /** Made by the browser before it sends, so that a double tap adds one item. */
  id: z.uuid(),
  familyId: z.uuid(),
  type: z.enum(needTypes, 'required'),
  ...promise,
})
export type AddHelp = z.output<typeof addHelpSchema>

const version = versionSchema.min(1)
export const updateHelpSchema = z.object({ id: z.uuid(), version, ...promise })
export type UpdateHelp = z.output<typeof updateHelpSchema>

export const closeHelpSchema = z.object({
  id: z.uuid(),
  version,
  result: z.enum(helpResults, 'required'),
  resultNote: typedText(helpTextLimit),
})
export type CloseHelp = z.output<typeof closeHelpSchema>

export const reopenHelpSchema = z.object({ id: z.uuid(), version })
export type ReopenHelp = z.output<typeof reopenHelpSchema>

const chosen = <Schema extends z.ZodType>(schema: Schema) => schema.optional().catch(undefined)

export const helpFilterSchema = z.object({
  /** Absent for open help. */
  state: chosen(z.enum(['overdue', 'done', 'all'])),
  owner: chosen(z.union([z.uuid(), z.literal('none')])),
  type: chosen(z.enum(needTypes)),
  sort: chosen(z.enum(['due', 'newest', 'family'])),
  /** Whether there is a search. The words themselves are never in the URL. */
  search: chosen(z.literal('1')),
  page: numberInAddress(10_000).optional().catch(undefined),
})
export type HelpFilter = z.output<typeof helpFilterSchema>
