import { randomBytes, randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { StaffActor } from '@/domain/access/actor'
import { exportDirectly } from '@/features/imports/commands/export-directly'
import { exportFamilies } from '@/features/imports/commands/export-families'
import { exportReadyFile } from '@/features/imports/commands/export-ready-file'
import { importFamilies } from '@/features/imports/commands/import-families'
import { requestExport } from '@/features/imports/commands/request-export'
import type { ReadyFile } from '@/features/imports/schema'
import { filesToExport } from '@/features/imports/queries/files-to-export'
import { progressOfExport } from '@/features/imports/queries/progress-of-export'
import { disablePersonExport } from '@/features/staff/commands/disable-person-export'
import { releaseAccess } from '@/features/staff/commands/release-access'
import { requestPersonExport } from '@/features/staff/commands/request-person-export'
import { accessRequests } from '@/features/staff/queries/access-requests'
import { waitingCounts } from '@/features/staff/queries/waiting-counts'
import { organisationSettings } from '@/features/staff/queries/organisation-settings'
import { dismissJob } from '@/features/jobs/commands/dismiss-job'
import { retryJobs } from '@/features/jobs/commands/retry-jobs'
import { csvText } from '@/server/csv'
import { inTransaction, ofOrganisation } from '@/server/db'
import { createJobFile, deleteExpiredFiles, finishJobFile, storeJobFile } from '@/server/job-files'
import { runJob, type Tasks } from '@/server/job-run'
import { systemActor } from '@/server/minted-actor'
import { newPublicationKey } from '@/server/publication-key'
import { tasks } from '@/worker'
import { anActor, anOrganisation } from './factories'
import { bytesOf, familiesFile, filesOf, manyRows } from './large-file'
import { jobOf, queuedJobs, runJobs } from './run-jobs'
import { database, ownerDatabase } from './owner'

let organisationId: string
let coordinator: StaffActor
beforeEach(async () => {
  organisationId = await anOrganisation()
  coordinator = await anActor(organisationId, 'coordinator')
  await importFamilies(coordinator, { bytes: bytesOf(familiesFile('zonderling')), mode: 'apply' })
})

const wanted = { kind: 'families', locale: 'nl', reason: 'own_work' } as const
const why = { reason: 'own_work' }
/** How many wait for such a lock now. */
const waitingFor = async (type: string) => {
  const [row] = await ownerDatabase().$queryRaw<{ count: number }[]>`
    select count(*)::int as count from pg_locks where locktype = ${type} and not granted`
  return row?.count
}
/** Without who made it and when, which differs. */
const untraced = (bytes: Buffer) =>
  bytes.toString('utf8').replaceAll(/[;,](exported_by[;,]exported_at|Proef[;,][\d:.TZ-]+)(?=\r?\n|$)/g, '')
const readyFile = async () => {
  const { job } = await requestExport(coordinator, wanted)
  await runJobs()
  return { kind: 'families', id: job } as const
}
const offerTo = async (actor: StaffActor) => (await filesToExport(actor)).find(({ kind }) => kind === 'families')
const audited = async () =>
  (
    await database().audit.findMany({
      where: { organisationId, verb: 'family.export' },
      orderBy: { id: 'asc' },
      select: { staffId: true, detail: true },
    })
  ).map(({ staffId, detail }) => [staffId, detail])

describe('an export by a job', () => {
  test('has the same bytes as an export at once, in both languages', async () => {
    for (const locale of ['nl', 'en'] as const) {
      const { job } = await requestExport(coordinator, { ...wanted, locale })
      await runJobs()
      const { name, bytes } = await exportReadyFile(coordinator, { kind: 'families', id: job })
      expect(name).toMatch(/^nabij-families-\d{4}-\d{2}-\d{2}\.csv$/)
      expect(untraced(bytes)).toBe(csvText(await exportFamilies(coordinator), locale))
    }
  })

  test('is audited when it is asked for, made and fetched', async () => {
    const { id } = await readyFile()
    await exportReadyFile(coordinator, { kind: 'families', id })
    expect(await audited()).toEqual([
      [coordinator.staffId, { job: id, step: 'request', ...why }],
      [coordinator.staffId, { rows: manyRows, ...why }],
      [coordinator.staffId, { job: id, step: 'fetch' }],
    ])
  })

  test('is refused for everyone but a coordinator', async () => {
    const file = await readyFile()
    for (const role of ['caller', 'coach', 'reader', 'admin'] as const) {
      const actor = await anActor(organisationId, role)
      const attempts: (() => Promise<unknown>)[] = [
        () => requestExport(actor, wanted),
        () => exportReadyFile(actor, file),
        () => exportReadyFile(actor, { ...file, id: randomUUID() }),
        () => exportDirectly(actor, wanted),
        () => progressOfExport(actor, wanted),
        () => filesToExport(actor),
      ]
      for (const attempt of attempts) await expect(attempt()).rejects.toMatchObject({ code: 'forbidden' })
    }
  })

  test('is found by the person who asked alone: for others its id does not exist, and the look-up is audited', async () => {
    const file = await readyFile()
    const colleague = await anActor(organisationId, 'coordinator')
    const stranger = await anActor(await anOrganisation(), 'coordinator')
    for (const actor of [colleague, stranger, systemActor(organisationId)])
      for (const id of [file.id, randomUUID()])
        await expect(exportReadyFile(actor, { ...file, id })).rejects.toMatchObject({
          code: 'not_found',
          reason: undefined,
        })
    for (const kind of ['schools', 'interviews'] as const)
      await expect(exportReadyFile(coordinator, { ...file, kind })).rejects.toMatchObject({ code: 'not_found' })
    expect((await offerTo(colleague))?.ready).toBeNull()
    expect((await offerTo(coordinator))?.ready).toMatchObject({ job: file.id })
    await vi.waitFor(async () =>
      expect(
        await database().audit.count({
          where: { staffId: colleague.staffId, subjectId: file.id, verb: 'family.export' },
        }),
      ).toBe(1),
    )
  })

  test('is deleted after it was fetched; for five minutes it can be fetched again', async () => {
    const file = await readyFile()
    const [first, second] = await Promise.all([exportReadyFile(coordinator, file), exportReadyFile(coordinator, file)])
    expect(first.bytes.equals(second.bytes)).toBe(true)
    const { expiresAt } = await database().jobFile.findFirstOrThrow({ where: { jobId: file.id } })
    expect(Math.round((expiresAt.getTime() - Date.now()) / 60_000)).toBe(5)
    expect((await offerTo(coordinator))?.ready?.until).toEqual(expiresAt)
    await exportReadyFile(coordinator, file)
    const again = await database().jobFile.findFirstOrThrow({ where: { jobId: file.id } })
    expect(again.expiresAt).toEqual(expiresAt)
    await database().$executeRaw`update job_file set expires_at = expires_at - interval '5 minutes'`
    await expect(exportReadyFile(coordinator, file)).rejects.toMatchObject({ code: 'not_found' })
    await deleteExpiredFiles()
    expect([await filesOf(file.id), (await offerTo(coordinator))?.ready]).toEqual([[], null])
  })

  test('expires after a day, is put away by the person who asked, and replaced when asked for again', async () => {
    const file = await readyFile()
    await database().$executeRaw`update job_file set expires_at = expires_at - interval '1 day'`
    await expect(exportReadyFile(coordinator, file)).rejects.toMatchObject({ code: 'not_found' })
    const second = await readyFile()
    expect(await filesOf(file.id)).toEqual([])
    const third = await readyFile()
    expect([await filesOf(second.id), await filesOf(third.id)]).toEqual([[], ['result']])
    await dismissJob(coordinator, { id: third.id })
    expect(await filesOf(third.id)).toEqual([])
  })

  test('is made once for two requests at the same time, and for each person by itself', async () => {
    const colleague = await anActor(organisationId, 'coordinator')
    const both = await Promise.allSettled([requestExport(coordinator, wanted), requestExport(coordinator, wanted)])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    await expect(requestExport(coordinator, wanted)).rejects.toMatchObject({ reason: 'export_running' })
    await requestExport(coordinator, { ...wanted, kind: 'schools' })
    await requestExport(colleague, wanted)
    expect(await progressOfExport(colleague, wanted)).toEqual({ state: 'queued', done: 0, of: 0 })
    await runJobs()
    const made = await database().job.count({ where: { organisationId, kind: 'export_file', state: 'done' } })
    expect([made, await progressOfExport(colleague, wanted)]).toEqual([3, null])
  })

  test('stands encrypted in the database, and nothing of it in its job', async () => {
    const { id } = await readyFile()
    const { bytes } = await database().jobFile.findFirstOrThrow({ where: { jobId: id } })
    expect(Buffer.from(bytes).toString('latin1')).not.toContain('zonderling')
    expect(JSON.stringify([await jobOf(id), await queuedJobs(id)])).not.toContain('zonderling')
  })

  test('is not made for somebody who lost the role, nor handed to them', async () => {
    const where = { id: coordinator.staffId }
    const file = await readyFile()
    const { job } = await requestExport(coordinator, { ...wanted, kind: 'interviews' })
    await database().staff.update({ where, data: { role: 'coach' } })
    await runJobs()
    expect(await jobOf(job)).toMatchObject({ state: 'refused', reason: 'forbidden' })
    await expect(exportReadyFile({ ...coordinator, role: 'coach' }, file)).rejects.toMatchObject({ code: 'forbidden' })
  })

  test('is refused in words when the file is too large to be stored', async () => {
    const { job } = await requestExport(coordinator, wanted)
    const large: Tasks = {
      ...tasks,
      export_file: (actor, _input, { job: id }) =>
        inTransaction(ofOrganisation(actor.organisationId), (tx) =>
          storeJobFile(tx, actor.organisationId, id, randomBytes(51 * 1024 * 1024)),
        ),
    }
    await runJob(large, { id: job })
    expect(await jobOf(job)).toMatchObject({ state: 'refused', reason: 'file_too_large' })
  })

  test('holds nobody who was erased while it was made: it is made again', async () => {
    const { job } = await requestExport(coordinator, wanted)
    const erasing: Tasks = {
      ...tasks,
      export_file: async (actor, input, work) => {
        await createJobFile(organisationId, work.job)
        await ownerDatabase().family.deleteMany({ where: { organisationId, ref: 'zonderling-0' } })
        const bytes = new TextEncoder().encode('zonderling-0')
        const isStored = await inTransaction(actor, (tx) => finishJobFile(tx, work.job, bytes))
        expect([actor.organisationId, isStored]).toEqual([organisationId, false])
        await tasks.export_file(actor, input, work)
      },
    }
    await runJob(erasing, { id: job })
    const { bytes } = await exportReadyFile(coordinator, { kind: 'families', id: job })
    expect(bytes.toString('utf8')).not.toContain('zonderling-0;')
    expect(bytes.toString('utf8')).toContain('zonderling-1;')
  })

  test('can be asked for again when it failed', async () => {
    const { job } = await requestExport(coordinator, wanted)
    const log = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
    const failing: Tasks = { ...tasks, export_file: () => Promise.reject(new Error('gone')) }
    for (let round = 0; round < 3; round += 1) await runJob(failing, { id: job }).catch(() => undefined)
    log.mockRestore()
    expect(await jobOf(job)).toMatchObject({ state: 'failed', reason: 'fault' })
    await retryJobs(coordinator, { ids: [job] })
    await runJobs()
    expect((await offerTo(coordinator))?.ready).toMatchObject({ job })
  })
})

describe('an export at once', () => {
  test('is refused above two thousand rows, and offered as a job', async () => {
    expect(await offerTo(coordinator)).toMatchObject({ isLarge: false })
    expect(await exportDirectly(coordinator, wanted)).toHaveLength(manyRows + 1)
    await importFamilies(coordinator, { bytes: bytesOf(familiesFile('meer', 2001 - manyRows)), mode: 'apply' })
    expect(await offerTo(coordinator)).toMatchObject({ isLarge: true })
    await expect(exportDirectly(coordinator, wanted)).rejects.toMatchObject({
      code: 'conflict',
      reason: 'export_large',
    })
    const { id } = await readyFile()
    const { bytes } = await exportReadyFile(coordinator, { kind: 'families', id })
    expect(untraced(bytes)).toBe(csvText(await exportFamilies(coordinator), 'nl'))
  })
})

describe('an export of persons', () => {
  const isOff = { code: 'conflict', reason: 'export_off' }

  test('has who made it and when in every row, and is imported again as it is', async () => {
    const [header = [], ...rows] = await exportDirectly(coordinator, wanted)
    expect(header.slice(-2)).toEqual(['exported_by', 'exported_at'])
    expect(new Set(rows.map((cells) => cells.at(-2)))).toEqual(new Set(['Proef']))
    for (const cells of rows) expect(Date.now() - Date.parse(cells.at(-1) ?? '')).toBeLessThan(60_000)
    const again = await importFamilies(coordinator, {
      bytes: Buffer.from(csvText([header, ...rows], 'nl')),
      mode: 'preview',
    })
    expect(again).toMatchObject({ problems: [], counts: { created: 0, changed: 0, unchanged: manyRows } })
    expect((await exportDirectly(coordinator, { kind: 'schools' }))[0]).not.toContain('exported_by')
  })

  test('has no cell that a spreadsheet would run, whatever the name of who made it', async () => {
    const where = { id: coordinator.staffId }
    await database().staff.update({ where, data: { name: '=WEBSERVICE("https://x")' } })
    const [, row = []] = await exportDirectly(coordinator, wanted)
    expect(row.at(-2)).toBe(`'=WEBSERVICE("https://x")`)
    await database().staff.update({ where, data: { name: 'Proef' } })
  })

  test('is refused without a reason, at once and by a job; schools need none', async () => {
    const reasonless = { kind: 'families', locale: 'nl' } as const
    for (const attempt of [() => exportDirectly(coordinator, reasonless), () => requestExport(coordinator, reasonless)])
      await expect(attempt()).rejects.toMatchObject({
        code: 'invalid',
        problems: [{ path: 'reason', reason: 'export_reason' }],
      })
    await exportDirectly(coordinator, { kind: 'schools' })
    await exportDirectly(coordinator, wanted)
    expect((await audited()).at(-1)).toEqual([coordinator.staffId, { rows: manyRows, ...why }])
  })

  test('is off in a new organisation, until a second person switches it on; one alone switches it off', async () => {
    const id = randomUUID()
    await database().organisation.create({ data: { id, name: 'Nieuw', publicationKey: newPublicationKey(id) } })
    const [admin, other] = [await anActor(id, 'admin'), await anActor(id, 'coordinator')]
    await database().staff.updateMany({ where: { organisationId: id }, data: { passwordHash: 'x' } })
    const attempts = await Promise.allSettled([
      exportDirectly(other, wanted),
      requestExport(other, wanted),
      exportReadyFile(other, { kind: 'families', id }),
    ])
    for (const attempt of attempts) expect(attempt).toMatchObject({ reason: isOff })
    const denials = await database().audit.findMany({ where: { organisationId: id, verb: 'family.export' } })
    expect(denials.map(({ staffId, detail }) => [staffId, detail])).toEqual(
      attempts.map(() => [other.staffId, { refused: true, reason: 'export_off' }]),
    )
    expect(await offerTo(other)).toMatchObject({ isOff: true })
    expect(await exportDirectly(other, { kind: 'schools' })).toHaveLength(1)

    for (const role of ['coordinator', 'caller', 'coach', 'reader'] as const)
      await expect(requestPersonExport(await anActor(id, role))).rejects.toMatchObject({ code: 'forbidden' })
    const second = await anActor(id, 'admin')
    await requestPersonExport(second)
    await requestPersonExport(admin)
    expect(await organisationSettings(admin)).toMatchObject({ isOn: false, isWaiting: true })
    const [earlier, request] = await accessRequests(other)
    const requestId = request?.id ?? ''
    // What would give oneself something is for somebody else to release.
    const own = {
      organisationId: id,
      kind: 'role',
      staffId: other.staffId,
      fromRole: 'caller',
      toRole: 'coordinator',
    } as const
    const { requestedAt, expiresAt } = await database().accessRequest.findUniqueOrThrow({ where: { id: requestId } })
    await database().accessRequest.create({ data: { ...own, requestedById: admin.staffId, requestedAt, expiresAt } })
    expect(await waitingCounts(other)).toEqual({ announced: 0, releasable: 2, interpretersToCall: 0 })
    await expect(waitingCounts(await anActor(id, 'coach'))).rejects.toMatchObject({ code: 'forbidden' })
    await expect(releaseAccess(admin, { requestId })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(exportDirectly(other, wanted)).rejects.toMatchObject(isOff)
    await releaseAccess(other, { requestId })
    expect(await waitingCounts(other)).toEqual({ announced: 0, releasable: 0, interpretersToCall: 0 })
    expect(await organisationSettings(admin)).toMatchObject({ isOn: true, isWaiting: false })
    await expect(requestPersonExport(admin)).rejects.toMatchObject({ reason: 'export_on' })
    // What another asked is answered with it, and switches nothing on later.
    await expect(releaseAccess(other, { requestId: earlier?.id ?? '' })).rejects.toMatchObject({
      reason: 'access_decided',
    })
    const { job } = await requestExport(other, wanted)
    await runJobs()
    expect(await exportDirectly(other, wanted)).toHaveLength(1)
    const late = await requestExport(other, { ...wanted, kind: 'interviews' })

    await expect(disablePersonExport(other)).rejects.toMatchObject({ code: 'forbidden' })
    await disablePersonExport(admin)
    await runJobs()
    expect(await jobOf(late.job)).toMatchObject({ state: 'refused', reason: 'export_off' })
    expect(await database().jobFile.count({ where: { organisationId: id } })).toBe(0)
    await expect(exportReadyFile(other, { kind: 'families', id: job })).rejects.toMatchObject(isOff)
    await expect(exportDirectly(other, wanted)).rejects.toMatchObject(isOff)
    const changes = await database().audit.findMany({
      where: { organisationId: id, verb: { in: ['organisation.change', 'access.release'] }, part: null },
      orderBy: { id: 'asc' },
      select: { staffId: true, detail: true },
    })
    expect(changes.filter(({ detail }) => !JSON.stringify(detail).includes('refused'))).toMatchObject([
      { staffId: second.staffId, detail: { changed: 'exports', waits: true } },
      { staffId: admin.staffId, detail: { changed: 'exports', waits: true } },
      { staffId: other.staffId, detail: { kind: 'person_export', requestedById: admin.staffId } },
      { staffId: admin.staffId, detail: { changed: 'exports', isOn: false } },
    ])
  })

  test('that began before it is switched off is done, and whoever switches it off waits for that', async () => {
    const admin = await anActor(organisationId, 'admin')
    const ways = [
      ['family', () => exportDirectly(coordinator, wanted)],
      ['job_file', (file: ReadyFile) => exportReadyFile(coordinator, file)],
    ] as const
    for (const [table, leave] of ways) {
      await database().organisation.update({ where: { id: organisationId }, data: { exportsPersons: true } })
      const file = await readyFile()
      const order: string[] = []
      // The export waits in its midst, where it has asked whether it may.
      const { leaving, closing } = await ownerDatabase().$transaction(async (tx) => {
        await tx.$executeRawUnsafe(`lock table "${table}"`)
        const started = { leaving: leave(file).then(() => order.push('left')), closing: Promise.resolve(0) }
        await vi.waitFor(async () => expect(await waitingFor('relation')).toBe(1))
        started.closing = disablePersonExport(admin).then(() => order.push('off'))
        await vi.waitFor(async () => expect(await waitingFor('advisory')).toBe(1))
        return started
      })
      await Promise.all([leaving, closing])
      expect([table, order]).toEqual([table, ['left', 'off']])
    }
    await expect(exportDirectly(coordinator, wanted)).rejects.toMatchObject(isOff)
  })

  test('by a job is not stored when it is switched off while it is made', async () => {
    const admin = await anActor(organisationId, 'admin')
    const { job } = await requestExport(coordinator, wanted)
    // It waits where it reads the families, which may take minutes: whoever switches it off does not wait for that.
    const { running } = await ownerDatabase().$transaction(async (tx) => {
      await tx.$executeRaw`lock table family`
      const started = { running: runJob(tasks, { id: job }) }
      await vi.waitFor(async () => expect(await waitingFor('relation')).toBe(1))
      await disablePersonExport(admin)
      return started
    })
    await running
    expect(await jobOf(job)).toMatchObject({ state: 'refused', reason: 'export_off' })
    expect(await filesOf(job)).toEqual([])
    expect((await audited()).at(-1)).toEqual([coordinator.staffId, { refused: true, reason: 'export_off' }])
  })
})
