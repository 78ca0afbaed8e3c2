import type { ProposalKind } from '@/domain/exchange/problem'
import type { FileKind } from '../schema'
import type { reportInWords } from './problem-words'

export type ReportInWords = Awaited<ReturnType<typeof reportInWords>>
export type Wish = {
  /** The kinds of proposals that are accepted. */
  accepted: readonly ProposalKind[]
  /** The fingerprint of the preview that is confirmed; null asks for a preview. */
  fingerprint: string | null
}
/** A large file: a job imports it. */
type Queued = { queued: true }
export type Uploaded =
  | { ok: true; data: ReportInWords | Queued }
  | { ok: false; reason: 'file_gone' | 'no_connection' }
  | { ok: false; reason: 'refused'; message: string }

const bytesOf = async (file: File) => {
  try {
    return await file.arrayBuffer()
  } catch {
    return null
  }
}

/** Sends the file to be previewed or, with the fingerprint of a preview, to be stored. */
export const upload = async (kind: FileKind, file: File, { accepted, fingerprint }: Wish): Promise<Uploaded> => {
  const bytes = await bytesOf(file)
  if (!bytes) return { ok: false, reason: 'file_gone' }
  const params = new URLSearchParams({
    ...(fingerprint === null ? { mode: 'preview' } : { mode: 'apply', fingerprint }),
    proposals: accepted.join(',') || 'none',
  })
  try {
    const answer = await fetch(`/api/imports/${kind}?${params}`, { method: 'POST', body: bytes })
    // The route belongs to the same build, so its shape is known.
    const outcome = (await answer.json()) as { ok: true; data: ReportInWords | Queued } | { ok: false; message: string }
    return outcome.ok ? outcome : { ok: false, reason: 'refused', message: outcome.message }
  } catch {
    return { ok: false, reason: 'no_connection' }
  }
}
