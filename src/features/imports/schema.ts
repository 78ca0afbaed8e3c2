import { z } from 'zod'
import type { Verb } from '@/domain/access/verbs'
import { storableText } from '@/domain/input'
import { proposalKinds } from '@/domain/exchange/problem'

/** The three files in the order of import: each refers only to earlier ones. */
export const fileKinds = ['schools', 'families', 'interviews'] as const
export type FileKind = (typeof fileKinds)[number]

export const importVerbs = {
  schools: 'school.import',
  families: 'family.import',
  interviews: 'interview.import',
} as const satisfies Record<FileKind, Verb>

export const fileKindSchema = z.object({ kind: z.enum(fileKinds) })

/** `phone,ref`: the kinds of proposals that are accepted, or `none`. */
export const proposalsSchema = storableText
  .max(40)
  .transform((text) => (text === 'none' ? [] : text.split(',')))
  .pipe(z.array(z.enum(proposalKinds)))

/** The parameters of an upload; its body is the file. */
export const uploadSchema = z.object({
  kind: z.enum(fileKinds),
  mode: z.enum(['preview', 'apply']),
  fingerprint: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
  proposals: proposalsSchema.optional(),
})
