/** Parses the JSON of a preparation's nodes where it is read. */
import 'server-only'
import { z } from 'zod'
import { figureKeys } from '@/domain/disclosure/policy/published-figures'
import { levels } from '@/domain/disclosure/policy/publication'
import { sizeClassSchema, textSchema } from '@/domain/export/stored-figures'
import { tableOf } from '@/domain/figures/table-of'
import { parseBlock, type Block } from '@/domain/figures/block'
import { parseWeek, type Week } from '@/domain/figures/week'
import { storedAs } from '@/server/stored'
import type { PreparedNode } from '../parts/prepared-nodes'
import { perFigureSchema, reasonSchema } from './stored-json'

const weekSchema = z.custom<Week>((at) => typeof at === 'string' && parseWeek(at) !== null)
const blockSchema = z.custom<Block>((at) => typeof at === 'string' && parseBlock(at) !== null)

const exactSchema = z.strictObject({ n: z.int(), sum: z.int() })

const figureSchema = z.discriminatedUnion('said', [
  exactSchema.extend({ said: z.literal(true), text: textSchema, size: sizeClassSchema }),
  exactSchema.extend({ said: z.literal(false), reason: reasonSchema }),
])

/** A figure of a question that was not published yet when the period was prepared. */
const notPrepared: z.output<typeof figureSchema> = { n: 0, sum: 0, said: false, reason: 'too_few' }

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
    figures: perFigureSchema(figureSchema),
    print: z.string(),
  }),
)

/** The nodes of a period with their figures, as they were when it was prepared. */
export const storedNodes = ({ id, nodes }: { id: string; nodes: unknown }): readonly PreparedNode[] =>
  storedAs(preparedNodesSchema, nodes, { kind: 'preparation', id }).map(({ figures, ...node }) => ({
    ...node,
    figures: tableOf(figureKeys, (key) => figures[key] ?? notPrepared),
  }))
