import { beforeAll, describe, expect, test } from 'vitest'
import type { StaffActor } from '@/domain/access/actor'
import { disclosureAudit } from '@/features/releases/queries/disclosure-audit'
import { publishedPeriod } from '@/features/releases/queries/published-period'
import { issueRecord } from '@/features/releases/queries/issue-record'
import { exportIssue } from '@/features/releases/commands/export-issue'
import { exportIssueByNumber } from '@/features/releases/commands/export-issue-by-number'
import { issueById } from '@/features/releases/queries/issue-by-id'
import { issues } from '@/features/releases/queries/issues'
import { type ReaderScope, runAsReader } from '@/server/db'
import {
  aPublication,
  blockOf,
  firstWeek,
  published,
  weekOf,
  type APublication,
  type Releases,
} from './publication-fixture'
import { anActor, auditOf } from './factories'
import { database } from './owner'

const period = weekOf(firstWeek)
let world: APublication
let elsewhere: APublication
let releases: Releases
let others: Releases

const everything = { skip: 0, take: 1000 }
const of = (board: 'B1' | 'B2' | 'B3') => releases.find(({ boardId }) => boardId === world.places[board])!
const town = () => releases.find(({ level }) => level === 'municipality')!

beforeAll(async () => {
  world = await aPublication()
  elsewhere = await aPublication()
  releases = [...(await published(world, period)), ...(await published(world, blockOf('2020-W13')))]
  others = await published(elsewhere, period)
})

describe('with the database role of readers, a reader', () => {
  test('of B1 finds the releases of B1 and its schools, and no other', async () => {
    const found = await issues(world.readers.B1, everything)
    const own = releases.filter(({ boardId }) => boardId === world.places.B1).map(({ id }) => id)
    expect(found.map(({ id }) => id).sort()).toEqual(own.sort())
    expect(found.map(({ revisions }) => revisions[0]!.node.name).sort()).toEqual([
      'Bestuur B1',
      'School S1',
      'School S2',
    ])
  })

  test('of the municipality finds its releases alone, and none of a board or a school', async () => {
    expect((await issues(world.readers.M1, everything)).map(({ id }) => id)).toEqual([town().id])
  })

  test('gets not_found for every release of others, by its id, by its number and as a file', async () => {
    const readers = Object.entries(world.readers) as ['B1' | 'B2' | 'B3' | 'M1', StaffActor][]
    for (const [name, reader] of readers)
      for (const { id, number, boardId } of [...releases, ...others]) {
        if ((boardId ?? world.places.M1) === world.places[name] && !others.some((one) => one.id === id)) continue
        await expect(issueById(reader, id)).rejects.toMatchObject({ code: 'not_found' })
        const file = exportIssue(reader, { id, format: 'csv' })
        await expect(file).rejects.toMatchObject({ code: 'not_found' })
        if (!others.some((one) => one.id === id))
          await expect(exportIssueByNumber(reader, { number, format: 'csv' })).rejects.toMatchObject({
            code: 'not_found',
          })
      }
  })

  test('is refused what only staff read about their releases', async () => {
    for (const reader of [world.readers.B1, world.caller, world.admin]) {
      await expect(publishedPeriod(reader, period)).rejects.toMatchObject({ code: 'forbidden' })
      await expect(issueRecord(reader, of('B1').id)).rejects.toMatchObject({ code: 'not_found' })
      await expect(disclosureAudit(reader)).rejects.toMatchObject({ code: 'forbidden' })
    }
    for (const actor of [world.caller, world.admin])
      await expect(issueById(actor, of('B1').id)).rejects.toMatchObject({ code: 'not_found' })
  })

  test('cannot read any number, name or reason that stays inside', async () => {
    const [issue] = await issues(world.readers.M1, everything)
    const text = JSON.stringify(issue)
    for (const word of ['withheld', 'too_few', 'would_give_away', 'contributor', 'audit', 'sum'])
      expect(text).not.toContain(word)
    const withheld = issue!.revisions[0]!.figures.filter(({ said }) => !said)
    expect(withheld.length).toBeGreaterThan(0)
    expect(new Set(withheld.map((one) => Object.keys(one).sort().join()))).toEqual(new Set(['key,said']))
  })
})

