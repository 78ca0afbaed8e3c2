/** Files of many rows, and the parameters of their upload. All data is fictional. */
import type { StaffActor } from '@/domain/access/actor'
import { requestImport } from '@/features/imports/commands/request-import'
import type { FileKind, Upload } from '@/features/imports/schema'
import { database } from './owner'

const familyHeader = 'ref,parent_name,phone,email,language,status,programme,caller_email,note,children'

/** More rows than a request imports. */
export const manyRows = 620

export const bytesOf = (text: string) => new TextEncoder().encode(text)

/** A file of families that names nobody else's rows. Every typed text holds the word. */
export const familiesFile = (word: string, rows = manyRows, lines: readonly string[] = []) =>
  [
    familyHeader,
    ...Array.from({ length: rows }, (_, index) => `${word}-${index},Ouder ${word} ${index},,,nl,known,,,${word},`),
    ...lines,
    '',
  ].join('\n')

/** Asks for an import as the page does: with the fingerprint of a preview. */
export const asked = async (actor: StaffActor, text: string, kind: FileKind = 'families') => {
  const bytes = bytesOf(text)
  const preview = await requestImport(actor, { kind, mode: 'preview', proposals: [] }, bytes)
  if ('queued' in preview) throw new Error('a preview is never queued')
  const upload: Upload = { kind, mode: 'apply', fingerprint: preview.fingerprint, proposals: [] }
  return { preview, request: () => requestImport(actor, upload, bytes) }
}

/** The last job of this kind in the organisation. */
export const lastJob = (organisationId: string, kind: 'import_file' | 'export_file') =>
  database().job.findFirstOrThrow({ where: { organisationId, kind }, orderBy: { createdAt: 'desc' } })

export const filesOf = async (job: string) =>
  (await database().jobFile.findMany({ where: { jobId: job }, select: { role: true } })).map(({ role }) => role)
