import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { database } from '@/server/db'
import { AppError } from '@/server/errors'
import { finishJobFile, jobFile } from '@/server/job-files'
import type { JobWork } from '@/server/work'
import { reportBytes } from '../parts/stored-report'
import type { ImportJob } from '../schema'
import { importByKind } from './by-kind'

/**
 * Imports the file that was uploaded for this job. The import, its audit row, its report, the end of the job and the deletion
 * of the file, whose place the report takes, are one transaction.
 */
export const importUploadedFile = async (actor: Actor, { kind, ...wish }: ImportJob, work: JobWork): Promise<void> => {
  const { job } = work
  const bytes = await jobFile({ job, role: 'input' }, database(actor))
  if (!bytes) throw new AppError('conflict', 'file_gone')
  await importByKind[kind](
    actor,
    { ...wish, mode: 'apply', bytes },
    {
      report: work.report,
      finish: async (tx, outcome) => {
        if (!outcome.applied && outcome.problemCount === 0)
          throw new AppError('conflict', 'import_differs_from_preview')
        if (!(await finishJobFile(tx, job, reportBytes(outcome)))) throw new AppError('conflict', 'file_gone')
        await work.finish(tx)
      },
    },
  )
}
