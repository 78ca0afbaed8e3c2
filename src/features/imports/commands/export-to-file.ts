import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { csvText } from '@/server/csv'
import { AppError } from '@/server/errors'
import { createJobFile, finishJobFile } from '@/server/job-files'
import type { JobWork } from '@/server/work'
import type { FinishExport } from '../parts/export-rows'
import { requireExport } from '../parts/require-export'
import { tracedRows } from '../parts/traced'
import type { ExportJob } from '../schema'
import { exportByKind } from './by-kind'

/** Makes the file of a large export, with the same bytes as a download at once, and stores it for whoever asked. */
export const exportToFile = async (actor: Actor, { kind, locale, reason }: ExportJob, work: JobWork): Promise<void> => {
  // Perhaps it was switched off since it was asked for.
  await requireExport(actor, { kind, reason })
  await createJobFile(actor.organisationId, work.job)
  const finish: FinishExport = async (tx, rows) => {
    const bytes = new TextEncoder().encode(csvText(await tracedRows(actor, kind, rows, tx), locale))
    // Not a rule but a fault: another try makes the file without what was erased.
    if (!(await finishJobFile(tx, work.job, bytes))) throw new AppError('unavailable', 'try_again')
    await work.finish(tx)
  }
  await exportByKind[kind](actor, { finish, reason })
}
