/** Parses the address of the page of reach. An invalid part is read as no choice, so that a typed address is never an error. */
import { z } from 'zod'
import { numberInAddress, storableText, typedText } from '@/domain/input'
import { parseWeek, type Week } from '@/domain/figures/week'
import { familyTextLimits } from '@/domain/text-limits'

const chosen = <Schema extends z.ZodType>(schema: Schema) => schema.optional().catch(undefined)

/** The week itself, the four weeks that end with it, or everything until its end. */
export const periods = ['week', 'four', 'all'] as const
export type Period = (typeof periods)[number]

const weekSchema = storableText.transform((text, context): Week => {
  const week = parseWeek(text)
  if (week) return week
  context.addIssue({ code: 'custom', message: 'unknown_week' })
  return z.NEVER
})

export const reachFilterSchema = z.object({
  period: chosen(z.enum(periods)),
  week: chosen(weekSchema),
  status: chosen(z.enum(['known', 'waiting_list'])),
  programme: chosen(typedText(familyTextLimits.programme).min(1)),
  language: chosen(storableText.min(1).max(20)),
  page: chosen(numberInAddress(10_000)),
})
export type ReachFilter = z.output<typeof reachFilterSchema>
