import { afterAll, beforeAll, expect, test } from 'vitest'
import { countingProxy } from './counting-proxy'
import { aFamily, anActor, anOrganisation } from './factories'
import { logPage } from '@/features/log/parts/log-page'
import { peopleOfLog } from '@/features/log/parts/people-of-log'
import { recordView } from '@/server/record-view'
import { database, ownerDatabase } from './owner'

let proxy: Awaited<ReturnType<typeof countingProxy>>

beforeAll(async () => {
  proxy = await countingProxy(process.env.DATABASE_URL!)
  process.env.DATABASE_URL = proxy.url
})

afterAll(() => proxy.close())

test('a page of the log takes one statement and its names one more, with no row and with thousands', async () => {
  const organisationId = await anOrganisation()
  const admin = await anActor(organisationId, 'admin')
  const days = { from: '2020-03-01', until: '2020-03-31' }
  for (const count of [0, 3000]) {
    const at = new Date('2020-03-10T12:00:00Z')
    await ownerDatabase().audit.createMany({
      data: Array.from({ length: count }, () => ({ organisationId, at, verb: 'answer.save' })),
    })
    expect(await proxy.during(() => logPage(admin, days))).toBe(1)
    expect(await proxy.during(() => peopleOfLog(admin))).toBe(1)
  }
})

test('a look is recorded by one statement, whether one family was shown or a list of them', async () => {
  const organisationId = await anOrganisation()
  const caller = await anActor(organisationId, 'caller')
  const families = await Promise.all(Array.from({ length: 30 }, (_, at) => aFamily(organisationId, `r${at}`)))
  for (const shown of [families, families.slice(0, 1), []])
    expect(await proxy.during(() => recordView(caller, { verb: 'family.read', part: 'list', families: shown }))).toBe(1)
})

test('a page deep in the log is read from its index, without a sort', async () => {
  const organisationId = await anOrganisation()
  await ownerDatabase().audit.createMany({
    data: Array.from({ length: 3000 }, (_, index) => ({
      organisationId,
      at: new Date(1583000000000 + index * 1000),
      verb: 'answer.save',
    })),
  })
  await ownerDatabase().$executeRaw`analyze audit`
  const plan = await database().$queryRaw<{ 'QUERY PLAN': string }[]>`
    explain select id from audit where organisation_id = ${organisationId}::uuid and at >= '2020-01-01' and at < '2021-01-01'
      and (at, id) < ('2020-02-29T18:30:00Z'::timestamptz, 999999999::bigint)
    order by at desc, id desc limit 51`
  const text = plan.map((row) => row['QUERY PLAN']).join('\n')
  expect(text).toContain('audit_organisation_id_at_id_idx')
  expect(text).not.toContain('Sort')
})
