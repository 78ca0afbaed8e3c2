import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { shareRelease } from '@/features/releases/commands/share-release'
import { revokeLink } from '@/features/releases/commands/revoke-link'
import { withdrawRelease } from '@/features/releases/commands/withdraw-release'
import { issueRecord } from '@/features/releases/queries/issue-record'
import { loadSharedIssue } from '@/features/releases/commands/load-shared-issue'
import { shareSchema } from '@/features/releases/schema'
import { limits } from '@/server/throttle-limits'
import { aPublication, firstWeek, published, weekOf, type APublication, type Releases } from './publication-fixture'
import { anActor, anOrganisation, auditOf } from './factories'
import { database } from './owner'

const visitor = { address: '192.0.2.1', device: '' }
let world: APublication
let releases: Releases
const at = (index: number) => releases[index]!.id

beforeAll(async () => {
  world = await aPublication()
  releases = await published(world, weekOf(firstWeek))
})
afterEach(() => {
  delete process.env.NABIJ_NOW
})

const tokenOf = (link: string) => link.split('/').at(-1)!
const shared = async (releaseId: string) => tokenOf((await shareRelease(world.first, { releaseId, days: 7 })).link)
const linksOf = (releaseId: string) =>
  database().releaseLink.findMany({ where: { releaseId }, orderBy: { madeAt: 'asc' } })

describe('release.share', () => {
  test('is refused to all but a coordinator, and to another organisation', async () => {
    const input = { releaseId: at(0), days: 7 as const }
    await expect(shareRelease(world.coach, input)).rejects.toMatchObject({ code: 'forbidden' })
    const stranger = await anActor(await anOrganisation(), 'coordinator')
    await expect(shareRelease(stranger, input)).rejects.toMatchObject({ code: 'not_found' })
    expect(await linksOf(at(0))).toEqual([])
  })

  test('asks again who somebody is ten minutes after they showed it', async () => {
    const stale = { ...world.first, verifiedAt: new Date(Date.now() - 600_000) }
    await expect(shareRelease(stale, { releaseId: at(0), days: 7 })).rejects.toMatchObject({ code: 'step_up' })
    expect(await linksOf(at(0))).toEqual([])
  })

  test('accepts only the offered numbers of days', () => {
    expect(shareSchema.parse({ releaseId: at(0), days: '30' }).days).toBe(30)
    for (const days of [0, 8, 365, '', null])
      expect(shareSchema.safeParse({ releaseId: at(0), days }).success).toBe(false)
  })

  test('returns a link to that release alone, and stores its token nowhere', async () => {
    const { link } = await shareRelease(world.first, { releaseId: at(0), days: 7 })
    expect(link).toMatch(/^http:\/\/[^/]+\/shared\/[\w-]{43}$/)
    const issue = await loadSharedIssue(visitor, tokenOf(link), 'page')
    expect(issue.id).toBe(at(0))
    const tables = await database().$queryRaw<{ name: string }[]>`
      select table_name as name from information_schema.tables where table_schema = 'public'`
    for (const { name } of tables) {
      const rows = await database().$queryRawUnsafe<{ row: string }[]>(
        `select to_jsonb(t)::text as row from "${name}" t`,
      )
      expect(
        rows.some(({ row }) => row.includes(tokenOf(link))),
        `${name}`,
      ).toBe(false)
    }
    const [kept] = await linksOf(at(0))
    expect(kept?.tokenHash).toHaveLength(32)
  })

  test('is audited, and so is every visit, with the link', async () => {
    const token = await shared(at(1))
    await loadSharedIssue(visitor, token, 'page')
    await loadSharedIssue(visitor, token, 'pdf')
    const [{ id: link, lastUsedAt }] = (await linksOf(at(1))) as [Awaited<ReturnType<typeof linksOf>>[number]]
    expect(await auditOf(at(1))).toEqual([
      { verb: 'release.share', detail: { link, days: 7 } },
      { verb: 'release.read', detail: { link, format: 'page' } },
      { verb: 'release.export', detail: { link, format: 'pdf' } },
    ])
    expect(lastUsedAt).not.toBeNull()
  })
})

describe('a shared link', () => {
  test('with an unknown token is not_found, and is not audited', async () => {
    const before = await database().audit.count()
    for (const token of ['', 'x', 'A'.repeat(43), "' or 1=1 --"])
      await expect(loadSharedIssue(visitor, token, 'page')).rejects.toMatchObject({ code: 'not_found' })
    expect(await database().audit.count()).toBe(before)
  })

  test('stops working after its days', async () => {
    process.env.NABIJ_NOW = '2020-04-01T10:00:00Z'
    const token = await shared(at(2))
    process.env.NABIJ_NOW = '2020-04-08T09:59:59Z'
    expect((await loadSharedIssue(visitor, token, 'page')).id).toBe(at(2))
    process.env.NABIJ_NOW = '2020-04-08T10:00:00Z'
    await expect(loadSharedIssue(visitor, token, 'page')).rejects.toMatchObject({ code: 'not_found' })
    expect((await issueRecord(world.first, at(2))).links).toMatchObject([{ state: 'expired' }])
  })

  test('stops working once it is revoked, which happens once of two; another link to the same release still works', async () => {
    const [token, other] = [await shared(at(3)), await shared(at(3))]
    const [{ id }] = (await linksOf(at(3))) as [Awaited<ReturnType<typeof linksOf>>[number]]
    const stranger = await anActor(await anOrganisation(), 'coordinator')
    await expect(revokeLink(stranger, { id })).rejects.toMatchObject({ code: 'not_found' })
    await expect(revokeLink(world.coach, { id })).rejects.toMatchObject({ code: 'forbidden' })
    const both = await Promise.allSettled([revokeLink(world.first, { id }), revokeLink(world.second, { id })])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    await expect(loadSharedIssue(visitor, token, 'page')).rejects.toMatchObject({ code: 'not_found' })
    expect((await loadSharedIssue(visitor, other, 'page')).id).toBe(at(3))
    expect(await auditOf(at(3))).toContainEqual({ verb: 'release.share', detail: { revoked: id } })
  })

  test('to a withdrawn release shows that it was withdrawn', async () => {
    const token = await shared(at(0))
    await withdrawRelease(world.first, { revisionId: releases[0]!.revisions[0]!.id })
    const { revisions } = await loadSharedIssue(visitor, token, 'page')
    expect(revisions).toMatchObject([{ state: 'withdrawn', reason: '' }])
  })
})

test('a link is opened as often as an office does, and not without end from one address', async () => {
  process.env.NABIJ_NOW = '2020-05-15T10:00:00+02:00'
  const office = { address: '192.0.2.7', device: '' }
  const { link } = await shareRelease(world.first, { releaseId: at(0), days: 7 })
  const open = (from: typeof office) => loadSharedIssue(from, tokenOf(link), 'page')
  for (let visit = 0; visit < limits.shared_visit.address.failures; visit += 1) await open(office)
  const before = (await auditOf(at(0))).length
  await expect(open(office)).rejects.toMatchObject({ code: 'too_many', retryFrom: expect.any(Date) })
  expect(await auditOf(at(0))).toHaveLength(before)
  expect(await open(visitor)).toMatchObject({ id: at(0) })
})
