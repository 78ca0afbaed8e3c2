import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { authorize } from '@/server/authorize'
import { database } from '@/server/db'
import { activeStates } from '@/server/jobs'
import { ownJobs } from '@/server/own-jobs'
import { exportSubject } from '../parts/job-subject'
import { progressOf, type Progress } from '../parts/progress'
import { directExportRows, rowCounts } from '../parts/row-counts'
import { exportsPersons } from '../parts/require-export'
import { exportVerbs, fileKinds, isOfPersons, type FileKind } from '../schema'

export type FileOfKind = {
  readonly kind: FileKind
  /** Nobody switched the export of persons on. */
  readonly isOff: boolean
  /** Too many rows for a request: a job makes the file. */
  readonly isLarge: boolean
  readonly progress: Progress | null
  /** The file that a job has made for this person, and until when it can be fetched. */
  readonly ready: { readonly job: string; readonly until: Date } | null
}

/** What can be exported, and the files that jobs are making or have made for this person. */
export const filesToExport = async (actor: Actor): Promise<FileOfKind[]> => {
  for (const verb of Object.values(exportVerbs)) await authorize(actor, verb)
  // A job that ends meanwhile is shown as running, and the page asks again.
  const files = { some: { role: 'result', expiresAt: { gt: new Date() } } } as const
  const jobs = await database(actor).job.findMany({
    where: {
      ...ownJobs(actor),
      kind: 'export_file',
      OR: [{ state: { in: [...activeStates] } }, { state: 'done', dismissedAt: null, files }],
    },
    orderBy: { createdAt: 'desc' },
    select: {
      id: true,
      subject: true,
      state: true,
      stepsDone: true,
      steps: true,
      files: { select: { expiresAt: true } },
    },
  })
  const counts = await rowCounts(actor)
  const withPersons = await exportsPersons(actor, database(actor))
  return fileKinds.map((kind) => {
    const ofKind = jobs.filter(({ subject }) => subject === exportSubject(actor, kind))
    const active = ofKind.find(({ state }) => state !== 'done')
    const readyJob = ofKind.find(({ state }) => state === 'done')
    const until = readyJob?.files[0]?.expiresAt
    return {
      kind,
      isOff: isOfPersons(kind) && !withPersons,
      isLarge: counts[kind] > directExportRows,
      progress: active ? progressOf(active) : null,
      ready: readyJob && until ? { job: readyJob.id, until } : null,
    }
  })
}
