/**
 * The schema of the figures in a stored revision: for each figure of its version its text code with the size class, or that it
 * is suppressed. It allows nothing else, so no contributor and no reason for suppression can be stored there.
 */
import { z } from 'zod'
import { figureKeysOf, type FigureKey } from '../disclosure/policy/published-figures'
import { sizeClasses } from '../disclosure/policy/size-class'
import type { Instrument } from '../instrument/instrument'
import { readText } from './read-text'

export const sizeClassSchema = z.enum(sizeClasses)

/** Refuses a code that `readText` cannot read, because it would be shown as if it were suppressed. */
export const textSchema = z.string().refine((text) => readText(text) !== null)

const figureSchema = z.discriminatedUnion('said', [
  z.strictObject({ said: z.literal(true), text: textSchema, size: sizeClassSchema }),
  z.strictObject({ said: z.literal(false) }),
])
export type StoredFigures = { readonly [key in FigureKey]?: z.output<typeof figureSchema> }

/** Requires each figure of the version, because a release of an earlier version has no figure of a later question. */
export const storedFiguresSchemaOf = (instrument: Instrument): z.ZodType<StoredFigures, StoredFigures> =>
  z.record(z.enum(figureKeysOf(instrument)), figureSchema)
