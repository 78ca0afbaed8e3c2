import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { authorize } from '@/server/authorize'
import { inTransaction } from '@/server/db'
import { storeJobFile } from '@/server/job-files'
import { enqueueJob } from '@/server/jobs'
import type { ImportReport } from '../parts/import-file'
import { askerOf } from '../parts/job-subject'
import { isLargeFile } from '../parts/large-file'
import { refuseSecondJob } from '../parts/refuse-second-job'
import { importVerbs, type Upload } from '../schema'
import { importByKind } from './by-kind'

const enqueueImport = (actor: Actor, { kind, fingerprint, proposals }: Upload, bytes: Uint8Array) =>
  inTransaction(actor, async (tx) => {
    await refuseSecondJob(tx, actor, { kind: 'import_file' }, 'import_running')
    const input = { kind, ...(fingerprint ? { fingerprint } : {}), ...(proposals ? { proposals } : {}) }
    const job = await enqueueJob(tx, actor, { kind: 'import_file', subject: askerOf(actor), input })
    await storeJobFile(tx, actor.organisationId, job, bytes)
  })

/**
 * Previews a file or imports it. A large file is stored and imported by a job; then there is no report yet. The organisation
 * has one such job at a time, and nobody waits for it: another import is refused meanwhile.
 */
export const requestImport = async (
  actor: Actor,
  upload: Upload,
  bytes: Uint8Array,
): Promise<ImportReport | { queued: true }> => {
  const { kind, mode, ...wish } = upload
  await authorize(actor, importVerbs[kind])
  if (mode === 'apply' && isLargeFile(bytes)) {
    await enqueueImport(actor, upload, bytes)
    return { queued: true }
  }
  if (mode === 'apply')
    await inTransaction(actor, (tx) => refuseSecondJob(tx, actor, { kind: 'import_file' }, 'import_running'))
  return importByKind[kind](actor, { ...wish, mode, bytes })
}
