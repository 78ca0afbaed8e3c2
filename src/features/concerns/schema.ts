import { z } from 'zod'
import { typedText } from '@/domain/input'
import { textLimit } from '@/domain/instrument/answer'

export const addConcernEntrySchema = z
  .object({
    /** The interview. */
    id: z.uuid(),
    /** Made by the browser with the words: sent twice, they are one entry. */
    entryId: z.uuid(),
    /** Which concern is added to; null: one's own at this interview, which begins with its first entry. */
    concernId: z.uuid().nullable().default(null),
    kind: z.enum(['raised', 'withdrawn']),
    text: typedText(textLimit).default(''),
  })
  .refine(({ kind, text }) => kind === 'withdrawn' || text !== '', { path: ['text'], message: 'required' })
export type AddConcernEntry = z.output<typeof addConcernEntrySchema>

/** The entries that were on the screen: what came in since still waits for eyes. */
export const markConcernSeenSchema = z.object({ entryIds: z.array(z.uuid()).min(1).max(200) })
export type MarkConcernSeen = z.output<typeof markConcernSeenSchema>
