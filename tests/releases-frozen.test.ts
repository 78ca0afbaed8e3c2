import { Client } from 'pg'
import { beforeAll, describe, expect, test } from 'vitest'
import type { StaffActor } from '@/domain/access/actor'
import { approveRelease } from '@/features/releases/commands/approve-release'
import { prepareRelease } from '@/features/releases/commands/prepare-release'
import { withdrawRelease } from '@/features/releases/commands/withdraw-release'
import { disclosureAudit } from '@/features/releases/queries/disclosure-audit'
import { issueById } from '@/features/releases/queries/issue-by-id'
import { withdrawSchema, saveWithdrawalReasonSchema } from '@/features/releases/schema'
import { disconnect } from '@/server/db'
import { systemActor } from '@/server/minted-actor'
import {
  aPublication,
  blockOf,
  firstWeek,
  published,
  releasesAt,
  secondWeek,
  weekOf,
  type APublication,
  type Releases,
} from './publication-fixture'
import { anActor, anOrganisation, auditOf } from './factories'
import { database, ownerDatabase } from './owner'

const period = weekOf(firstWeek)

describe('a published release', () => {
  let world: APublication
  let releases: Releases
  beforeAll(async () => {
    world = await aPublication()
    releases = await published(world, period)
  })
  const frozen = 'what was published is frozen'

  test.each([
    [`update release_revision set figures = '{}'`],
    [`update release_revision set comment = 'anders'`],
    [`update release_revision set state = 'withdrawn', published_at = now()`],
    [`update release_revision set contributors = '{}'`],
    [`delete from release_revision`],
    [`update release_statement set texts = '{}'`],
    [`update release_statement set said = not said`],
    [`delete from release_statement`],
    [`update contributor set week = '2020-W20'`],
    [`update contributor set values = '{}'`],
    [`update contributor set interview_id = null, family_pseudonym = 'x'`],
    [`delete from contributor`],
    [`update frozen_week set week = '2020-W20'`],
    [`delete from frozen_week`],
  ])('is not changed by %s', async (sql) => {
    await expect(ownerDatabase().$executeRawUnsafe(sql)).rejects.toThrow(frozen)
  })

  test('cannot be deleted together with its revisions', async () => {
    await expect(ownerDatabase().$executeRaw`delete from release`).rejects.toThrow('release_revision_release_id_fkey')
  })

  test('cannot have the same person as preparer and approver', async () => {
    const [{ revisions }] = releases as [Releases[number]]
    const { id: _, statements: __, contributors, audit, figures, ...row } = revisions[0]!
    const alone = {
      ...row,
      audit: audit!,
      figures: figures!,
      contributors,
      revision: 2,
      approvedById: row.preparedById,
    }
    await expect(database().releaseRevision.create({ data: alone })).rejects.toThrow('release_revision_two_people')
  })
})

describe('release.withdraw', () => {
  let world: APublication
  let releases: Releases
  const at = (level: string) => releases.find((release) => release.level === level)!
  beforeAll(async () => {
    world = await aPublication([firstWeek, secondWeek])
    releases = await published(world, period)
  })

  test('is refused to all but a coordinator, and to another organisation', async () => {
    const input = { revisionId: at('municipality').revisions[0]!.id }
    await expect(withdrawRelease(world.coach, input)).rejects.toMatchObject({ code: 'forbidden' })
    const stranger = await anActor(await anOrganisation(), 'coordinator')
    await expect(withdrawRelease(stranger, input)).rejects.toMatchObject({ code: 'not_found' })
  })

  test('needs no reason, and a reason cannot be empty', () => {
    const revisionId = at('municipality').revisions[0]!.id
    expect(withdrawSchema.safeParse({ revisionId }).success).toBe(true)
    for (const reason of ['', '  ', 'x'.repeat(401), 'nul \u0000'])
      expect(saveWithdrawalReasonSchema.safeParse({ revisionId, reason }).success).toBe(false)
  })

  test('happens once of two at the same time; its reader sees that it was withdrawn, and staff still see its content', async () => {
    const { id, revisions } = at('municipality')
    const input = { revisionId: revisions[0]!.id }
    const both = await Promise.allSettled([withdrawRelease(world.first, input), withdrawRelease(world.second, input)])
    const refused = both.find((one) => one.status === 'rejected')
    expect(refused?.reason).toMatchObject({ code: 'conflict', reason: 'changed_meanwhile' })
    const read = async (actor: StaffActor) => (await issueById(actor, id)).revisions
    expect(await read(world.readers.M1)).toMatchObject([
      { state: 'withdrawn', reason: '', families: null, figures: [] },
    ])
    expect(await read(world.second)).toMatchObject([{ state: 'withdrawn', reason: '', families: '30-49' }])
    const audited = (await auditOf(id)).filter(({ detail }) => !(detail as { refused?: true }).refused)
    expect(audited).toEqual([{ verb: 'release.withdraw', detail: { revision: input.revisionId } }])
  })

  test('cannot be undone, and its reason cannot be changed', async () => {
    const { id } = at('municipality').revisions[0]!
    for (const data of [{ state: 'published' as const }, { withdrawnReason: 'Iets anders' }])
      await expect(database().releaseRevision.update({ where: { id }, data })).rejects.toThrow('frozen')
  })

  test('changes no statement: every later audit counts what was published', async () => {
    const withdrawn = at('municipality')
    const said = withdrawn.revisions[0]!.statements.filter((statement) => statement.said)
    expect(said.length).toBeGreaterThan(2)
    const report = await disclosureAudit(systemActor(world.organisationId))
    expect(report.passed).toBe(true)
    expect(report.items.filter(({ release }) => release === `${withdrawn.number}.1`)).toHaveLength(said.length)
    const next = await published(world, weekOf(secondWeek))
    const town = next.find(({ level }) => level === 'municipality')!
    const { statements } = town.revisions[0]!.audit as { statements: number }
    const all = await database().releaseStatement.count({ where: { organisationId: world.organisationId } })
    expect(statements).toBe(all)
  })
})

