/** What the tables of releases keep in JSON, checked where it is read. A row that does not fit is nowhere half shown. */
import 'server-only'
import { z } from 'zod'
import { levels, type Values } from '@/domain/disclosure/publication'
import { figureKeys } from '@/domain/disclosure/published-figures'
import { sizeClassSchema, storedFiguresSchema, textSchema } from '@/domain/export/stored-figures'
import { parseBlock, type Block } from '@/domain/figures/block'
import { parseWeek, type Week } from '@/domain/figures/week'
import { storedAs } from '@/server/stored'
import type { PreparedNode } from './snapshot'

const figureKeySchema = z.enum(figureKeys)
const reasonSchema = z.enum(['too_few', 'would_give_away'])

type Revision = { readonly id: string }

/** The class of how many families a revision is about; null: too few. */
export const storedFamilies = ({ id, families }: Revision & { families: string | null }) =>
  storedAs(sizeClassSchema.nullable(), families, { kind: 'release_revision', id })

export const storedFigures = ({ id, figures }: Revision & { figures: unknown }) =>
  storedAs(storedFiguresSchema, figures, { kind: 'release_revision', id })

/** For inside: how many statements were audited together, and why each withheld figure is not there. */
const auditSchema = z.looseObject({
  statements: z.int(),
  withheld: z.partialRecord(figureKeySchema, reasonSchema),
})

export const storedAudit = ({ id, audit }: Revision & { audit: unknown }) =>
  storedAs(auditSchema, audit, { kind: 'release_revision', id })

const valuesSchema = z.record(figureKeySchema, z.int().nullable()).nullable()

/** What one frozen interview contributes to each figure; null once its family was erased. */
export const storedValues = ({ pseudonym, values }: { pseudonym: string; values: unknown }) =>
  storedAs<Values | null>(valuesSchema, values, { kind: 'contributor', id: pseudonym })

const weekSchema = z.custom<Week>((at) => typeof at === 'string' && parseWeek(at) !== null)
const blockSchema = z.custom<Block>((at) => typeof at === 'string' && parseBlock(at) !== null)

const exactSchema = z.strictObject({ n: z.int(), sum: z.int() })

const preparedNodesSchema = z.array(
  z.strictObject({
    id: z.string(),
    node: z.strictObject({
      level: z.enum(levels),
      municipality: z.string(),
      board: z.string(),
      school: z.string(),
      period: z.discriminatedUnion('grain', [
        z.strictObject({ grain: z.literal('week'), at: weekSchema }),
        z.strictObject({ grain: z.literal('block'), at: blockSchema }),
      ]),
    }),
    name: z.string(),
    within: z.string().nullable(),
    recipient: z.string(),
    exact: z.int(),
    families: sizeClassSchema.nullable(),
    figures: z.record(
      figureKeySchema,
      z.discriminatedUnion('said', [
        exactSchema.extend({ said: z.literal(true), text: textSchema, size: sizeClassSchema }),
        exactSchema.extend({ said: z.literal(false), reason: reasonSchema }),
      ]),
    ),
    print: z.string(),
  }),
)

/** What the nodes of a period say, as they were when it was prepared. */
export const storedNodes = ({ id, nodes }: { id: string; nodes: unknown }) =>
  storedAs<readonly PreparedNode[]>(preparedNodesSchema, nodes, { kind: 'preparation', id })
