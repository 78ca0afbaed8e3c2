import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import type { Actor } from '@/domain/access/actor'
import type { Period } from '@/domain/disclosure/policy/publication'
import { dismissJob } from '@/features/jobs/commands/dismiss-job'
import { retryJobs } from '@/features/jobs/commands/retry-jobs'
import { endedJobs } from '@/features/jobs/queries/ended-jobs'
import { periodJobs } from '@/features/jobs/queries/period-jobs'
import { requestApproval } from '@/features/releases/commands/request-approval'
import { requestPreparation } from '@/features/releases/commands/request-preparation'
import { preparationAt } from '@/features/releases/queries/preparation-at'
import { inTransaction, ofOrganisation, Prisma } from '@/server/db'
import { AppError } from '@/server/errors'
import { runJob, type Tasks } from '@/server/job-run'
import { enqueueJob, enqueueLetters } from '@/server/jobs'
import { systemActor } from '@/server/minted-actor'
import { deleteOldJobs } from '@/server/old-jobs'
import { tasks } from '@/worker'
import {
  aPublication,
  corrected,
  firstWeek,
  prepared,
  published,
  releasesAt,
  secondWeek,
  weekOf,
  type APublication,
} from './publication-fixture'
import { anActor, anOrganisation, auditOf } from './factories'
import { jobOf, queuedJobs, runJobs } from './run-jobs'
import { database } from './owner'

const period = weekOf(firstWeek)
const asked = { period, correction: '' }
const kinds = ['prepare_release', 'approve_release'] as const

/** Tasks in which the preparation fails with this error. */
const failing = (error: unknown): Tasks => ({ ...tasks, prepare_release: () => Promise.reject(error) })
/** How far the active job of the period has come. */
const periodProgress = async (actor: Actor, { grain, at }: Period) => (await periodJobs(actor, `${grain}/${at}`)).active
const retryOne = (actor: Actor, { id }: { id: string }) => retryJobs(actor, { ids: [id] })
const quietly = async <Result>(work: () => Promise<Result>) => {
  const log = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  try {
    return [await work(), log.mock.calls.join()] as const
  } finally {
    log.mockRestore()
  }
}

let world: APublication
beforeAll(async () => {
  world = await aPublication()
})

