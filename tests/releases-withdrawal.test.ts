import { beforeAll, describe, expect, test } from 'vitest'
import type { StaffActor } from '@/domain/access/actor'
import { approveWithdrawalReason } from '@/features/releases/commands/approve-withdrawal-reason'
import { discardWithdrawalReason } from '@/features/releases/commands/discard-withdrawal-reason'
import { approveRelease } from '@/features/releases/commands/approve-release'
import { exportIssue } from '@/features/releases/commands/export-issue'
import { loadSharedIssue } from '@/features/releases/commands/load-shared-issue'
import { shareRelease } from '@/features/releases/commands/share-release'
import { withdrawRelease } from '@/features/releases/commands/withdraw-release'
import { updateWithdrawalReason } from '@/features/releases/commands/update-withdrawal-reason'
import { readableIn } from '@/domain/export/read-release'
import { issueRecord } from '@/features/releases/queries/issue-record'
import { issueById } from '@/features/releases/queries/issue-by-id'
import { waitingReasons } from '@/features/releases/queries/waiting-reasons'
import { releaseFile, releaseFormats } from '@/server/release-file'
import { systemActor } from '@/server/minted-actor'
import {
  aPublication,
  type APublication,
  firstWeek,
  prepared,
  published,
  type Releases,
  releasesAt,
  reworded,
  weekOf,
} from './publication-fixture'
import { aKnownFamily, anActor, anOrganisation, auditOf } from './factories'
import { database, ownerDatabase } from './owner'

const period = weekOf(firstWeek)
const words = 'De weken waren verwisseld.'
let world: APublication
let town: Releases[number]

const waiting = () =>
  database().withdrawalReason.findFirstOrThrow({
    where: { revision: { releaseId: town.id } },
    orderBy: { writtenAt: 'desc' },
  })
const withdrawn = async () => {
  world = await aPublication()
  town = (await published(world, period))[0]!
  const { id: revisionId } = town.revisions[0]!
  await withdrawRelease(world.first, { revisionId })
  await updateWithdrawalReason(world.first, { revisionId, reason: words })
  return (await waiting()).id
}
const reasonRead = async () => (await issueById(world.readers.M1, town.id)).revisions[0]?.reason
const textOf = async () => {
  const release = (await issueById(world.readers.M1, town.id)).revisions[0]!
  const read = releaseFormats.filter((format) => format === 'csv' || format === 'json')
  return Promise.all(
    read.map(async (format) => Buffer.from((await releaseFile(format, release, 'nl')).bytes).toString()),
  )
}
const fixed = 'Ingetrokken. Gebruik deze uitgave niet meer.'

