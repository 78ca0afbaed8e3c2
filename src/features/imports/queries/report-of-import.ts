import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { authorize } from '@/server/authorize'
import { database } from '@/server/db'
import { jobFile } from '@/server/job-files'
import { ownJobs } from '@/server/own-jobs'
import type { ImportReport } from '../parts/import-file'
import { storedReport } from '../parts/stored-report'

/** The report of the last import that a job did for this person, until they dismiss it or a day has passed. */
export const reportOfImport = async (actor: Actor): Promise<{ job: string; report: ImportReport } | null> => {
  await authorize(actor, 'family.import')
  const job = await database(actor).job.findFirst({
    where: { ...ownJobs(actor), kind: 'import_file', state: 'done', dismissedAt: null },
    orderBy: { createdAt: 'desc' },
    select: { id: true },
  })
  const bytes = job && (await jobFile({ job: job.id, role: 'result' }, database(actor)))
  return bytes ? { job: job.id, report: storedReport(bytes, job.id) } : null
}
