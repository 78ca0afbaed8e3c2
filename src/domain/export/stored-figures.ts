/**
 * The schema of the figures in a stored revision: for each published figure its text code with the size class, or that it is
 * suppressed. It allows nothing else, so no contributor and no reason for suppression can be stored there.
 */
import { z } from 'zod'
import { figureKeys } from '../disclosure/policy/published-figures'
import { sizeClasses } from '../disclosure/policy/size-class'
import { readText } from './read-text'

export const sizeClassSchema = z.enum(sizeClasses)

/** Refuses a code that `readText` cannot read, because it would be shown as if it were suppressed. */
export const textSchema = z.string().refine((text) => readText(text) !== null)

export const storedFiguresSchema = z.record(
  z.enum(figureKeys),
  z.discriminatedUnion('said', [
    z.strictObject({ said: z.literal(true), text: textSchema, size: sizeClassSchema }),
    z.strictObject({ said: z.literal(false) }),
  ]),
)
export type StoredFigures = z.output<typeof storedFiguresSchema>