describe('a requested job', () => {
  test('is done by a worker as the actor who requested it, and then holds nothing but that it is done', async () => {
    const here = await aPublication()
    const { job } = await requestPreparation(here.first, asked)
    expect(await jobOf(job)).toMatchObject({ state: 'queued', askedById: here.first.staffId, attempts: 0 })
    expect(await preparationAt(here.first, period)).toBeNull()
    expect((await queuedJobs(job)).map(({ payload }) => payload)).toEqual([{ id: job }])
    await runJobs()
    expect(await jobOf(job)).toMatchObject({ state: 'done', attempts: 1, input: null, reason: null })
    expect(await queuedJobs(job)).toEqual([])
    const { id, version } = (await preparationAt(here.second, period))!
    expect(await auditOf(id)).toEqual([
      { verb: 'release.prepare', detail: { grain: 'week', at: firstWeek, again: false } },
    ])
    const approval = await requestApproval(here.second, { id, version })
    await runJobs()
    expect(await jobOf(approval.job)).toMatchObject({ state: 'done', input: null })
    expect(await releasesAt(here, period)).toHaveLength(4)
    const audited = await database().audit.findMany({ where: { subjectId: id, verb: 'release.approve' } })
    expect(audited.map(({ staffId }) => staffId)).toEqual([here.second.staffId])
  })

  test('is stored in the transaction of its cause, or not at all', async () => {
    const input = { grain: 'week', at: firstWeek, correction: '' }
    const subject = `week/${randomUUID()}`
    let id = ''
    const rolledBack = inTransaction(world.first, async (tx) => {
      id = await enqueueJob(tx, world.first, { kind: 'prepare_release', subject, input })
      throw new Error('no')
    })
    await expect(rolledBack).rejects.toThrow('no')
    expect(await database().job.findMany({ where: { subject } })).toEqual([])
    expect(await queuedJobs(id)).toEqual([])
  })

  test('is refused at once when it is not permitted, and nothing is enqueued', async () => {
    const here = await aPublication()
    const at = await prepared(here, period)
    const stranger = await anActor(await anOrganisation(), 'coordinator')
    for (const actor of [here.coach, here.caller, here.admin, here.readers.M1, systemActor(here.organisationId)])
      await expect(requestPreparation(actor, asked)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(requestPreparation(here.first, { ...asked, correction: 'Bel 0612345678' })).rejects.toMatchObject({
      code: 'invalid',
      reason: 'text_digits',
    })
    await expect(requestApproval(here.first, at)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(requestApproval(stranger, at)).rejects.toMatchObject({ code: 'not_found' })
    await expect(requestApproval({ ...here.second, verifiedAt: null }, at)).rejects.toMatchObject({ code: 'step_up' })
    await expect(requestApproval(here.second, { ...at, version: 9 })).rejects.toMatchObject({
      reason: 'changed_meanwhile',
    })
    await corrected(here, `${firstWeek}/S1/0`, 'homework_help', 'no')
    await expect(requestApproval(here.second, at)).rejects.toMatchObject({ reason: 'figures_changed' })
    process.env.NABIJ_NOW = '2020-03-29T12:00:00Z'
    await expect(requestPreparation(here.first, asked)).rejects.toMatchObject({ reason: 'period_not_over' })
    delete process.env.NABIJ_NOW
    expect(await database().job.count({ where: { organisationId: here.organisationId } })).toBe(0)
  })

  test('is the only one of its period: a second request is told that one is running', async () => {
    const here = await aPublication()
    const both = await Promise.allSettled([
      requestPreparation(here.first, asked),
      requestPreparation(here.second, asked),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    await expect(requestPreparation(here.second, asked)).rejects.toMatchObject({
      code: 'conflict',
      reason: 'job_running',
    })
    await runJobs()
    await requestPreparation(here.second, asked)
    await runJobs()
    expect(await database().preparation.count({ where: { organisationId: here.organisationId } })).toBe(1)
  })
})

describe('a job is done once', () => {
  test('when two workers hold it', async () => {
    const here = await aPublication()
    const { id, version } = await prepared(here, period)
    const { job } = await requestApproval(here.second, { id, version })
    await Promise.all([runJob(tasks, { id: job }), runJob(tasks, { id: job })])
    expect(await jobOf(job)).toMatchObject({ state: 'done' })
    expect((await releasesAt(here, period)).map(({ revisions }) => revisions.length)).toEqual([1, 1, 1, 1])
    expect(await database().audit.count({ where: { subjectId: id, verb: 'release.approve' } })).toBe(1)
    await runJobs()
    expect(await database().audit.count({ where: { subjectId: id, verb: 'release.approve' } })).toBe(1)
  })

  test('when it was done but the queue was not told', async () => {
    const here = await aPublication()
    const { job } = await requestPreparation(here.first, asked)
    await runJob(tasks, { id: job })
    const before = await preparationAt(here.first, period)
    await runJobs()
    expect((await preparationAt(here.first, period))?.version).toBe(before?.version)
    expect(await queuedJobs(job)).toEqual([])
  })
})

describe('a job that does not succeed', () => {
  test('tells the rule that refused it to the actor who requested it and to nobody else, until it is dismissed', async () => {
    const here = await aPublication()
    const { id, version } = await prepared(here, period)
    const { job } = await requestApproval(here.second, { id, version })
    await corrected(here, `${firstWeek}/S1/0`, 'homework_help', 'no')
    await runJobs()
    expect(await jobOf(job)).toMatchObject({ state: 'refused', reason: 'figures_changed', input: null, attempts: 1 })
    expect(await endedJobs(here.second, kinds)).toMatchObject([
      { id: job, state: 'refused', reason: 'figures_changed' },
    ])
    expect(await endedJobs(here.first, kinds)).toEqual([])
    const subject = `week/${firstWeek}`
    expect(await periodJobs(here.second, subject)).toMatchObject({ active: null, ended: [{ id: job }] })
    expect(await periodJobs(here.first, subject)).toEqual({ active: null, ended: [] })
    expect(await periodJobs(here.second, `week/${secondWeek}`)).toEqual({ active: null, ended: [] })
    await expect(retryJobs(here.second, { ids: [job] })).rejects.toMatchObject({ code: 'conflict' })
    await dismissJob(here.second, { id: job })
    expect(await endedJobs(here.second, kinds)).toEqual([])
    expect(await auditOf(job)).toEqual([{ verb: 'job.dismiss', detail: { kind: 'approve_release' } }])
    await expect(dismissJob(here.second, { id: job })).rejects.toMatchObject({ code: 'conflict' })
  })

  test('is not done for somebody who was disabled or lost the permission meanwhile', async () => {
    const here = await aPublication()
    const { job } = await requestPreparation(here.first, asked)
    const where = { id: here.first.staffId }
    await database().staff.update({ where, data: { disabledAt: new Date() } })
    await runJobs()
    expect(await jobOf(job)).toMatchObject({ state: 'refused', reason: 'asker_disabled' })
    await database().staff.update({ where, data: { disabledAt: null } })
    const again = await requestPreparation(here.first, asked)
    await database().staff.update({ where, data: { role: 'coach' } })
    await runJobs()
    expect(await jobOf(again.job)).toMatchObject({ state: 'refused', reason: 'forbidden' })
    expect(await database().preparation.count({ where: { organisationId: here.organisationId } })).toBe(0)
  })

  test('is tried three times after a fault, keeps none of its texts, and can be retried by the actor who requested it', async () => {
    const here = await aPublication()
    const { job } = await requestPreparation(here.first, asked)
    const broken = failing(new Error('duplicate key (name)=(Bente)'))
    const [, logged] = await quietly(async () => {
      for (let round = 0; round < 2; round += 1) await expect(runJob(broken, { id: job })).rejects.toThrow(/^fault$/)
      expect(await periodProgress(here.coach, period)).toMatchObject({ state: 'running' })
      await runJob(broken, { id: job })
    })
    expect(logged).not.toContain('Bente')
    expect(await jobOf(job)).toMatchObject({ state: 'failed', reason: 'fault', attempts: 3 })
    expect(await endedJobs(here.first, kinds)).toMatchObject([{ id: job, state: 'failed' }])

    await retryJobs(here.first, { ids: [job] })
    expect(await endedJobs(here.first, kinds)).toEqual([])
    expect(await auditOf(job)).toEqual([{ verb: 'job.retry', detail: { kind: 'prepare_release' } }])
    await runJobs()
    expect(await jobOf(job)).toMatchObject({ state: 'done' })
    expect(await preparationAt(here.first, period)).not.toBeNull()
  })

  test.each([
    ['a deadlock or a failed serialisation', 'P2034', 'try_again'],
    ['a row that somebody else has just inserted', 'P2002', 'exists_already'],
    ['a row that somebody else has just deleted', 'P2003', 'still_in_use'],
  ])('is tried again when it lost a race: %s', async (_, code, reason) => {
    const here = await aPublication()
    const { job } = await requestPreparation(here.first, asked)
    const lostRace = failing(new Prisma.PrismaClientKnownRequestError('lost', { code, clientVersion: '' }))
    await quietly(async () => {
      for (let round = 0; round < 2; round += 1) {
        await expect(runJob(lostRace, { id: job })).rejects.toThrow(new Error(reason))
        expect(await jobOf(job)).toMatchObject({ state: 'running', reason: null })
      }
      await runJob(lostRace, { id: job })
    })
    expect(await jobOf(job)).toMatchObject({ state: 'failed', reason, attempts: 3 })
    await retryJobs(here.first, { ids: [job] })
    await runJobs()
    expect(await jobOf(job)).toMatchObject({ state: 'done' })
  })

  test('is refused at once by a rule, which another attempt would meet again', async () => {
    const here = await aPublication()
    const { job } = await requestPreparation(here.first, asked)
    await runJob(failing(new AppError('conflict', 'nothing_to_publish')), { id: job })
    expect(await jobOf(job)).toMatchObject({ state: 'refused', reason: 'nothing_to_publish', attempts: 1 })
  })

  test('is dismissed by a new request for the same', async () => {
    const here = await aPublication()
    const { job } = await requestPreparation(here.first, asked)
    await quietly(async () => {
      for (let round = 0; round < 3; round += 1)
        await runJob(failing(new Error('gone')), { id: job }).catch(() => undefined)
    })
    expect(await endedJobs(here.first, kinds)).toHaveLength(1)
    await requestPreparation(here.first, asked)
    expect(await endedJobs(here.first, kinds)).toEqual([])
  })
})

describe('a letter', () => {
  const letterTo = (staffId: string) =>
    ({ kind: 'release_letter', subject: `week/${firstWeek}`, input: { staffId, releaseIds: [randomUUID()] } }) as const

  test('is sent before what takes minutes, even when that was enqueued earlier', async () => {
    const here = await aPublication()
    const { job } = await requestPreparation(here.first, asked)
    await inTransaction(here.first, (tx) => enqueueLetters(tx, here.first, [letterTo(here.readers.M1.staffId)]))
    await runJobs()
    const letter = await database().job.findFirstOrThrow({
      where: { organisationId: here.organisationId, kind: 'release_letter' },
    })
    const preparation = await jobOf(job)
    expect([letter.state, preparation.state]).toEqual(['done', 'done'])
    expect(letter.finishedAt?.getTime()).toBeLessThan(preparation.finishedAt?.getTime() ?? 0)
  })

  test('that a rule refuses names the person who did not get it, until it is dismissed', async () => {
    const here = await aPublication()
    await inTransaction(here.first, (tx) => enqueueLetters(tx, here.first, [letterTo(here.readers.M1.staffId)]))
    const [queuedJob] = await database().job.findMany({ where: { organisationId: here.organisationId } })
    const { id } = queuedJob!
    await runJob({ ...tasks, release_letter: () => Promise.reject(new AppError('forbidden')) }, { id })
    const letterKinds = ['release_letter'] as const
    expect(await endedJobs(here.first, letterKinds)).toEqual([
      { id, kind: 'release_letter', isLetter: true, state: 'refused', reason: 'forbidden', addressee: 'Lezer' },
    ])
    await dismissJob(here.first, { id })
    expect(await endedJobs(here.first, letterKinds)).toEqual([])
    expect(await jobOf(id)).toMatchObject({ input: null })
  })
})

describe('a job of others', () => {
  test('is not found by anybody but the actor who requested it, in every way', async () => {
    const here = await aPublication()
    const { job } = await requestPreparation(here.first, asked)
    const stranger = await anActor(await anOrganisation(), 'coordinator')
    for (const id of [job, randomUUID()])
      for (const command of [retryOne, dismissJob]) {
        for (const actor of [
          here.second,
          here.coach,
          here.admin,
          here.caller,
          stranger,
          systemActor(here.organisationId),
        ])
          await expect(command(actor, { id })).rejects.toMatchObject({ code: 'not_found', reason: undefined })
        // Readers never request a job.
        await expect(command(here.readers.M1, { id })).rejects.toMatchObject({ code: 'forbidden' })
      }
    // One that is not the actor's own stops the others, too.
    const own = await requestPreparation(here.second, { period: weekOf(secondWeek), correction: '' })
    await quietly(async () => {
      for (let round = 0; round < 3; round += 1)
        await runJob(failing(new Error('gone')), { id: own.job }).catch(() => undefined)
    })
    await expect(retryJobs(here.second, { ids: [own.job, job] })).rejects.toMatchObject({ code: 'not_found' })
    expect(await jobOf(own.job)).toMatchObject({ state: 'failed' })
  })

  test('is visible while it runs to those who may read releases, and not to another organisation', async () => {
    const here = await aPublication()
    await requestPreparation(here.first, asked)
    const stranger = await anActor(await anOrganisation(), 'coordinator')
    for (const actor of [here.first, here.second, here.coach])
      expect(await periodProgress(actor, period)).toEqual({ state: 'queued', done: 0, of: 0 })
    expect(await periodProgress(stranger, period)).toBeNull()
    for (const actor of [here.caller, here.admin, here.readers.M1])
      await expect(periodProgress(actor, period)).rejects.toMatchObject({ code: 'forbidden' })
    await runJobs()
    expect(await periodProgress(here.first, period)).toBeNull()
  })

  test('reports its progress to any process while it runs', async () => {
    const here = await aPublication()
    await published(here, period)
    const { job } = await requestPreparation(here.first, { period, correction: 'Een tikfout.' })
    const seen: number[] = []
    const counting: Tasks = {
      ...tasks,
      prepare_release: async (actor, _input, work) => {
        for (const done of [1, 2, 3]) {
          await work.report(done, 3)
          seen.push((await periodProgress(here.coach, period))?.done ?? -1)
        }
        await inTransaction(actor, (tx) => work.finish(tx))
      },
    }
    await runJob(counting, { id: job })
    // Not every step is written, which would take longer than the work. The first and the last one are.
    expect([seen[0], seen.at(-1)]).toEqual([1, 3])
    expect(seen.toSorted((a, b) => a - b)).toEqual(seen)
  })
})

describe('an ended job', () => {
  test('is there for thirty days and to the millisecond no longer; one that waits stays', async () => {
    const organisationId = await anOrganisation()
    const ended = new Date('2027-03-01T08:00:00.000Z')
    const after = (days: number, more: number) => new Date(ended.getTime() + days * 86_400_000 + more)
    const job = { organisationId, kind: 'prepare_release', attempts: 1 } as const
    for (const state of ['done', 'refused', 'failed', 'queued', 'running'] as const)
      await database().job.create({
        data: {
          ...job,
          subject: state,
          state,
          finishedAt: ['queued', 'running'].includes(state) ? null : ended,
          createdAt: ended,
        },
      })
    const left = async (at: Date) => {
      await deleteOldJobs(ofOrganisation(organisationId), at)
      const jobs = await database().job.findMany({ where: { organisationId }, select: { state: true } })
      return jobs.map(({ state }) => state).toSorted()
    }
    const waiting = ['queued', 'running']
    expect(await left(after(30, 0))).toEqual(['done', 'failed', ...waiting, 'refused'].toSorted())
    expect(await left(after(30, 1))).toEqual(waiting)
    expect(await left(after(400, 0))).toEqual(waiting)
  })
})
