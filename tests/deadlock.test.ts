import { expect, test } from 'vitest'
import { inTransaction } from '@/server/db'
import { aFamily, anActor, anOrganisation } from './factories'

test('of two transactions that wait for each other one is refused in words, and the other is done', async () => {
  const organisationId = await anOrganisation()
  const actor = await anActor(organisationId, 'coordinator')
  const [one, other] = [await aFamily(organisationId, '1'), await aFamily(organisationId, '2')]
  let arrived = 0
  let open = () => undefined as void
  const bothHold = new Promise<void>((resolve) => (open = resolve))
  const lock = (first: string, second: string) =>
    inTransaction(actor, async (tx) => {
      await tx.$executeRaw`select 1 from family where id = ${first}::uuid for update`
      arrived += 1
      if (arrived === 2) open()
      await bothHold
      await tx.$executeRaw`select 1 from family where id = ${second}::uuid for update`
      return 'done'
    })
  const outcomes = await Promise.allSettled([lock(one, other), lock(other, one)])
  expect(outcomes).toContainEqual({ status: 'fulfilled', value: 'done' })
  expect(outcomes).toContainEqual({
    status: 'rejected',
    reason: expect.objectContaining({ code: 'conflict', reason: 'try_again' }),
  })
})
