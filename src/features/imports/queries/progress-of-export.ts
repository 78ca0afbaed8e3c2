import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { authorize } from '@/server/authorize'
import { ownJobs } from '@/server/own-jobs'
import { exportSubject } from '../parts/job-subject'
import { activeProgress, type Progress } from '../parts/progress'
import { exportVerbs, type FileKind } from '../schema'

/** How far the job is that makes a file for this person. */
export const progressOfExport = async (actor: Actor, { kind }: { kind: FileKind }): Promise<Progress | null> => {
  await authorize(actor, exportVerbs[kind])
  return activeProgress(actor, { ...ownJobs(actor), kind: 'export_file', subject: exportSubject(actor, kind) })
}
