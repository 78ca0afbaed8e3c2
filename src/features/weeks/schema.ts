/** Parses the addresses of the week's pages: an existing week, and at most one node. */
import { z } from 'zod'
import { storableText } from '@/domain/input'
import { levels, type Level } from '@/domain/figures/week-figures'
import { parseWeek, type Week } from '@/domain/figures/week'

/** The whole organisation, or the one municipality, board or school with this reference. */
export type NodeAddress = { level: 'organisation'; ref: null } | { level: Exclude<Level, 'organisation'>; ref: string }

export const weekSchema = storableText.transform((text, context): Week => {
  const week = parseWeek(text)
  if (week) return week
  context.addIssue({ code: 'custom', message: 'unknown_week' })
  return z.NEVER
})

const refSchema = storableText.min(1).max(64)

const nodeParams = { municipality: refSchema.optional(), board: refSchema.optional(), school: refSchema.optional() }

/** When an address names several nodes, the most specific one is used. */
const nodeOf = (refs: { [level in keyof typeof nodeParams]?: string | undefined }): NodeAddress => {
  for (const level of ['school', 'board', 'municipality'] as const) {
    const ref = refs[level]
    if (ref !== undefined) return { level, ref }
  }
  return { level: 'organisation', ref: null }
}

const viewSchema = storableText.max(300).optional().catch(undefined)

/** `?board=B1&sort=load.desc&columns=families,load`: the node, and the order and columns of the table. */
export const weekSearchSchema = z
  .object({ ...nodeParams, sort: viewSchema, columns: viewSchema })
  .transform(({ sort, columns, ...refs }) => ({ node: nodeOf(refs), table: { sort, columns } }))

export const weekExportSchema = z
  .object({ week: weekSchema, format: z.enum(['csv', 'xlsx']), ...nodeParams })
  .transform(({ week, format, ...refs }) => ({ week, format, node: nodeOf(refs) }))

/** The same input for the command line: a level and a reference. */
export const figuresInputSchema = z
  .object({ week: weekSchema, level: z.enum(levels).default('organisation'), ref: refSchema.nullish() })
  .refine(({ level, ref }) => (level === 'organisation') === !ref, { path: ['ref'], message: 'ref_with_level' })
