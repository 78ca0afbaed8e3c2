import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { csvText } from '@/server/csv'
import { inTransaction, type Transaction } from '@/server/db'
import { AppError } from '@/server/errors'
import { createJobFile, finishJobFile } from '@/server/job-files'
import type { JobWork } from '@/server/work'
import type { FinishExport } from '../parts/export-rows'
import { auditExportOff, requireExport } from '../parts/require-export'
import { tracedRows } from '../parts/traced'
import type { ExportJob } from '../schema'
import { exportByKind } from './by-kind'

/** Makes the file of a large export, with the same bytes as a download at once, and stores it for whoever asked. */
export const exportToFile = async (actor: Actor, { kind, locale, reason }: ExportJob, work: JobWork): Promise<void> => {
  const requireSwitch = (tx: Transaction) => requireExport(tx, actor, { kind, reason })
  // Perhaps it was switched off since it was asked for, and then nothing is read.
  await auditExportOff(actor, kind, () => inTransaction(actor, requireSwitch))
  await createJobFile(actor.organisationId, work.job)
  // Reading may take minutes, and whoever switches it off does not wait for that.
  const finish: FinishExport = async (tx, rows) => {
    await requireSwitch(tx)
    const bytes = new TextEncoder().encode(csvText(await tracedRows(actor, kind, rows, tx), locale))
    // Not a rule but a fault: another try makes the file without what was erased.
    if (!(await finishJobFile(tx, work.job, bytes))) throw new AppError('unavailable', 'try_again')
    await work.finish(tx)
  }
  await auditExportOff(actor, kind, () => exportByKind[kind](actor, { finish, reason }))
}
