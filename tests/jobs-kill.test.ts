import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { reportOfImport } from '@/features/imports/queries/report-of-import'
import { requestApproval } from '@/features/releases/commands/request-approval'
import { aPublication, firstWeek, prepared, releasesAt, weekOf } from './publication-fixture'
import { bundledProgram } from './bundled-program'
import { anActor, anOrganisation } from './factories'
import { asked, familiesFile, filesOf, lastJob, manyRows } from './large-file'
import { jobOf } from './run-jobs'
import { database } from './owner'

const period = weekOf(firstWeek)

let program: Awaited<ReturnType<typeof bundledProgram>>
beforeAll(async () => {
  program = await bundledProgram('jobs-worker')
})
afterAll(() => program.remove())

const workers: ChildProcess[] = []
const aWorker = () => {
  const worker = spawn(process.execPath, [program.file], { env: process.env, stdio: 'ignore' })
  workers.push(worker)
  return worker
}
const killed = async (worker: ChildProcess) => {
  const gone = once(worker, 'exit')
  worker.kill('SIGKILL')
  expect((await gone)[1]).toBe('SIGKILL')
}
afterEach(async () => {
  for (const worker of workers.splice(0).filter(({ exitCode, signalCode }) => exitCode === null && !signalCode))
    await killed(worker)
})

const until = (condition: () => Promise<void>) => vi.waitFor(condition, { timeout: 120_000, interval: 50 })

/** Holds the lock of the organisation, so that a publication waits in the middle of its transaction. */
const heldOrganisation = async (id: string) => {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL })
  await client.connect()
  await client.query('begin')
  await client.query(`set local nabij.organisation = '${id}'`)
  const { rows } = await client.query<{ pid: number }>(
    'select pg_backend_pid() as pid from organisation where id = $1 for update',
    [id],
  )
  return { pid: rows[0]?.pid ?? 0, release: () => client.end() }
}

/** How many connections wait for this one. */
const waitingFor = async (pid: number) => {
  const [waiting] = await database().$queryRaw<{ count: number }[]>`
    select count(*)::int as count from pg_stat_activity where ${pid}::int = any(pg_blocking_pids(pid))`
  return waiting?.count
}

/** A publication that a worker has begun and cannot finish yet. Another one may be under way. */
const aPublicationUnderWay = async () => {
  const world = await aPublication()
  const at = await prepared(world, period)
  const { job } = await requestApproval(world.second, at)
  const { pid, release } = await heldOrganisation(world.organisationId)
  const worker = aWorker()
  await until(async () => {
    expect([await waitingFor(pid), (await jobOf(job)).state]).toEqual([1, 'running'])
  })
  return { world, job, release, worker, preparation: at.id }
}

/** Counts the running workers by the advisory locks that they hold. */
const workerCount = async () => {
  const [row] = await database().$queryRaw<{ count: number }[]>`
    select count(*)::int as count from pg_locks l join pg_database d on d.oid = l.database
    where l.locktype = 'advisory' and l.classid = 7013 and l.objsubid = 2 and d.datname = current_database()`
  return row?.count
}

const isDoneOnce = async ({ world, job, preparation }: Awaited<ReturnType<typeof aPublicationUnderWay>>) => {
  expect(await jobOf(job)).toMatchObject({ state: 'done', attempts: 2 })
  expect((await releasesAt(world, period)).map(({ revisions }) => revisions.length)).toEqual([1, 1, 1, 1])
  expect(await database().audit.count({ where: { subjectId: preparation, verb: 'release.approve' } })).toBe(1)
}

describe('a job whose worker is killed halfway (kill -9)', () => {
  test('is taken up within a minute by the next worker that starts, and done once', async () => {
    const underWay = await aPublicationUnderWay()
    await killed(underWay.worker)
    await underWay.release()
    expect(await jobOf(underWay.job)).toMatchObject({ state: 'running', attempts: 1 })
    const startedAt = Date.now()
    aWorker()
    await until(async () => expect((await jobOf(underWay.job)).state).toBe('done'))
    expect(Date.now() - startedAt).toBeLessThan(60_000)
    await isDoneOnce(underWay)
  })

  test('is taken up within a minute by another running worker, even a busy one', async () => {
    const underWay = await aPublicationUnderWay()
    aWorker()
    await until(async () => expect(await workerCount()).toBe(2))
    await killed(underWay.worker)
    await underWay.release()
    const killedAt = Date.now()
    await until(async () => expect((await jobOf(underWay.job)).state).toBe('done'))
    expect(Date.now() - killedAt).toBeLessThan(60_000)
    await isDoneOnce(underWay)
  })

  test('stays with a running worker, however long it takes', async () => {
    const underWay = await aPublicationUnderWay()
    // The job looks as if it had begun long ago: the search for jobs of dead workers finds it, and leaves it because its
    // worker holds a lock.
    await database().$executeRaw`update graphile_worker._private_jobs set locked_at = now() - interval '1 hour'`
    aWorker()
    await until(async () => expect(await workerCount()).toBe(2))
    const dead = await aPublicationUnderWay()
    await killed(dead.worker)
    await dead.release()
    // The second worker has looked for jobs of dead workers by then, and found this one.
    await until(async () => expect((await jobOf(dead.job)).state).toBe('done'))
    expect(await jobOf(underWay.job)).toMatchObject({ state: 'running', attempts: 1 })
    await underWay.release()
    await until(async () => expect(await jobOf(underWay.job)).toMatchObject({ state: 'done', attempts: 1 }))
  })
})

/** Somebody else is about to store a family of the second half of the file: the import waits there. */
const heldFamily = async (organisationId: string, ref: string) => {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL })
  await client.connect()
  await client.query('begin')
  await client.query(`set local nabij.organisation = '${organisationId}'`)
  await client.query('insert into family (id, organisation_id, ref) values (gen_random_uuid(), $1, $2)', [
    organisationId,
    ref,
  ])
  return () => client.end()
}

describe('the import of a large file whose worker is killed halfway (kill -9)', () => {
  test('is taken up within a minute by the next worker that starts, and everything is stored once', async () => {
    const organisationId = await anOrganisation()
    const coordinator = await anActor(organisationId, 'coordinator')
    await (await asked(coordinator, familiesFile('rij'))).request()
    const { id } = await lastJob(organisationId, 'import_file')
    const release = await heldFamily(organisationId, `rij-${manyRows - 1}`)
    const worker = aWorker()
    await until(async () =>
      expect(await jobOf(id)).toMatchObject({ state: 'running', stepsDone: 500, steps: manyRows }),
    )
    await killed(worker)
    await release()
    const families = () => database().family.count({ where: { organisationId } })
    expect([await families(), await filesOf(id)]).toEqual([0, ['input']])
    const startedAt = Date.now()
    aWorker()
    await until(async () => expect((await jobOf(id)).state).toBe('done'))
    expect(Date.now() - startedAt).toBeLessThan(60_000)
    expect(await jobOf(id)).toMatchObject({ attempts: 2 })
    expect([await families(), await filesOf(id)]).toEqual([manyRows, ['result']])
    expect((await reportOfImport(coordinator))?.report.counts.created).toBe(manyRows)
    expect(await database().audit.count({ where: { organisationId, verb: 'family.import' } })).toBe(1)
  })
})
