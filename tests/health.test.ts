import { beforeAll, expect, test } from 'vitest'
import { retryJobs } from '@/features/jobs/commands/retry-jobs'
import type { StaffActor } from '@/domain/access/actor'
import { inTransaction } from '@/server/db'
import { health } from '@/server/health'
import { enqueueJob } from '@/server/jobs'
import { anActor, anOrganisation } from './factories'
import { database } from './owner'

let actor: StaffActor
let id = ''
/** Minutes, so that a slow machine is no fault. */
const waiting = async () => {
  const { jobs } = await health()
  return [jobs?.waiting, Math.round((jobs?.waitingSeconds ?? -60) / 60)]
}
const hours = (count: number) => new Date(Date.now() - count * 60 * 60 * 1000)

beforeAll(async () => {
  actor = await anActor(await anOrganisation(), 'coordinator')
  const input = { grain: 'week', at: '2020-W13', correction: '' }
  id = await inTransaction(actor, (tx) =>
    enqueueJob(tx, actor, { kind: 'prepare_release', subject: 'week/2020-W13', input }),
  )
})

test('a job waits from when it was enqueued', async () => {
  expect(await waiting()).toEqual([1, 0])
  await database()
    .$executeRaw`update graphile_worker._private_jobs set run_at = now() - interval '2 hours' where key = ${id}`
  expect(await waiting()).toEqual([1, 120])
})

test('a job that a worker has taken, or that is not to be run yet, does not wait', async () => {
  await database()
    .$executeRaw`update graphile_worker._private_jobs set locked_at = now(), locked_by = 'x' where key = ${id}`
  expect(await waiting()).toEqual([0, 0])
  await database().$executeRaw`
    update graphile_worker._private_jobs set locked_at = null, locked_by = null, run_at = now() + interval '1 hour'
    where key = ${id}`
  expect(await waiting()).toEqual([0, 0])
})

test('a job that is retried waits from the retry on, and not from when it was first enqueued', async () => {
  await database().job.update({
    where: { id },
    data: { createdAt: hours(30), finishedAt: hours(1), state: 'failed', reason: 'fault' },
  })
  expect((await health()).jobs).toMatchObject({ waiting: 0, waitingSeconds: 0, failed: 1 })
  await retryJobs(actor, { ids: [id] })
  expect(await waiting()).toEqual([1, 0])
})
