/**
 * What became of the backups of the embedded database. `npm start` takes them and notes it in a file, so that it is known also when
 * the database is not. With a database of one's own there is no such file: its operator backs it up.
 */
import 'server-only'
import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import type { BackupState } from '@/domain/backups'

const momentSchema = z.iso.datetime().transform((text) => Date.parse(text))

const statusSchema = z.object({
  since: momentSchema.optional(),
  lastBackup: z.object({ takenAt: momentSchema, bytes: z.int(), seconds: z.number() }).optional(),
  failure: z.object({ at: momentSchema }).nullish(),
  lastDrill: z.object({ at: momentSchema, equal: z.boolean() }).optional(),
})

/** Null: this installation takes no backups itself. A file that is missing or cannot be read says nothing. */
export const backupState = async (): Promise<BackupState | null> => {
  const file = process.env.NABIJ_BACKUP_STATUS
  if (!file) return null
  const text = await readFile(file, 'utf8').catch(() => '{}')
  const status = statusSchema.safeParse(parsed(text)).data ?? {}
  const { since, lastBackup, failure, lastDrill } = status
  return {
    since: since ?? null,
    last: lastBackup ? { at: lastBackup.takenAt, bytes: lastBackup.bytes, seconds: lastBackup.seconds } : null,
    failedAt: failure?.at ?? null,
    drill: lastDrill ? { at: lastDrill.at, isEqual: lastDrill.equal } : null,
  }
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return {}
  }
}
