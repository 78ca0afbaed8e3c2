import { afterAll, beforeAll, expect, test } from 'vitest'
import { textProblems } from '@/features/releases/parts/text-problems'
import { inTransaction } from '@/server/db'
import { countingProxy } from './counting-proxy'
import { aKnownFamily, anActor, anOrganisation } from './factories'

let proxy: Awaited<ReturnType<typeof countingProxy>>

beforeAll(async () => {
  proxy = await countingProxy(process.env.DATABASE_URL!)
  process.env.DATABASE_URL = proxy.url
})

afterAll(() => proxy.close())

test('the text check reads names and calls with seven statements in its transaction, for one text and for fifty', async () => {
  const organisationId = await anOrganisation()
  const actor = await anActor(organisationId, 'coordinator')
  await aKnownFamily(organisationId, { parentName: 'Fatma Yılmaz' })
  for (const count of [1, 50]) {
    const texts = Array.from({ length: count }, (_, index) => ({ path: `points.${index}`, text: 'Bel Fatma.' }))
    const work = () => inTransaction(actor, (tx) => textProblems(tx, actor, texts))
    expect(await work()).toHaveLength(count)
    expect(await proxy.during(work)).toBe(7 + 2)
    const twice = () =>
      inTransaction(actor, async (tx) => {
        await textProblems(tx, actor, texts)
        return textProblems(tx, actor, texts)
      })
    expect(await proxy.during(twice)).toBe(7 + 2)
  }
})
