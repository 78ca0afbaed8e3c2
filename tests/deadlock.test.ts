import { expect, test } from 'vitest'
import { inTransaction } from '@/server/db'
import { anOrganisation } from './factories'

test('of two transactions that wait for each other one is refused in words, and the other is done', async () => {
  const [one, other] = [await anOrganisation(), await anOrganisation()]
  let arrived = 0
  let open = () => undefined as void
  const bothHold = new Promise<void>((resolve) => (open = resolve))
  const lock = (first: string, second: string) =>
    inTransaction(async (tx) => {
      await tx.$executeRaw`select 1 from organisation where id = ${first}::uuid for update`
      arrived += 1
      if (arrived === 2) open()
      await bothHold
      await tx.$executeRaw`select 1 from organisation where id = ${second}::uuid for update`
      return 'done'
    })
  const outcomes = await Promise.allSettled([lock(one, other), lock(other, one)])
  expect(outcomes).toContainEqual({ status: 'fulfilled', value: 'done' })
  expect(outcomes).toContainEqual({
    status: 'rejected',
    reason: expect.objectContaining({ code: 'conflict', reason: 'try_again' }),
  })
})