describe('stored JSON of a release', () => {
  test('is audited too: the audit finds more than was allowed, even when the database accepted it', async () => {
    const world = await aPublication()
    await published(world, period)
    const { organisationId } = world
    const findings = async () => (await disclosureAudit(systemActor(organisationId))).findings.map(({ kind }) => kind)
    expect(await findings()).toEqual([])
    const trigger = (how: string) =>
      ownerDatabase().$executeRawUnsafe(`alter table release_revision ${how} trigger release_revision_frozen`)
    await trigger('disable')
    await database().releaseRevision.updateMany({
      where: { organisationId, families: '30-49' },
      data: { families: '33' },
    })
    await trigger('enable')
    expect(await findings()).toEqual(['read_otherwise'])
  })
})

describe('the same contributors and earlier releases', () => {
  /** Everything published, without the ids and moments of rows. */
  const bytesOf = async (world: APublication) => {
    const { organisationId } = world
    const all: unknown[] = await database().preparation.findMany({
      where: { organisationId },
      select: { fingerprint: true },
    })
    for (const one of [period, weekOf(secondWeek), blockOf('2020-W13')])
      for (const { number, level, revisions } of await releasesAt(world, one))
        for (const { id: _, releaseId: __, publishedAt: ___, preparedAt: ____, statements, ...revision } of revisions)
          all.push({ number, level, revision, statements: statements.map(({ revisionId: _id, ...one }) => one) })
    return JSON.stringify(all)
  }

  test('give byte-identical releases in two copies of one database', async () => {
    const world = await aPublication([firstWeek, secondWeek])
    const here = new URL(process.env.DATABASE_OWNER_URL ?? '')
    const name = here.pathname.slice(1)
    await Promise.all([disconnect(), ownerDatabase().$disconnect()])
    const client = new Client({ connectionString: Object.assign(new URL(here), { pathname: '/postgres' }).toString() })
    await client.connect()
    await client.query(`create database ${name}_copy template ${name}`)
    const publishAll = async () => {
      for (const one of [period, weekOf(secondWeek), blockOf('2020-W13')]) {
        const { id } = await prepareRelease(world.first, { period: one, correction: '' })
        await approveRelease(world.second, { id, version: 1 })
      }
      const bytes = await bytesOf(world)
      await Promise.all([disconnect(), ownerDatabase().$disconnect()])
      return bytes
    }
    try {
      const bytes = await publishAll()
      // A copy with its rows in another order, as after a restore.
      await client.query(`alter database ${name} rename to ${name}_first`)
      await client.query(`alter database ${name}_copy rename to ${name}`)
      await ownerDatabase()
        .$executeRaw`create table other_order as select * from interview_fact order by interview_id desc`
      await ownerDatabase().$executeRaw`delete from interview_fact`
      await ownerDatabase().$executeRaw`insert into interview_fact select * from other_order`
      expect(await publishAll()).toBe(bytes)
      expect(bytes).toContain('"said":true')
    } finally {
      await client.query(`drop database if exists ${name}_first with (force)`)
      await client.end()
    }
  })
})
