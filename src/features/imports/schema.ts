import { z } from 'zod'
import { noteCodes } from '@/domain/exchange/problem'

/** The three files, in the order in which they refer to each other. */
export const fileKinds = ['schools', 'families', 'interviews'] as const
export type FileKind = (typeof fileKinds)[number]

export const fileKindSchema = z.object({ kind: z.enum(fileKinds) })

/** What an upload says beside its bytes. */
export const uploadSchema = z.object({
  kind: z.enum(fileKinds),
  mode: z.enum(['preview', 'apply']),
  fingerprint: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
  /** Those that are taken, with commas between; empty: none. */
  proposals: z
    .string()
    .max(100)
    .transform((text) => noteCodes.filter((code) => text.split(',').includes(code)))
    .optional(),
})
