import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { StaffActor } from '@/domain/access/actor'
import { importFamilies } from '@/features/imports/commands/import-families'
import { requestImport } from '@/features/imports/commands/request-import'
import { progressOfImport } from '@/features/imports/queries/progress-of-import'
import { reportOfImport } from '@/features/imports/queries/report-of-import'
import { dismissJob } from '@/features/jobs/commands/dismiss-job'
import { retryJobs } from '@/features/jobs/commands/retry-jobs'
import { endedJobs } from '@/features/jobs/queries/ended-jobs'
import { inTransaction } from '@/server/db'
import { deleteExpiredFiles, jobFile } from '@/server/job-files'
import { runJob, type Tasks } from '@/server/job-run'
import { tasks } from '@/worker'
import { anActor, anOrganisation } from './factories'
import { asked, bytesOf, familiesFile, filesOf, lastJob, manyRows } from './large-file'
import { jobOf, queuedJobs, runJobs } from './run-jobs'
import { database, ownerDatabase } from './owner'
import { updateIdentities } from './sealed-rows'

let organisationId: string
let coordinator: StaffActor
beforeEach(async () => {
  organisationId = await anOrganisation()
  coordinator = await anActor(organisationId, 'coordinator')
})

/** How often somebody had the planner look at these tables. */
const looksAtTables = () =>
  ownerDatabase().$queryRaw<{ table: string; looks: number }[]>`
    select relname as table, analyze_count::int as looks from pg_stat_user_tables
    where relname in ('family', 'family_identity', 'next_step') order by 1`

const familyCount = () => database().family.count({ where: { organisationId } })
const audited = () =>
  database().audit.findMany({
    where: { organisationId, verb: 'family.import' },
    select: { staffId: true, detail: true },
  })

/** A job that waits for a worker, and its id. */
const queuedImport = async (text = familiesFile('rij')) => {
  const { request } = await asked(coordinator, text)
  expect(await request()).toEqual({ queued: true })
  return (await lastJob(organisationId, 'import_file')).id
}

const waitingErasures = async () => {
  const [row] = await ownerDatabase().$queryRaw<{ count: number }[]>`
    select count(*)::int as count from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock' and query ilike 'delete from %family%'`
  return row?.count
}

const quietly = async <Result>(work: () => Promise<Result>) => {
  const log = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  try {
    await work()
    return log.mock.calls.join()
  } finally {
    log.mockRestore()
  }
}
const failing: Tasks = { ...tasks, import_file: () => Promise.reject(new Error('duplicate key (name)=(Bente)')) }
const failed = (job: string) =>
  quietly(async () => {
    for (let round = 0; round < 3; round += 1) await runJob(failing, { id: job }).catch(() => undefined)
  })

