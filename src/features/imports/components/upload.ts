import type { FileKind } from '../schema'
import type { reportInWords } from './problem-words'

export type ReportInWords = Awaited<ReturnType<typeof reportInWords>>
export type ProposalCode = ReportInWords['proposals'][number]['code']
/** The preview that is confirmed; null: only to be looked at. */
export type Confirmed = { fingerprint: string }
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
type Asked = { confirmed: Confirmed | null; proposals: readonly ProposalCode[] }

export const upload = async (kind: FileKind, file: File, { confirmed, proposals }: Asked): Promise<Uploaded> => {
  const bytes = await bytesOf(file)
  if (!bytes) return { ok: false, reason: 'file_gone' }
  const mode = confirmed ? { mode: 'apply', ...confirmed } : { mode: 'preview' }
  const asked = new URLSearchParams({ ...mode, proposals: proposals.join(',') })
  try {
    const answer = await fetch(`/api/imports/${kind}?${asked}`, { method: 'POST', body: bytes })
    const outcome = (await answer.json()) as { ok: true; data: ReportInWords } | { ok: false; message: string }
    return outcome.ok ? outcome : { ok: false, reason: 'refused', message: outcome.message }
  } catch {
    return { ok: false, reason: 'no_connection' }
  }
}
