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

export const exportVerbs = {
  schools: 'school.export',
  families: 'family.export',
  interviews: 'interview.export',
} as const satisfies Record<FileKind, Verb>

export const fileKindSchema = z.object({ kind: z.enum(fileKinds) })

/** The files with persons in them. */
export const isOfPersons = (kind: FileKind) => kind !== 'schools'

/** Why persons are exported: a code, because words about it would be one more place with words about families. */
export const exportReasons = ['own_work', 'transfer', 'research', 'correction', 'parent', 'authority'] as const
export type ExportReason = (typeof exportReasons)[number]
const reasonSchema = z.enum(exportReasons, 'export_reason').optional()

export const exportSchema = fileKindSchema.extend({ reason: reasonSchema })
export type Export = z.output<typeof exportSchema>

/** `phone,ref`: the kinds of proposals that are accepted, or `none`. */
export const proposalsSchema = storableText
  .max(40)
  .transform((text) => (text === 'none' ? [] : text.split(',')))
  .pipe(z.array(z.enum(proposalKinds)))

const fingerprintSchema = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .optional()

/** The parameters of an upload; its body is the file. */
export const uploadSchema = z.object({
  kind: z.enum(fileKinds),
  mode: z.enum(['preview', 'apply']),
  fingerprint: fingerprintSchema,
  proposals: proposalsSchema.optional(),
})
export type Upload = z.output<typeof uploadSchema>

/** The input of an import that is a job. Its file is stored beside the job. */
export const importJobSchema = z.object({
  kind: z.enum(fileKinds),
  fingerprint: fingerprintSchema,
  proposals: z.array(z.enum(proposalKinds)).optional(),
})
export type ImportJob = z.output<typeof importJobSchema>

/** A file that is to be made by a job, for a spreadsheet in this language. */
export const exportJobSchema = exportSchema.extend({ locale: z.enum(['nl', 'en']) })
export type ExportJob = z.output<typeof exportJobSchema>

/** A file that a job has made. */
export const readyFileSchema = z.object({ kind: z.enum(fileKinds), id: z.uuid() })
export type ReadyFile = z.output<typeof readyFileSchema>