describe('the import of a large file', () => {
  test('is done by a job as the person who asked, with one audit row and a report', async () => {
    const job = await queuedImport()
    expect([await familyCount(), await filesOf(job)]).toEqual([0, ['input']])
    const looks = await looksAtTables()
    await runJobs()
    // Or pages would be planned for an empty database until it looks by itself.
    expect(await looksAtTables()).toEqual(looks.map(({ table, looks: before }) => ({ table, looks: before + 1 })))
    expect(await jobOf(job)).toMatchObject({ state: 'done', attempts: 1, input: null, reason: null })
    expect([await familyCount(), await filesOf(job)]).toEqual([manyRows, ['result']])
    expect(await audited()).toEqual([
      { staffId: coordinator.staffId, detail: { created: manyRows, changed: 0, unchanged: 0, newCallers: 0 } },
    ])
    expect(await reportOfImport(coordinator)).toMatchObject({
      job,
      report: { applied: true, counts: { created: manyRows, changed: 0, unchanged: 0 }, problemCount: 0 },
    })
  })

  test('stores the same rows as an import at once', async () => {
    const text = familiesFile('rij')
    const job = await queuedImport(text)
    await runJobs()
    expect(await jobOf(job)).toMatchObject({ state: 'done' })
    const again = await importFamilies(coordinator, { bytes: bytesOf(text), mode: 'preview' })
    expect(again.counts).toEqual({ created: 0, changed: 0, unchanged: manyRows })
  })

  test('is not a job when the file is small, and a preview never is', async () => {
    const { preview, request } = await asked(coordinator, familiesFile('rij', 500))
    expect([preview.applied, preview.counts.created]).toEqual([false, 500])
    expect(await request()).toMatchObject({ applied: true })
    await asked(coordinator, familiesFile('veel'))
    expect(await database().job.count({ where: { organisationId } })).toBe(0)
    const looks = await looksAtTables()
    expect(
      await importFamilies(coordinator, { bytes: bytesOf(familiesFile('weinig', 20)), mode: 'apply' }),
    ).toMatchObject({ applied: true })
    expect(await looksAtTables()).toEqual(looks)
  })

  test('is a job when few lines hold many characters', async () => {
    const line = `lang,Ouder,,,nl,known,,,${'x'.repeat(1024 * 1024)},`
    expect(
      await requestImport(coordinator, { kind: 'families', mode: 'apply' }, bytesOf(familiesFile('rij', 1, [line]))),
    ).toEqual({ queued: true })
  })

  test('is refused for everyone but a coordinator, and nothing is stored', async () => {
    for (const role of ['caller', 'coach', 'reader', 'admin'] as const) {
      const actor = await anActor(organisationId, role)
      const upload = { kind: 'families', mode: 'apply' } as const
      await expect(requestImport(actor, upload, bytesOf(familiesFile('rij')))).rejects.toMatchObject({
        code: 'forbidden',
      })
      await expect(progressOfImport(actor)).rejects.toMatchObject({ code: 'forbidden' })
      await expect(reportOfImport(actor)).rejects.toMatchObject({ code: 'forbidden' })
    }
    expect(await database().job.count({ where: { organisationId } })).toBe(0)
    expect(await database().jobFile.count({ where: { organisationId } })).toBe(0)
  })

  test('is the only one of its organisation: two at once are one, and every other is told so', async () => {
    const { request } = await asked(coordinator, familiesFile('rij'))
    const colleague = await anActor(organisationId, 'coordinator')
    const other = await asked(colleague, familiesFile('andere'))
    const small = await asked(colleague, familiesFile('klein', 2))
    const outcomes = await Promise.allSettled([request(), request(), other.request()])
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected'])
    for (const more of [request, other.request, small.request])
      await expect(more()).rejects.toMatchObject({ code: 'conflict', reason: 'import_running' })
    const elsewhere = await anActor(await anOrganisation(), 'coordinator')
    expect(await (await asked(elsewhere, familiesFile('rij'))).request()).toEqual({ queued: true })
    await runJobs()
    expect(await familyCount()).toBe(manyRows)
    await expect(request()).resolves.toEqual({ queued: true })
    await runJobs()
    expect(await lastJob(organisationId, 'import_file')).toMatchObject({
      state: 'refused',
      reason: 'import_differs_from_preview',
    })
    expect(await familyCount()).toBe(manyRows)
  })

  test('happens once when two workers hold the job', async () => {
    const job = await queuedImport()
    await Promise.all([runJob(tasks, { id: job }), runJob(tasks, { id: job })])
    expect(await jobOf(job)).toMatchObject({ state: 'done' })
    expect([await familyCount(), (await audited()).length]).toEqual([manyRows, 1])
  })

  test('reports its progress to every coordinator of the organisation while it runs', async () => {
    const job = await queuedImport()
    const colleague = await anActor(organisationId, 'coordinator')
    const stranger = await anActor(await anOrganisation(), 'coordinator')
    expect(await progressOfImport(colleague)).toEqual({ state: 'queued', done: 0, of: 0 })
    expect(await progressOfImport(stranger)).toBeNull()
    const seen: unknown[] = []
    const watching: Tasks = {
      ...tasks,
      import_file: (actor, input, work) =>
        tasks.import_file(actor, input, {
          ...work,
          finish: async (tx) => {
            seen.push(await progressOfImport(colleague))
            await work.finish(tx)
          },
        }),
    }
    await runJob(watching, { id: job })
    expect(seen).toEqual([{ state: 'running', done: manyRows, of: manyRows }])
    expect(await progressOfImport(colleague)).toBeNull()
  })

  test('is refused by rules that a request meets too: what changed since the preview, and problems of the data', async () => {
    await importFamilies(coordinator, { bytes: bytesOf(familiesFile('rij', 1)), mode: 'apply' })
    const changed = await queuedImport()
    await updateIdentities(organisationId, { parentName: 'Derde Naam' })
    await runJobs()
    expect(await jobOf(changed)).toMatchObject({ state: 'refused', reason: 'import_differs_from_preview' })
    expect([await filesOf(changed), await familyCount()]).toEqual([[], 1])

    const upload = { kind: 'families', mode: 'apply' } as const
    const text = familiesFile('rij', manyRows, ['slecht,,bel maar,,nl,known,,,,'])
    await requestImport(coordinator, upload, bytesOf(text))
    await runJobs()
    const { job, report } = (await reportOfImport(coordinator))!
    expect([report.applied, report.problems.map(({ line, column, code }) => [line, column, code])]).toEqual([
      false,
      [
        [manyRows + 2, 'parent_name', 'required'],
        [manyRows + 2, 'phone', 'not_a_phone'],
      ],
    ])
    expect([await familyCount(), await filesOf(job)]).toEqual([1, ['result']])
  })

  test('is refused when nobody answered the proposals of the file', async () => {
    await importFamilies(coordinator, { bytes: bytesOf(familiesFile('0012', 1)), mode: 'apply' })
    await requestImport(
      coordinator,
      { kind: 'families', mode: 'apply' },
      bytesOf(familiesFile('rij', manyRows, ['telefoon,Ouder,612345678,,nl,known,,,,'])),
    )
    await runJobs()
    expect(await lastJob(organisationId, 'import_file')).toMatchObject({
      state: 'refused',
      reason: 'import_differs_from_preview',
    })
  })

  test('is not done for somebody who lost the role or the account meanwhile, and the file is deleted', async () => {
    const where = { id: coordinator.staffId }
    const lostRole = await queuedImport()
    await database().staff.update({ where, data: { role: 'coach' } })
    await runJobs()
    expect(await jobOf(lostRole)).toMatchObject({ state: 'refused', reason: 'forbidden', input: null })
    await database().staff.update({ where, data: { role: 'coordinator' } })
    const disabled = await queuedImport()
    await database().staff.update({ where, data: { disabledAt: new Date() } })
    await runJobs()
    expect(await jobOf(disabled)).toMatchObject({ state: 'refused', reason: 'asker_disabled', input: null })
    expect([await filesOf(lostRole), await filesOf(disabled), await familyCount()]).toEqual([[], [], 0])
  })

  test('keeps its file after a fault, to be tried again, and loses it when it is dismissed', async () => {
    const job = await queuedImport()
    expect(await failed(job)).not.toContain('Bente')
    expect(await jobOf(job)).toMatchObject({ state: 'failed', reason: 'fault' })
    expect(await endedJobs(coordinator, ['import_file'])).toMatchObject([{ id: job }])
    expect(await filesOf(job)).toEqual(['input'])
    await retryJobs(coordinator, { ids: [job] })
    await runJobs()
    expect([(await jobOf(job)).state, await familyCount()]).toEqual(['done', manyRows])
    const second = await queuedImport(familiesFile('tweede'))
    await failed(second)
    await dismissJob(coordinator, { id: second })
    expect(await filesOf(second)).toEqual([])
  })

  test('shows its report to the person who asked alone, until they put it away', async () => {
    const job = await queuedImport()
    await runJobs()
    const colleague = await anActor(organisationId, 'coordinator')
    expect(await reportOfImport(colleague)).toBeNull()
    await expect(dismissJob(colleague, { id: job })).rejects.toMatchObject({ code: 'not_found' })
    await dismissJob(coordinator, { id: job })
    expect([await reportOfImport(coordinator), await filesOf(job)]).toEqual([null, []])
  })
})

