/**
 * A worker: takes jobs up as they come, by the library graphile-worker, until it is stopped. While it lives it holds a lock of
 * its connection, which Postgres gives back the moment the process is gone, however it went. By that every worker finds the
 * jobs of dead ones, and takes them up again.
 */
import 'server-only'
import { EventEmitter } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import { Logger, run, type WorkerEvents } from 'graphile-worker'
import pg from 'pg'
import { database, inTransaction } from './db'
import { env } from './env'
import { runJob, type Tasks } from './job-run'
import { logError, logInfo } from './log'
import { workerLockClass } from './worker-lock'

const jobsAtOnce = 4
const lookEveryMs = 10_000
const againMs = 2_000

/** The library's messages may quote an error's text: what is written is that something was said, and of which class. */
const logger = new Logger(() => (level, _message, meta) => {
  if (level === 'error' || level === 'warning') logError('worker', meta?.error)
})

/** The system notices within half a minute that the machine at the other end is gone. */
const quickKeepalive = `
  set tcp_keepalives_idle = 10; set tcp_keepalives_interval = 5; set tcp_keepalives_count = 3`

/** A connection that does nothing but live as long as this process. */
const lifeline = async (): Promise<pg.Client> => {
  const client = new pg.Client({ connectionString: env().DATABASE_URL, keepAlive: true })
  client.on('error', () => undefined) // `end` follows
  await client.connect()
  await client.query(quickKeepalive)
  return client
}

const holdLock = (client: pg.Client, poolId: string) =>
  client.query('select pg_advisory_lock($1, hashtext($2))', [workerLockClass, poolId])

/**
 * Frees the jobs of workers that hold no lock any more, and says how many there were. One that has begun just now may not hold
 * its lock yet: it has ten seconds.
 */
const unlockDeadWorkers = (poolId: string): Promise<number> =>
  inTransaction(async (tx) => {
    const dead = await tx.$queryRaw<{ id: string }[]>`
      select worker.id from (
        select locked_by as id from graphile_worker.jobs
        where locked_by <> ${poolId} group by locked_by having max(locked_at) < now() - interval '10 seconds') as worker
      where pg_try_advisory_xact_lock(${workerLockClass}::int, hashtext(worker.id))`
    const ids = dead.map(({ id }) => id)
    if (ids.length > 0) await tx.$executeRaw`select graphile_worker.force_unlock_workers(${ids}::text[])`
    return ids.length
  })

/** What the library gave up, or what was taken out of its table by hand, is nobody's work any more. */
const failAbandonedJobs = () => database().$executeRaw`
  update job set state = 'failed', reason = 'fault', finished_at = now()
  where state in ('queued', 'running') and not exists (
    select from graphile_worker.jobs queue
    where queue.key = job.id::text and (queue.locked_by is not null or queue.attempts < queue.max_attempts))`

/** What a job was is nobody's concern any more after a month. */
const deleteOldJobs = () => database().$executeRaw`
  delete from job where state in ('done', 'refused', 'failed') and finished_at < now() - interval '30 days'`

const tidy = async (poolId: string) => {
  const dead = await unlockDeadWorkers(poolId)
  if (dead > 0) logInfo('dead_workers', { count: dead })
  await failAbandonedJobs()
  await deleteOldJobs()
}

const tidyUntil = async (stopSignal: AbortSignal, poolId: string) => {
  while (!stopSignal.aborted) {
    await tidy(poolId).catch((error: unknown) => logError('worker', error))
    await delay(lookEveryMs, undefined, { signal: stopSignal }).catch(() => undefined)
  }
}

/** One connection's life of a worker; ends when it is stopped or the database goes. */
const workOnce = async (tasks: Tasks, stopSignal: AbortSignal) => {
  const client = await lifeline()
  const endController = new AbortController()
  const until = AbortSignal.any([stopSignal, endController.signal])
  client.once('end', () => endController.abort())
  const events: WorkerEvents = new EventEmitter()
  const heldLock = new Promise<string>((resolve, reject) => {
    events.once('pool:create', ({ workerPool }) => {
      holdLock(client, workerPool.id).then(() => resolve(workerPool.id), reject)
    })
  })
  heldLock.catch(() => endController.abort())
  try {
    const runner = await run({
      connectionString: env().DATABASE_URL,
      maxPoolSize: jobsAtOnce + 2,
      concurrency: jobsAtOnce,
      noHandleSignals: true,
      parsedCronItems: [],
      logger,
      events,
      taskList: Object.fromEntries(
        Object.keys(tasks).map((kind) => [
          kind,
          async (payload: unknown) => {
            await heldLock
            await runJob(tasks, payload)
          },
        ]),
      ),
    })
    const runnerEnd = runner.promise.catch(() => undefined).finally(() => endController.abort())
    try {
      await tidyUntil(until, await heldLock)
    } finally {
      await runner.stop().catch(() => undefined)
      await runnerEnd
    }
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** Works until it is stopped, also over a database that goes away for a while. */
export const workUntil = async (tasks: Tasks, stopSignal: AbortSignal): Promise<void> => {
  while (!stopSignal.aborted) {
    await workOnce(tasks, stopSignal).catch((error: unknown) => logError('worker', error))
    await delay(againMs, undefined, { signal: stopSignal }).catch(() => undefined)
  }
}
