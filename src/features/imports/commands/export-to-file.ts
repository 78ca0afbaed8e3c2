import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { csvText } from '@/server/csv'
import { storeJobFile } from '@/server/job-files'
import type { JobWork } from '@/server/work'
import type { ExportJob } from '../schema'
import { exportByKind } from './by-kind'

/** Makes the file of a large export, with the same bytes as a download at once, and stores it for whoever asked. */
export const exportToFile = async (actor: Actor, { kind, locale }: ExportJob, work: JobWork): Promise<void> => {
  await exportByKind[kind](actor, async (tx, rows) => {
    const bytes = new TextEncoder().encode(csvText(rows, locale))
    await storeJobFile(tx, actor.organisationId, { job: work.job, role: 'result' }, bytes)
    await work.finish(tx)
  })
}
