import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { dateAt } from '@/domain/dates'
import { audit } from '@/server/audit'
import { authorize, requireFound } from '@/server/authorize'
import { now } from '@/server/clock'
import { inTransaction, type Transaction } from '@/server/db'
import { requireFresh } from '@/server/fresh'
import { jobFile, updateExpiry } from '@/server/job-files'
import { ownJobs } from '@/server/own-jobs'
import { exportSubject } from '../parts/job-subject'
import { auditExportOff, requireExportOn } from '../parts/require-export'
import { exportVerbs, type ReadyFile } from '../schema'

const readyJob = (tx: Transaction, actor: Actor, { kind, id }: ReadyFile) =>
  tx.job.findFirst({
    where: { ...ownJobs(actor), id, kind: 'export_file', subject: exportSubject(actor, kind) },
    select: { finishedAt: true },
  })

/**
 * The file that a job has made, for whoever asked for it and nobody else. It stays for five minutes more, for a download that
 * broke off, and then it is deleted.
 */
export const exportReadyFile = async (actor: Actor, file: ReadyFile): Promise<{ name: string; bytes: Buffer }> => {
  const { kind, id } = file
  const verb = exportVerbs[kind]
  await authorize(actor, verb, { id })
  requireFresh(actor)
  const handOver = async (tx: Transaction) => {
    // The reason was given when the file was asked for.
    await requireExportOn(tx, actor, kind)
    const job = await readyJob(tx, actor, file)
    const bytes = requireFound(job && (await jobFile({ job: id, role: 'result' }, tx)), { actor, verb, id })
    await updateExpiry(tx, { job: id, role: 'result' })
    await audit(tx, actor, verb, null, { job: id, step: 'fetch' }, kind === 'schools' ? null : 'file')
    return { name: `nabij-${kind}-${dateAt(job?.finishedAt ?? now())}.csv`, bytes }
  }
  return auditExportOff(actor, kind, () => inTransaction(actor, handOver))
}
