import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { audit } from '@/server/audit'
import { authorize } from '@/server/authorize'
import { inTransaction, type Transaction } from '@/server/db'
import { requireFresh } from '@/server/fresh'
import { enqueueJob } from '@/server/jobs'
import { exportSubject } from '../parts/job-subject'
import { refuseSecondJob } from '../parts/refuse-second-job'
import { auditExportOff, requireExport } from '../parts/require-export'
import { exportVerbs, type ExportJob } from '../schema'

/** Enqueues an export that takes long. It replaces the file of an earlier one of the same kind. */
export const requestExport = async (actor: Actor, { kind, locale, reason }: ExportJob): Promise<{ job: string }> => {
  const verb = exportVerbs[kind]
  await authorize(actor, verb)
  requireFresh(actor)
  const why = reason ? { reason } : {}
  const jobOfFile = { kind: 'export_file', subject: exportSubject(actor, kind) } as const
  const enqueue = async (tx: Transaction) => {
    await requireExport(tx, actor, { kind, reason })
    await refuseSecondJob(tx, actor, jobOfFile, 'export_running')
    const job = await enqueueJob(tx, actor, { ...jobOfFile, input: { kind, locale, ...why } })
    await audit(tx, actor, verb, null, { job, step: 'request', ...why })
    return { job }
  }
  return auditExportOff(actor, kind, () => inTransaction(actor, enqueue))
}
