/**
 * The figures of a release as its revision keeps them, in JSON: for each of the closed list a text of the rules with its
 * class, or that it is withheld. Nothing else may stand there. Knows no contributor and no reason.
 */
import { z } from 'zod'
import { figureKeys } from '../disclosure/policy/published-figures'
import { sizeClasses } from '../disclosure/policy/size-class'
import { readText } from './read-text'

export const sizeClassSchema = z.enum(sizeClasses)

/** A code that `readText` does not know would be shown as if it were withheld. */
export const textSchema = z.string().refine((text) => readText(text) !== null)

export const storedFiguresSchema = z.record(
  z.enum(figureKeys),
  z.discriminatedUnion('said', [
    z.strictObject({ said: z.literal(true), text: textSchema, size: sizeClassSchema }),
    z.strictObject({ said: z.literal(false) }),
  ]),
)
export type StoredFigures = z.output<typeof storedFiguresSchema>
