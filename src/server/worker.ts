/**
 * A worker: runs jobs with the library graphile-worker until it is stopped. While it runs, one connection holds an advisory
 * lock, which Postgres releases as soon as the process has ended, however it ended. A free lock tells the other workers that
 * this one is dead, and they run its jobs again.
 */
import 'server-only'
import { EventEmitter } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import { Logger, run, type WorkerEvents } from 'graphile-worker'
import { addDueAnchor } from './audit-anchor'
import { auditKeys } from './audit-keys'
import { noFloor, sealRows } from './audit-sealer'
import { sendBackupWarnings } from './backup-watch'
import { now, today } from './clock'
import { database, inTransaction, type Scope } from './db'
import { addDueDigests } from './digest-schedule'
import { env } from './env'
import { addDueInterpreterLetters } from './interpreter-schedule'
import { deleteExpiredFiles } from './job-files'
import { runJob, type Tasks } from './job-run'
import { logError, logInfo } from './log'
import { addDueRetention } from './retention-schedule'
import { LoginClient, LoginPool } from './login-pool'
import { deleteOldJobs } from './old-jobs'
import { inEachOrganisation } from './organisations'
import { destroyLeftKeys } from './sealed/erased-keys'
import { closeExpiredRooms } from './room-closing'
import { recordSignals } from './signals'
import { workerLockClass } from './worker-lock'

const jobsAtOnce = 4
const pollIntervalMs = 10_000
const sealIntervalMs = 3_000
const signalIntervalMs = 30_000
const retryDelayMs = 2_000

/** Messages of the library may quote the text of an error, so only the class and place of the error are logged. */
const logger = new Logger(() => (level, _message, meta) => {
  if (level === 'error' || level === 'warning') logError('worker', meta?.error)
})

/** With these settings Postgres notices within half a minute that the machine of a worker is gone. */
const quickKeepalive = `
  set tcp_keepalives_idle = 10; set tcp_keepalives_interval = 5; set tcp_keepalives_count = 3`

/** A connection that only holds the lock and lives as long as this worker. */
const lifeline = async (): Promise<LoginClient> => {
  const client = new LoginClient({ connectionString: env().DATABASE_URL, keepAlive: true })
  client.on('error', () => undefined) // an error is followed by `end`, which `workOnce` handles
  await client.connect()
  await client.query(quickKeepalive)
  return client
}

const holdLock = (client: LoginClient, poolId: string) =>
  client.query('select pg_advisory_lock($1, hashtext($2))', [workerLockClass, poolId])

/**
 * Frees the jobs of workers that no longer hold a lock, and returns the number of those workers. A worker that has just
 * started has ten seconds to take its lock.
 */
const unlockDeadWorkers = (poolId: string): Promise<number> =>
  inTransaction('jobs', async (tx) => {
    const dead = await tx.$queryRaw<{ id: string }[]>`
      select worker.id from (
        select locked_by as id from graphile_worker.jobs
        where locked_by <> ${poolId} group by locked_by having max(locked_at) < now() - interval '10 seconds') as worker
      where pg_try_advisory_xact_lock(${workerLockClass}::int, hashtext(worker.id))`
    const ids = dead.map(({ id }) => id)
    if (ids.length > 0) await tx.$executeRaw`select graphile_worker.force_unlock_workers(${ids}::text[])`
    return ids.length
  })

/**
 * Fails jobs that the library has given up, or whose row in the library's table was deleted by hand. Nobody would run them.
 */
const failAbandonedJobs = (scope: Scope) => database(scope).$executeRaw`
  update job set state = 'failed', reason = 'fault', finished_at = now()
  where state in ('queued', 'running') and not exists (
    select from graphile_worker.jobs queue
    where queue.key = job.id::text and (queue.locked_by is not null or queue.attempts < queue.max_attempts))`

const freeJobs = async (poolId: string) => {
  const dead = await unlockDeadWorkers(poolId)
  if (dead > 0) logInfo('dead_workers', { count: dead })
}

/** What a worker looks after again and again. */
const choresOf = (poolId: string): readonly (() => Promise<unknown>)[] => [
  () => freeJobs(poolId),
  () => inEachOrganisation(failAbandonedJobs),
  () => inEachOrganisation((scope) => deleteOldJobs(scope)),
  () => deleteExpiredFiles(),
  () => destroyLeftKeys(),
  () => closeExpiredRooms(),
  () => addDueDigests(),
  () => addDueInterpreterLetters(),
  () => addDueRetention(),
  () => sendBackupWarnings(),
  () => addDueAnchor(),
]

/** A chore that fails is tried again in the next round, and stops none of the others. */
const tidy = async (poolId: string) => {
  for (const chore of choresOf(poolId)) await chore().catch((error: unknown) => logError('worker', error))
}

/**
 * Seals the log every few seconds. Without a key, which only a start by hand can lack, nothing is sealed. Once a day it looks at
 * all rows again, and not only at those since the last run.
 */
const sealUntil = async (stopSignal: AbortSignal) => {
  const keys = auditKeys()
  if (!keys) return logInfo('audit_key_missing')
  for (let floor = noFloor, day = ''; !stopSignal.aborted; day = today()) {
    try {
      floor = await sealRows(keys, day === today() ? floor : noFloor, now(), stopSignal)
    } catch (error) {
      logError('audit_seal', error)
    }
    await delay(sealIntervalMs, undefined, { signal: stopSignal }).catch(() => undefined)
  }
}

/** Rows of the last seconds would else wait until the next start, and the log would look as if nobody sealed it. */
const sealOnceMore = async () => {
  const keys = auditKeys()
  if (keys) await sealRows(keys, noFloor, now())
}

/** A signal is there within a minute of its cause, with the seconds until it is sealed. */
const recordSignalsUntil = async (stopSignal: AbortSignal) => {
  while (!stopSignal.aborted) {
    await recordSignals(stopSignal).catch((error: unknown) => logError('signals', error))
    await delay(signalIntervalMs, undefined, { signal: stopSignal }).catch(() => undefined)
  }
}

const tidyUntil = async (stopSignal: AbortSignal, poolId: string) => {
  while (!stopSignal.aborted) {
    await tidy(poolId)
    await delay(pollIntervalMs, undefined, { signal: stopSignal }).catch(() => undefined)
  }
}

/** Runs jobs as long as the connection lives. Resolves when the worker is stopped or the database goes away. */
const workOnce = async (tasks: Tasks, stopSignal: AbortSignal) => {
  const client = await lifeline()
  const pool = new LoginPool({ connectionString: env().DATABASE_URL, max: jobsAtOnce + 2 })
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
      pgPool: pool,
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
      const poolId = await heldLock
      await Promise.all([tidyUntil(until, poolId), sealUntil(until), recordSignalsUntil(until)])
    } finally {
      await runner.stop().catch(() => undefined)
      await runnerEnd
    }
  } finally {
    await pool.end().catch(() => undefined)
    await client.end().catch(() => undefined)
  }
}

/** Runs jobs until the signal is aborted, and seals what they wrote. Connects again when the database has been away. */
export const workUntil = async (tasks: Tasks, stopSignal: AbortSignal): Promise<void> => {
  while (!stopSignal.aborted) {
    await workOnce(tasks, stopSignal).catch((error: unknown) => logError('worker', error))
    await delay(retryDelayMs, undefined, { signal: stopSignal }).catch(() => undefined)
  }
  await sealOnceMore().catch((error: unknown) => logError('audit_seal', error))
}
