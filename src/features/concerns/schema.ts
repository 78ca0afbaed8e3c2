import { z } from 'zod'
import { typedText } from '@/domain/input'
import { textLimit } from '@/domain/instrument/answer'

export const addConcernEntrySchema = z
  .object({
    /** The id of the interview. */
    id: z.uuid(),
    /** Made by the browser with the words, so that a repeat adds no second entry. */
    entryId: z.uuid(),
    /**
     * The concern to which the entry is added; null for the actor's own at this interview, which the first entry creates.
     */
    concernId: z.uuid().nullable().default(null),
    kind: z.enum(['raised', 'withdrawn']),
    text: typedText(textLimit).default(''),
  })
  .refine(({ kind, text }) => kind === 'withdrawn' || text !== '', { path: ['text'], message: 'required' })
export type AddConcernEntry = z.output<typeof addConcernEntrySchema>

/** The entries that were on the screen. Entries that arrived since stay unseen. */
export const markConcernSeenSchema = z.object({ entryIds: z.array(z.uuid()).min(1).max(200) })
export type MarkConcernSeen = z.output<typeof markConcernSeenSchema>