describe('the file of an import', () => {
  test('stands encrypted in the database, and in no payload, input or log', async () => {
    const log = await quietly(async () => void (await queuedImport(familiesFile('zonderling'))))
    const { id, input } = await lastJob(organisationId, 'import_file')
    const [file] = await database().jobFile.findMany({ where: { jobId: id } })
    for (const text of [
      Buffer.from(file?.bytes ?? []).toString('latin1'),
      JSON.stringify([input, await queuedJobs(id)]),
      log,
    ])
      expect(text).not.toContain('zonderling')
    expect((await jobFile({ job: id, role: 'input' }, database()))?.toString('utf8')).toBe(familiesFile('zonderling'))
    expect(file?.bytes.length).toBeLessThan(familiesFile('zonderling').length / 2)
  })

  test('cannot be read as the file of another job, and not when a bit of it was changed', async () => {
    const job = await queuedImport()
    const other = await queuedOf(await anOrganisation())
    const bytesIn = async (id: string) => (await database().jobFile.findFirstOrThrow({ where: { jobId: id } })).bytes
    await database().jobFile.updateMany({ where: { jobId: other }, data: { bytes: await bytesIn(job) } })
    expect(await jobFile({ job: other, role: 'input' }, database())).toBeNull()
    const changed = await bytesIn(job)
    changed[40] = (changed[40] ?? 0) ^ 1
    await database().jobFile.updateMany({ where: { jobId: job }, data: { bytes: changed } })
    await runJobs()
    expect(await jobOf(job)).toMatchObject({ state: 'refused', reason: 'file_gone' })
  })

  test('is deleted after a day, and a job that comes too late is refused in words', async () => {
    const job = await queuedImport()
    await database().jobFile.updateMany({ where: { jobId: job }, data: { expiresAt: new Date(Date.now() - 1000) } })
    expect(await jobFile({ job, role: 'input' }, database())).toBeNull()
    await deleteExpiredFiles()
    expect(await filesOf(job)).toEqual([])
    await runJobs()
    expect(await jobOf(job)).toMatchObject({ state: 'refused', reason: 'file_gone' })
    const later = await queuedImport()
    await deleteExpiredFiles()
    expect(await filesOf(later)).toEqual(['input'])
    const [{ hours } = { hours: 0 }] = await database().$queryRaw<{ hours: number }[]>`
      select extract(epoch from expires_at - now())::float / 3600 as hours from job_file where job_id = ${later}::uuid`
    expect(Math.round(hours)).toBe(24)
  })

  test('is not imported when a family is erased meanwhile', async () => {
    await importFamilies(coordinator, { bytes: bytesOf(familiesFile('oud', 2)), mode: 'apply' })
    const job = await queuedImport()
    const erasing: Tasks = {
      ...tasks,
      import_file: (actor, input, work) =>
        tasks.import_file(actor, input, {
          ...work,
          report: async () =>
            void (await ownerDatabase().family.deleteMany({ where: { organisationId, ref: 'oud-0' } })),
        }),
    }
    await runJob(erasing, { id: job })
    expect(await jobOf(job)).toMatchObject({ state: 'refused', reason: 'file_gone' })
    expect([await filesOf(job), await familyCount()]).toEqual([[], 1])
  })

  test('leaves no report when a family is erased as the import ends', async () => {
    await importFamilies(coordinator, { bytes: bytesOf(familiesFile('oud', 2)), mode: 'apply' })
    const job = await queuedImport()
    let erasure: Promise<unknown> = Promise.resolve()
    const erasing: Tasks = {
      ...tasks,
      import_file: (actor, input, work) =>
        tasks.import_file(actor, input, {
          ...work,
          finish: async (tx) => {
            // The report is stored and not committed, so erasing waits for it. Resolving the statement starts it.
            erasure = Promise.resolve(ownerDatabase().family.deleteMany({ where: { organisationId, ref: 'oud-0' } }))
            await vi.waitFor(async () => expect(await waitingErasures()).toBe(1))
            await work.finish(tx)
          },
        }),
    }
    await runJob(erasing, { id: job })
    await erasure
    expect((await jobOf(job)).state).toBe('done')
    expect([await filesOf(job), await familyCount()]).toEqual([[], manyRows + 1])
  })

  test('is not imported when a family was erased before its turn', async () => {
    await importFamilies(coordinator, { bytes: bytesOf(familiesFile('rij', 1)), mode: 'apply' })
    const job = await queuedImport()
    await ownerDatabase().family.deleteMany({ where: { organisationId } })
    expect(await filesOf(job)).toEqual([])
    await runJobs()
    expect(await jobOf(job)).toMatchObject({ state: 'refused', reason: 'file_gone' })
    expect(await familyCount()).toBe(0)
  })

  test('is not imported when it was deleted after the worker had read it', async () => {
    const job = await queuedImport()
    const late: Tasks = {
      ...tasks,
      import_file: (actor, input, work) =>
        tasks.import_file(actor, input, {
          ...work,
          report: () =>
            inTransaction(actor, async (tx) => void (await tx.jobFile.deleteMany({ where: { jobId: job } }))),
        }),
    }
    await runJob(late, { id: job })
    expect(await jobOf(job)).toMatchObject({ state: 'refused', reason: 'file_gone' })
    expect(await familyCount()).toBe(0)
  })
})

const queuedOf = async (elsewhere: string) => {
  const actor = await anActor(elsewhere, 'coordinator')
  await (await asked(actor, familiesFile('ginds'))).request()
  return (await lastJob(elsewhere, 'import_file')).id
}

test('a job that does not exist is not found, for an import as for any other', async () => {
  const id = randomUUID()
  await expect(retryJobs(coordinator, { ids: [id] })).rejects.toMatchObject({ code: 'not_found' })
  await expect(dismissJob(coordinator, { id })).rejects.toMatchObject({ code: 'not_found' })
})
