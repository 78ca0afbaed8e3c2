import { afterAll, beforeAll, expect, test } from 'vitest'
import { endedJobs } from '@/features/jobs/queries/ended-jobs'
import { retryJobs } from '@/features/jobs/commands/retry-jobs'
import { inTransaction } from '@/server/db'
import { enqueueLetters } from '@/server/jobs'
import { countingProxy } from './counting-proxy'
import { anActor, anOrganisation } from './factories'
import { database } from './owner'

let proxy: Awaited<ReturnType<typeof countingProxy>>

beforeAll(async () => {
  proxy = await countingProxy(process.env.DATABASE_URL!)
  process.env.DATABASE_URL = proxy.url
})

afterAll(() => proxy.close())

test('letters are enqueued, shown and tried again with as many statements for one reader as for sixty', async () => {
  const counts = []
  for (const readers of [1, 60]) {
    const actor = await anActor(await anOrganisation(), 'coordinator')
    const letter = {
      kind: 'release_letter',
      subject: 'week/2020-W13',
      input: { staffId: actor.staffId, releaseIds: [] },
    }
    const letterJobs = Array.from({ length: readers }, () => ({ ...letter, kind: 'release_letter' as const }))
    const enqueued = await proxy.during(() => inTransaction(actor, (tx) => enqueueLetters(tx, actor, letterJobs)))
    const where = { organisationId: actor.organisationId }
    expect(await database().job.count({ where })).toBe(readers)
    const [queue] = await database().$queryRaw<{ count: number }[]>`
      select count(*)::int as count from job join graphile_worker._private_jobs queue on queue.key = job.id::text
      where organisation_id = ${actor.organisationId}::uuid and queue.payload ->> 'id' = job.id::text and queue.max_attempts = 10`
    expect(queue?.count).toBe(readers)
    await database().job.updateMany({ where, data: { state: 'failed', reason: 'letter_refused' } })
    const ids = (await endedJobs(actor, ['release_letter'])).map(({ id }) => id)
    expect(ids).toHaveLength(readers)
    const shown = await proxy.during(() => endedJobs(actor, ['release_letter']))
    const retried = await proxy.during(() => retryJobs(actor, { ids }))
    counts.push({ enqueued, shown, retried })
  }
  expect(counts[1]).toEqual(counts[0])
  // Two statements, and the begin and end of the transaction.
  expect(counts[0]?.enqueued).toBe(2 + 2)
})
