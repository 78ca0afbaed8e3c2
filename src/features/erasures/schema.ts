import { z } from 'zod'
import { typedText } from '@/domain/input'
import { familyTextLimits } from '@/domain/text-limits'
import { erasureReasons, requestedReasons } from '@/domain/people/erasure-reason'

export const eraseFamilySchema = z.object({
  /** Typed by whoever erases, also on the page of the family: it confirms which family is meant. */
  ref: typedText(familyTextLimits.ref).min(1, 'required'),
  reason: z.enum(requestedReasons),
  /** The family of the page. Its number and the typed one must be of the same family. */
  familyId: z.uuid().optional(),
})
export type EraseFamily = z.output<typeof eraseFamilySchema>

/** One row of the list that a restored copy applies, as the database reads it. */
const erasureRowSchema = z.object({
  id: z.uuid(),
  organisation_id: z.uuid(),
  family_id: z.uuid(),
  ref_hash: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable(),
  reason: z.enum(erasureReasons),
  erased_by_id: z.uuid().nullable(),
  erased_at: z.iso.datetime({ offset: true }),
})
export type ErasureRow = z.output<typeof erasureRowSchema>

export const erasureListSchema = z.array(erasureRowSchema).max(100_000)
