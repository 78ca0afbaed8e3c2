import { afterAll, beforeAll, expect, test } from 'vitest'
import { interview } from './arbitrary-answers'
import { countingProxy } from './counting-proxy'
import { anOrganisation } from './factories'
import { stored, week } from './week-fixture'
import { ladderOfWeek } from '@/features/reach/queries/ladder-of-week'
import { reachPage } from '@/features/reach/queries/reach-page'
import { systemActor } from '@/server/minted-actor'
import { database } from './owner'

let proxy: Awaited<ReturnType<typeof countingProxy>>

beforeAll(async () => {
  proxy = await countingProxy(process.env.DATABASE_URL!)
  process.env.DATABASE_URL = proxy.url
})

afterAll(() => proxy.close())

test('the page of reach takes seven statements and the lines in the week one, without families and with fifty in many groups', async () => {
  for (const families of [0, 1, 50]) {
    const organisationId = await anOrganisation()
    await stored(
      organisationId,
      Array.from({ length: families }, (_, index) => interview({ ref: `I${index}`, familyRef: `F${index}` })),
    )
    await database().$executeRaw`
      update family set programme = ref, home_languages = array[ref] where organisation_id = ${organisationId}::uuid`
    const actor = systemActor(organisationId)
    for (const period of ['week', 'four', 'all'] as const)
      expect(await proxy.during(() => reachPage(actor, { period, week }))).toBe(7)
    expect(await proxy.during(() => ladderOfWeek(actor, week))).toBe(1)
  }
})

test('programmes beyond the largest forty are one row, so that the table stays readable', async () => {
  const organisationId = await anOrganisation()
  await database().family.createMany({
    data: Array.from({ length: 60 }, (_, index) => ({
      organisationId,
      ref: `F${index}`,
      programme: `Programma ${index}`,
      listedSince: new Date('2020-01-01'),
    })),
  })
  const { splits } = await reachPage(systemActor(organisationId), { week })
  const rows = splits.find(({ dimension }) => dimension === 'programme')?.rows ?? []
  expect(rows).toHaveLength(41)
  expect(rows.find(({ value }) => value === null)?.ladder.listed).toBe(20)
})