describe('the database role of readers', () => {
  const scope = (): ReaderScope => ({ organisationId: world.organisationId, boardId: world.places.B1 })
  const asked = (sql: string, who = scope()) =>
    runAsReader(who, (tx) => tx.$queryRawUnsafe<Record<string, unknown>[]>(sql))
  const denied = { code: 'P2010', message: expect.stringContaining('permission denied') as string }

  test('sees no row of another recipient, in any query', async () => {
    const rows = await asked('select id from release')
    expect(rows.map(({ id }) => String(id)).sort()).toEqual(
      (await issues(world.readers.B1, everything)).map(({ id }) => id).sort(),
    )
    const [{ count } = { count: 0 }] = await asked('select count(*)::int as count from release_revision')
    expect(count).toBe(rows.length)
    const other = of('B2').id
    expect(await asked(`select id from release where id = '${other}'`)).toEqual([])
    expect(await asked(`select id from release_revision where release_id = '${other}'`)).toEqual([])
  })

  test('sees nothing without a reader node, or with a board of another organisation', async () => {
    const { organisationId } = world
    for (const who of [
      { organisationId },
      { organisationId, boardId: null },
      { organisationId, boardId: elsewhere.places.B1 },
    ])
      expect(await asked('select id from release', who)).toEqual([])
    await asked('select 1')
    // The settings of one transaction do not apply to the next.
    expect(await database().release.count()).toBe(releases.length + others.length)
  })

  test('cannot read any other table', async () => {
    const tables = await database().$queryRaw<{ name: string }[]>`
      select table_name as name from information_schema.tables where table_schema = 'public'`
    const closed = tables.map(({ name }) => name).filter((name) => !['release', 'release_revision'].includes(name))
    expect(closed).toEqual(
      expect.arrayContaining(['contributor', 'release_statement', 'answer', 'family', 'staff', 'organisation']),
    )
    for (const name of closed) await expect(asked(`select 1 from "${name}"`), `${name}`).rejects.toMatchObject(denied)
  })

  test.each(['contributors', 'audit', 'contributor_print', 'prepared_by_id', 'approved_by_id', 'prepared_at'])(
    'cannot read the column %s of a revision',
    async (column) => {
      await expect(asked(`select "${column}" from release_revision`)).rejects.toMatchObject(denied)
      await expect(asked(`select 1 from release_revision where "${column}" is not null`)).rejects.toMatchObject(denied)
    },
  )

  test('cannot change anything', async () => {
    for (const sql of [
      `update release set number = 1`,
      `update release_revision set state = 'withdrawn'`,
      `delete from release`,
      `insert into release_link (id) values (gen_random_uuid())`,
      `insert into audit (verb) values ('x')`,
      `create table mine (id int)`,
    ])
      await expect(asked(sql), `${sql}`).rejects.toMatchObject(denied)
  })
})

describe('release.export', () => {
  test('is audited with its reader, revision and format', async () => {
    const { id } = of('B2')
    await exportIssue(world.readers.B2, { id, format: 'pdf' })
    await exportIssue(world.coach, { id, revision: 1, format: 'csv' })
    expect(await auditOf(id)).toEqual([
      { verb: 'release.export', detail: { revision: 1, format: 'pdf' } },
      { verb: 'release.export', detail: { revision: 1, format: 'csv' } },
    ])
    const where = { subjectId: id, verb: 'release.export' }
    const rows = await database().audit.findMany({ where, orderBy: { id: 'asc' } })
    expect(rows.map(({ staffId }) => staffId)).toEqual([world.readers.B2.staffId, world.coach.staffId])
  })

  test('refuses a revision that does not exist, and then audits nothing', async () => {
    const before = await database().audit.count({ where: { verb: 'release.export' } })
    await expect(exportIssue(world.coach, { id: of('B1').id, revision: 2, format: 'pdf' })).rejects.toMatchObject({
      code: 'not_found',
    })
    expect(await database().audit.count({ where: { verb: 'release.export' } })).toBe(before)
  })

  test('is refused to a reader of another organisation, and to one whose board is new there', async () => {
    const stranger = await anActor(elsewhere.organisationId, 'reader')
    await expect(exportIssue(stranger, { id: town().id, format: 'pdf' })).rejects.toMatchObject({ code: 'not_found' })
    expect(await issues(stranger, everything)).toEqual([])
  })
})
