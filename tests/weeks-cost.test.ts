import { afterAll, beforeAll, expect, test } from 'vitest'
import { anOrganisationWithSchools, stored, week } from './week-fixture'
import { interview, said } from './arbitrary-answers'
import { countingProxy } from './counting-proxy'
import { figuresForWeek } from '@/features/weeks/queries/figures-for-week'
import { weekPage } from '@/features/weeks/queries/week-page'
import { systemActor } from '@/server/minted-actor'

let proxy: Awaited<ReturnType<typeof countingProxy>>

beforeAll(async () => {
  proxy = await countingProxy(process.env.DATABASE_URL!)
  process.env.DATABASE_URL = proxy.url
})

afterAll(() => proxy.close())

const answers = said({ confidentiality: 'yes', children_ages: [8, 9], schools: ['S1', 'S3'], internet: 'yes' })
const weekOf = (families: number) =>
  Array.from({ length: families }, (_, index) => interview({ ref: `I${index}`, familyRef: `F${index}`, answers }))

test('the page of a week takes eight statements and its figures four, and one more for the own questions of a whole organisation, without families and with fifty', async () => {
  for (const families of [0, 1, 50]) {
    const { organisationId } = await anOrganisationWithSchools()
    await stored(organisationId, weekOf(families))
    const actor = systemActor(organisationId)
    const nodes = [
      { at: { level: 'organisation', ref: null }, own: 1 },
      { at: { level: 'board', ref: 'B1' }, own: 0 },
    ] as const
    for (const { at, own } of nodes) {
      expect(await proxy.during(() => weekPage(actor, week, at))).toBe(8 + own)
      expect(await proxy.during(() => figuresForWeek(actor, { week, ...at }))).toBe(4 + own)
    }
  }
})
