/** Runs a worker in this process until no job waits, including jobs that wait for another try. */
import { Logger, runOnce } from 'graphile-worker'
import { runJob } from '@/server/job-run'
import { tasks } from '@/worker'
import { database } from './owner'

const silent = new Logger(() => () => undefined)

const taskList = Object.fromEntries(
  Object.keys(tasks).map((kind) => [kind, (payload: unknown) => runJob(tasks, payload)]),
)

export const runJobs = async () => {
  await database().$executeRaw`
    select graphile_worker.reschedule_jobs(array_agg(id), run_at := now()) from graphile_worker.jobs`
  await runOnce({ connectionString: process.env.DATABASE_URL!, taskList, logger: silent, noHandleSignals: true })
}

export const jobOf = (id: string) => database().job.findUniqueOrThrow({ where: { id } })

/** The rows of a job in the library's own tables. */
export const queuedJobs = (id: string) =>
  database().$queryRaw<{ payload: unknown; error: string | null }[]>`
    select payload, last_error as error from graphile_worker._private_jobs where key = ${id}`
