import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { csvText } from '@/server/csv'
import { AppError } from '@/server/errors'
import { createJobFile, finishJobFile } from '@/server/job-files'
import type { JobWork } from '@/server/work'
import type { ExportJob } from '../schema'
import { exportByKind } from './by-kind'

/** Makes the file of a large export, with the same bytes as a download at once, and stores it for whoever asked. */
export const exportToFile = async (actor: Actor, { kind, locale }: ExportJob, work: JobWork): Promise<void> => {
  await createJobFile(actor.organisationId, work.job)
  await exportByKind[kind](actor, async (tx, rows) => {
    const bytes = new TextEncoder().encode(csvText(rows, locale))
    // Not a rule but a fault: another try makes the file without what was erased.
    if (!(await finishJobFile(tx, work.job, bytes))) throw new AppError('unavailable', 'try_again')
    await work.finish(tx)
  })
}
