/**
 * Parses the JSON of revisions and contributors where it is read. A row that does not fit is an error, and is never shown in
 * part.
 */
import 'server-only'
import { z } from 'zod'
import type { Values } from '@/domain/disclosure/policy/publication'
import { figureKeys, figureKeysOf } from '@/domain/disclosure/policy/published-figures'
import { sizeClassSchema, storedFiguresSchemaOf } from '@/domain/export/stored-figures'
import { tableOf } from '@/domain/figures/table-of'
import { instrumentOf, instruments } from '@/domain/instrument/instrument'
import { storedAs } from '@/server/stored'

const figureKeySchema = z.enum(figureKeys)
const keysOfFirstVersion = instruments.slice(0, 1).flatMap(figureKeysOf)

/**
 * An entry for each figure of the first version, because every program that stored one knew these. An entry for a figure of a
 * later version is absent when the program did not know that version yet.
 */
export const perFigureSchema = <Entry extends z.ZodType>(entrySchema: Entry) =>
  z
    .partialRecord(figureKeySchema, entrySchema)
    .refine((entries) => keysOfFirstVersion.every((key) => Object.hasOwn(entries, key)))

export const reasonSchema = z.enum(['too_few', 'would_give_away'])

type Revision = { readonly id: string }
type StoredFigureColumns = { readonly instrumentVersion: number; readonly figures: unknown }

/** The size class of the families of a revision; null when they are too few. */
export const storedFamilies = ({ id, families }: Revision & { families: string | null }) =>
  storedAs(sizeClassSchema.nullable(), families, { kind: 'release_revision', id })

export const storedFigures = ({ id, instrumentVersion, figures }: Revision & StoredFigureColumns) =>
  storedAs(storedFiguresSchemaOf(instrumentOf(instrumentVersion)), figures, { kind: 'release_revision', id })

/** For inside: how many statements were audited together, and why each suppressed figure is suppressed. */
const auditSchema = z.looseObject({
  statements: z.int(),
  withheld: z.partialRecord(figureKeySchema, reasonSchema),
})

export const storedAudit = ({ id, audit }: Revision & { audit: unknown }) =>
  storedAs(auditSchema, audit, { kind: 'release_revision', id })

const valuesSchema = perFigureSchema(z.int().nullable()).nullable()

/**
 * What one frozen interview contributes to each figure; null once its family is erased. It contributes nothing to the figure
 * of a question that was not published yet when it was frozen.
 */
export const storedValues = (contributor: { pseudonym: string; values: unknown }): Values | null => {
  const values = storedAs(valuesSchema, contributor.values, { kind: 'contributor', id: contributor.pseudonym })
  return values && tableOf(figureKeys, (key) => values[key] ?? null)
}
