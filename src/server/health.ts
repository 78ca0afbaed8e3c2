/** The health of this installation, for a monitor and for `npm start`. Contains no host name and no personal data. */
import 'server-only'
import packageJson from '../../package.json'
import { database } from './db'
import { workerLockClass } from './worker-lock'

export type Health = {
  status: 'ok' | 'unavailable'
  database: 'ok' | 'unavailable'
  version: string
  migrations: { applied: number; last: string | null }
  /** Null while the database is unavailable. */
  jobs: Jobs | null
}

/**
 * A job is waiting when a worker could run it now. `waitingSeconds` is the longest wait: since the job was enqueued, or since
 * it may be tried again. `failed` counts the last day. With no workers, waiting jobs are not run.
 */
type Jobs = { waiting: number; waitingSeconds: number; failed: number; workers: number }

type MigrationCount = { applied: number; last: string | null }

export const health = async (): Promise<Health> => {
  const version = packageJson.version
  try {
    const [migrations] = await database('start').$queryRaw<MigrationCount[]>`
      select count(*)::int as applied, max(migration_name) as last from _prisma_migrations where finished_at is not null`
    const [jobs] = await database('jobs').$queryRaw<Jobs[]>`
      select count(*) filter (where is_waiting)::int as waiting,
        coalesce(extract(epoch from now() - min(due_at) filter (where is_waiting)), 0)::int as "waitingSeconds",
        count(*) filter (where state = 'failed' and finished_at > now() - interval '1 day')::int as failed,
        (select count(*)::int from pg_locks lock join pg_database d on d.oid = lock.database
          where lock.locktype = 'advisory' and lock.classid = ${workerLockClass}::int::oid and lock.objsubid = 2 and lock.granted
            and d.datname = current_database()) as workers
      from (
        select job.state, job.finished_at, queue.run_at as due_at,
          job.state in ('queued', 'running') and queue.locked_at is null and queue.run_at <= now() as is_waiting
        from job left join graphile_worker.jobs queue on queue.key = job.id::text
        where job.state in ('queued', 'running', 'failed')) as unfinished`
    return {
      status: 'ok',
      database: 'ok',
      version,
      migrations: migrations ?? { applied: 0, last: null },
      jobs: jobs ?? null,
    }
  } catch {
    return {
      status: 'unavailable',
      database: 'unavailable',
      version,
      migrations: { applied: 0, last: null },
      jobs: null,
    }
  }
}
