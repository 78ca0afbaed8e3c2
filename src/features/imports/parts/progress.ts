import 'server-only'
import type { Prisma } from '@/server/db'
import { database, type Scope } from '@/server/db'
import { activeStates } from '@/server/jobs'

/** `done` and `of` count steps of equal length. `of` is 0 until they are counted. */
export type Progress = { readonly state: 'queued' | 'running'; readonly done: number; readonly of: number }

type JobRow = { state: string; stepsDone: number; steps: number }

export const progressOf = ({ state, stepsDone, steps }: JobRow): Progress => ({
  state: state === 'queued' ? 'queued' : 'running',
  done: stepsDone,
  of: steps,
})

/** How far the job is that is queued or running; null when there is none. */
export const activeProgress = async (scope: Scope, where: Prisma.JobWhereInput): Promise<Progress | null> => {
  const job = await database(scope).job.findFirst({
    where: { ...where, state: { in: [...activeStates] } },
    select: { state: true, stepsDone: true, steps: true },
  })
  return job && progressOf(job)
}
