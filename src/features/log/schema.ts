/** Parses the address of the log (whose rows, of what kind, from which days, after which row), and the input of its letters. */
import { z } from 'zod'
import { nouns } from '@/domain/access/verbs'
import { viewKinds } from '@/domain/access/view'
import { storableText } from '@/domain/input'
import { anchorSchema } from '@/domain/log-chain/anchors'
import { signalKinds } from '@/domain/signals/signals'
import { isCalendarDate } from '@/domain/dates'

const chosen = <Schema extends z.ZodType>(schema: Schema) => schema.optional().catch(undefined)
const day = storableText.refine(isCalendarDate)

/** Where a page begins: the moment and the number of the last row before it. */
export const rowMark = /^(\d{1,14})-(\d{1,18})$/

export const logFilterSchema = z.object({
  who: chosen(z.union([z.uuid(), z.literal('system')])),
  kind: chosen(z.enum(nouns)),
  outcome: chosen(z.literal('refused')),
  show: chosen(z.enum(['views', 'everything'])),
  from: chosen(day),
  until: chosen(day),
  after: chosen(z.string().regex(rowMark)),
})
/** The address of a page about who looked: which days, which kind of rows, and after which row. */
export const viewFilterSchema = z.object({
  kind: chosen(z.enum(viewKinds)),
  from: chosen(day),
  until: chosen(day),
  after: chosen(z.string().regex(rowMark)),
})
export type ViewFilter = z.output<typeof viewFilterSchema>
export type LogFilter = z.output<typeof logFilterSchema>

/** A letter to one member of staff, or to the address of the installation (`staffId` is null). */
export const logLetterSchema = z.discriminatedUnion('about', [
  z.strictObject({ about: z.literal('anchor'), staffId: z.uuid().nullable(), anchor: anchorSchema }),
  z.strictObject({ about: z.literal('signal'), staffId: z.uuid(), kind: z.enum(signalKinds), day }),
])
export type LogLetter = z.output<typeof logLetterSchema>
