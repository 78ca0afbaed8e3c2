import type { ImportReport } from '../commands/import-file'
import type { FileKind } from '../schema'
import type { ProblemInWords } from './problem-words'

export type ReportInWords = Omit<ImportReport, 'problems'> & { problems: readonly ProblemInWords[] }
export type Uploaded =
  | { ok: true; data: ReportInWords }
  | { ok: false; reason: 'file_gone' | 'no_connection' }
  | { ok: false; reason: 'refused'; message: string }

const bytesOf = async (file: File) => {
  try {
    return await file.arrayBuffer()
  } catch {
    return null
  }
}

/** Sends the file, to be looked at or, with what the preview was known by, to be stored. */
export const upload = async (kind: FileKind, file: File, fingerprint: string | null): Promise<Uploaded> => {
  const bytes = await bytesOf(file)
  if (!bytes) return { ok: false, reason: 'file_gone' }
  const asked = fingerprint ? `mode=apply&fingerprint=${fingerprint}` : 'mode=preview'
  try {
    const answer = await fetch(`/api/imports/${kind}?${asked}`, { method: 'POST', body: bytes })
    const outcome = (await answer.json()) as { ok: true; data: ReportInWords } | { ok: false; message: string }
    return outcome.ok ? outcome : { ok: false, reason: 'refused', message: outcome.message }
  } catch {
    return { ok: false, reason: 'no_connection' }
  }
}
