import { z } from 'zod'
import { concernDecisions, concernSources, consultedParties } from '@/domain/calls/concern-steps'
import { numberInAddress, typedText, storableText } from '@/domain/input'
import { textLimit } from '@/domain/instrument/answer'
import { dialledNumber } from '@/domain/people/emergency-number'

/** Made by the browser with the words, so that a repeat adds no second entry. */
const entryId = z.uuid()
const requiredText = typedText(textLimit).min(1, 'required')
/** Who said or saw it; null, and empty from a form, when the writer did not choose. */
const sourceSchema = typedText(20)
  .transform((text) => text || null)
  .pipe(z.enum(concernSources).nullable())
  .nullable()
  .default(null)

export const addConcernEntrySchema = z
  .object({
    /** The id of the interview; null for a concern without one. */
    id: z.uuid().nullable(),
    entryId,
    /**
     * The concern to which the entry is added; null for the actor's own at this interview, which the first entry creates.
     */
    concernId: z.uuid().nullable().default(null),
    kind: z.enum(['raised', 'withdrawn']),
    /** The words, or the reason of a withdrawal. */
    text: requiredText,
    source: sourceSchema,
  })
  .refine(({ id, concernId }) => id !== null || concernId !== null, { path: ['concernId'], message: 'required' })
  .transform((input) => (input.kind === 'withdrawn' ? { ...input, source: null } : input))
export type AddConcernEntry = z.output<typeof addConcernEntrySchema>

export const addFamilyConcernSchema = z.object({
  familyId: z.uuid(),
  entryId,
  text: requiredText,
  source: sourceSchema,
})
export type AddFamilyConcern = z.output<typeof addFamilyConcernSchema>

const stepOfConcern = { concernId: z.uuid(), entryId, text: requiredText }

export const recordConsultationSchema = z.object({ ...stepOfConcern, consulted: z.enum(consultedParties, 'required') })
export type RecordConsultation = z.output<typeof recordConsultationSchema>

export const recordDecisionSchema = z.object({
  ...stepOfConcern,
  decision: z.enum(concernDecisions, 'required'),
  /** The last entry that was on the screen. With a later one nothing is decided. */
  lastEntryId: z.uuid(),
})
export type RecordDecision = z.output<typeof recordDecisionSchema>

/** The entries that were on the screen. Entries that arrived since stay unseen. */
export const markConcernSeenSchema = z.object({ entryIds: z.array(z.uuid()).min(1).max(200) })
export type MarkConcernSeen = z.output<typeof markConcernSeenSchema>

/** The address of the list: anything but the filter for decided concerns is the list of undecided ones. */
export const concernFilterSchema = z.object({
  state: z.enum(['open', 'decided']).catch('open'),
  page: numberInAddress().catch(1),
})
export type ConcernFilter = z.output<typeof concernFilterSchema>

const contactNameLimit = 60
const contactNumberLimit = 40
export const mostContacts = 8

const contactSchema = z.object({
  name: storableText.min(1).max(contactNameLimit),
  number: storableText.max(contactNumberLimit),
})
export const storedContactsSchema = z.array(contactSchema).max(mostContacts)
export type ConcernContact = z.output<typeof contactSchema>

const typedContactSchema = z.object({
  name: typedText(contactNameLimit).min(1, 'required'),
  number: typedText(contactNumberLimit)
    .min(1, 'required')
    .refine((text) => text === '' || dialledNumber(text) !== null, 'not_a_phone'),
})

export const fewestMonths = 6
export const mostMonths = 120
export const updateConcernSettingsSchema = z.object({
  months: z.coerce.number('required').pipe(z.int().min(fewestMonths).max(mostMonths)),
  contacts: z.array(typedContactSchema).max(mostContacts),
})
export type UpdateConcernSettings = z.output<typeof updateConcernSettingsSchema>