describe('a withdrawal', () => {
  let id = ''
  let link = ''
  beforeAll(async () => {
    id = await withdrawn()
    link = (await shareRelease(world.first, { releaseId: town.id, days: 7 })).link
  })
  const shared = async () =>
    (await loadSharedIssue({ address: '192.0.2.1', device: '' }, link.split('/').at(-1)!, 'page')).revisions[0]!
      .withdrawnReason

  test('takes effect at once by one person, with a fixed sentence: the reason waits, on every page and in every file', async () => {
    const { revisions } = await issueById(world.readers.M1, town.id)
    expect(revisions).toMatchObject([{ state: 'withdrawn', reason: '', withdrawnReason: '' }])
    expect(await shared()).toBe('')
    for (const file of await textOf()) {
      expect(file).toContain(fixed)
      expect(file).not.toContain(words)
    }
  })

  test('shows on its page and on the first page of coordinator and coach that its reason waits', async () => {
    for (const actor of [world.first, world.second, world.coach])
      expect(await waitingReasons(actor)).toEqual([{ releaseId: town.id, number: town.number, name: 'Gemeente M1' }])
    for (const actor of [world.caller, world.admin, world.readers.M1])
      await expect(waitingReasons(actor)).rejects.toMatchObject({ code: 'forbidden' })
    const stranger = await anActor(await anOrganisation(), 'coordinator')
    expect(await waitingReasons(stranger)).toEqual([])
    const kept = async (actor: typeof world.first) => (await issueRecord(actor, town.id)).revisions[0]!.waiting
    expect(await kept(world.first)).toMatchObject({ text: words, approval: { may: false, why: 'wrote' } })
    expect(await kept(world.coach)).toMatchObject({ text: words, approval: { may: true, why: null } })
  })

  test('has its reason approved by nobody who wrote it, and decided by nobody of another organisation', async () => {
    await expect(approveWithdrawalReason(world.first, { id })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(discardWithdrawalReason(world.coach, { id })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(approveWithdrawalReason(systemActor(world.organisationId), { id })).rejects.toMatchObject({
      code: 'forbidden',
    })
    const stranger = await anActor(await anOrganisation(), 'coordinator')
    for (const actor of [stranger, world.caller, world.admin, world.readers.M1])
      for (const decide of [approveWithdrawalReason, discardWithdrawalReason])
        await expect(decide(actor, { id })).rejects.toMatchObject({ code: 'not_found' })
    expect(await reasonRead()).toBe('')
  })

  test('cannot get its reason past the rule of two people, not even in the database', async () => {
    const revision = { where: { id: town.revisions[0]!.id } }
    await expect(database().releaseRevision.update({ ...revision, data: { withdrawnReason: words } })).rejects.toThrow(
      'frozen',
    )
    const decided = { state: 'published' as const, decidedAt: new Date() }
    await expect(
      database().withdrawalReason.update({ where: { id }, data: { ...decided, decidedById: world.first.staffId } }),
    ).rejects.toThrow('withdrawal_reason_decided')
    await expect(
      database().withdrawalReason.update({
        where: { id },
        data: { ...decided, decidedById: world.second.staffId, text: 'Iets anders' },
      }),
    ).rejects.toThrow('frozen')
    await expect(ownerDatabase().withdrawalReason.delete({ where: { id } })).rejects.toThrow('frozen')
  })

  test('shows its reason once another person approved it, and two approvals at once approve it once', async () => {
    const both = await Promise.allSettled([
      approveWithdrawalReason(world.second, { id }),
      approveWithdrawalReason(world.coach, { id }),
    ])
    const [done, not] = [
      both.filter((one) => one.status === 'fulfilled'),
      both.filter((one) => one.status === 'rejected'),
    ]
    expect(done).toHaveLength(1)
    expect(not).toMatchObject([{ reason: { code: 'conflict', reason: 'changed_meanwhile' } }])
    expect(await reasonRead()).toBe(words)
    expect(await shared()).toBe(words)
    for (const file of await textOf()) {
      expect(file).toContain(fixed)
      expect(file).toContain(words)
    }
    expect(await waitingReasons(world.first)).toEqual([])
    expect((await auditOf(town.id)).filter(({ verb }) => verb === 'release.approve').at(-1)).toEqual({
      verb: 'release.approve',
      detail: { revision: town.revisions[0]!.id, part: 'reason' },
    })
  })

  test('keeps the reason that it has', async () => {
    const input = { revisionId: town.revisions[0]!.id, reason: 'Iets anders' }
    await expect(updateWithdrawalReason(world.second, input)).rejects.toMatchObject({ code: 'conflict' })
    await expect(
      database().releaseRevision.update({ where: { id: input.revisionId }, data: { withdrawnReason: 'Iets anders' } }),
    ).rejects.toThrow('frozen')
  })
})

test('readers get nothing of a withdrawn revision, nor of the revisions before it; staff still do', async () => {
  world = await aPublication()
  const comment = 'Hier stond een woord te veel.'
  const first = await prepared(world, period)
  await approveRelease(world.second, await reworded(world, first.id, comment))
  const again = await prepared(world, period, 'Een tikfout.')
  await approveRelease(world.second, await reworded(world, again.id, 'Dat woord is weg.'))
  const [town] = await releasesAt(world, period)
  const reader = world.readers.M1
  const read = async (actor: StaffActor) =>
    (await issueById(actor, town!.id)).revisions.map(({ comment, figures }) => [comment, figures.length > 0])
  expect(await read(reader)).toEqual([
    ['Dat woord is weg.', true],
    [comment, true],
  ])

  const { link } = await shareRelease(world.first, { releaseId: town!.id, days: 7 })
  const [latest] = (await issueRecord(world.first, town!.id)).revisions
  await withdrawRelease(world.first, { revisionId: latest!.id })
  const nothing = [
    ['', false],
    ['', false],
  ]
  expect(await read(reader)).toEqual(nothing)
  const shared = await loadSharedIssue({ address: '192.0.2.1', device: '' }, link.split('/').at(-1)!, 'page')
  expect(shared.revisions.map(({ comment, figures }) => [comment, figures.length > 0])).toEqual(nothing)
  expect(shared.revisions).toMatchObject([
    { state: 'withdrawn', families: null },
    { state: 'withdrawn', families: null },
  ])
  for (const revision of [undefined, 1, 2]) {
    await expect(exportIssue(reader, { id: town!.id, format: 'csv', revision })).rejects.toMatchObject({
      code: 'not_found',
    })
    expect(readableIn(shared.revisions, revision)).toBeUndefined()
  }
  expect(await read(world.second)).toEqual([
    ['Dat woord is weg.', true],
    [comment, true],
  ])
})

describe('a discarded reason', () => {
  test('is deleted, and another one can be written, which waits again', async () => {
    const id = await withdrawn()
    await discardWithdrawalReason(world.second, { id })
    expect((await waiting()).text).toBe('')
    expect((await issueRecord(world.first, town.id)).revisions[0]).toMatchObject({ waiting: null, isUntold: true })
    await expect(approveWithdrawalReason(world.coach, { id })).rejects.toMatchObject({ reason: 'changed_meanwhile' })
    await updateWithdrawalReason(world.second, { revisionId: town.revisions[0]!.id, reason: 'Verkeerde weken.' })
    const other = await waiting()
    await expect(approveWithdrawalReason(world.second, { id: other.id })).rejects.toMatchObject({ code: 'forbidden' })
    await approveWithdrawalReason(world.first, { id: other.id })
    expect(await reasonRead()).toBe('Verkeerde weken.')
    const details = (await auditOf(town.id)).map(({ detail }) => detail as { discarded?: true })
    expect(details.filter(({ discarded }) => discarded)).toHaveLength(1)
  })
})

describe('the text check reads the reason of a withdrawal', () => {
  test('when it is written, and when it is approved', async () => {
    const id = await withdrawn()
    await aKnownFamily(world.organisationId, { parentName: 'Zeynep Verwisseld' })
    await expect(approveWithdrawalReason(world.second, { id })).rejects.toMatchObject({ reason: 'text_name' })
    expect(await reasonRead()).toBe('')
    await discardWithdrawalReason(world.second, { id })
    const input = { revisionId: town.revisions[0]!.id, reason: 'Zeynep wilde het niet.' }
    await expect(updateWithdrawalReason(world.second, input)).rejects.toMatchObject({ reason: 'text_name' })
  })
})
