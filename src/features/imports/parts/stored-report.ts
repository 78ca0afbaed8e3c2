/** The report of an import that a job did, as far as its page shows it: the problems, the counts and how the file was read. */
import 'server-only'
import { z } from 'zod'
import { noteCodes, problemCodes } from '@/domain/exchange/problem'
import { storedAs } from '@/server/stored'
import type { ImportReport } from './import-file'

const countSchema = z.int().nonnegative()

const storedReportSchema = z.object({
  applied: z.boolean(),
  rowCount: countSchema,
  counts: z.object({ created: countSchema, changed: countSchema, unchanged: countSchema }),
  problems: z.array(
    z.object({
      line: z.int().nullable(),
      column: z.string().nullable(),
      code: z.enum(problemCodes),
      value: z.string(),
      allowed: z.string(),
    }),
  ),
  problemCount: countSchema,
  reading: z.object({ encoding: z.enum(['utf-8', 'windows-1252']), separator: z.enum([',', ';', '\t']) }).nullable(),
  notes: z.array(
    z.object({
      line: z.int(),
      column: z.string(),
      code: z.enum(noteCodes),
      value: z.string(),
      reading: z.string(),
    }),
  ),
})

export const reportBytes = ({ applied, rowCount, counts, problems, problemCount, reading, notes }: ImportReport) =>
  new TextEncoder().encode(JSON.stringify({ applied, rowCount, counts, problems, problemCount, reading, notes }))

export const storedReport = (bytes: Buffer, job: string): ImportReport => ({
  ...storedAs(storedReportSchema, JSON.parse(bytes.toString('utf8')), { kind: 'job_file', id: job }),
  changes: [],
  changeCount: 0,
  alike: [],
  proposals: [],
  accepted: [],
  newCallers: [],
  fingerprint: '',
})
