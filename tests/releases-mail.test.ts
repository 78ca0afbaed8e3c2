import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { approveRelease } from '@/features/releases/commands/approve-release'
import { saveText } from '@/features/releases/commands/save-text'
import { issueById } from '@/features/releases/queries/issue-by-id'
import { issues } from '@/features/releases/queries/issues'
import { endedJobs } from '@/features/jobs/queries/ended-jobs'
import { dismissJob } from '@/features/jobs/commands/dismiss-job'
import { retryJobs } from '@/features/jobs/commands/retry-jobs'
import { jobIdsSchema, mostJobs } from '@/features/jobs/schema'
import { auditOf } from './factories'
import { aMailServer, type Received } from './mail-server'
import {
  aPublication,
  blockOf,
  firstWeek,
  nodeIds,
  preparationOf,
  prepared,
  releasesAt,
  weekOf,
  type APublication,
} from './publication-fixture'
import { runJobs } from './run-jobs'
import { database } from './owner'

const period = weekOf(firstWeek)
const mail = aMailServer()
/** The incoming letters by their recipient. */
const letters = async () => {
  await runJobs()
  return Object.fromEntries((await mail.letters()).map((letter) => [letter.to.split('-')[0] ?? '', letter]))
}
const linksIn = (letter: Received | undefined) => [...new Set(letter?.text.match(/https?:\S+/g) ?? [])]

let world: APublication
beforeAll(async () => {
  await mail.listen()
  await aPublication()
  world = await aPublication()
})
beforeEach(() => {
  mail.incoming.length = 0
})
afterAll(mail.close)

describe('the letter about a release', () => {
  test('goes to each reader of it, with a link that opens it and no figure', async () => {
    const { id: staffId } = await database().staff.findFirstOrThrow({ where: { id: world.readers.B2.staffId } })
    await database().staff.update({ where: { id: staffId }, data: { disabledAt: new Date() } })
    const at = await prepared(world, period)
    expect(await approveRelease(world.second, at)).toEqual({ releases: 4 })
    const received = await letters()
    // Nobody of another organisation, no caller, and no disabled reader gets a letter.
    expect(Object.keys(received).sort()).toEqual(['b1', 'b3', 'm1'])
    const releases = await releasesAt(world, period)
    for (const [name, boardId] of [
      ['b1', world.places.B1],
      ['b3', world.places.B3],
      ['m1', null],
    ] as const) {
      const { id } = releases.find((release) => release.boardId === boardId)!
      expect(linksIn(received[name])).toEqual([`http://localhost:3000/read/${id}`])
      const reader = world.readers[name.toUpperCase() as 'B1' | 'B3' | 'M1']
      expect((await issueById(reader, id)).id).toBe(id)
      expect(received[name]?.subject).toBe('Nieuwe samenvatting / New summary')
      expect(received[name]?.text).toContain('Lezer')
      expect(received[name]?.text.replaceAll(/https?:\S+/g, '')).not.toMatch(/\d|%/)
    }
  })

  test('is one letter for several schools of one board, and a municipality gets none about schools', async () => {
    await approveRelease(world.second, await prepared(world, blockOf('2020-W13')))
    const received = await letters()
    expect(Object.keys(received)).toEqual(['b1'])
    expect(linksIn(received.b1)).toEqual(['http://localhost:3000/read'])
  })

  test('about a correction goes only to readers of the corrected release', async () => {
    const { id } = await prepared(world, period, 'Een tikfout.')
    const words = { comment: 'Verbeterd', points: [], requests: [] }
    await saveText(world.first, { preparationId: id, node: nodeIds(world).B1, version: 0, ...words })
    const { version } = await preparationOf(id)
    expect(await approveRelease(world.second, { id, version })).toEqual({ releases: 1 })
    expect(Object.keys(await letters())).toEqual(['b1'])
  })

  test('does not stop the publication when the mail server refuses it; it is tried twice, and then shown', async () => {
    const here = await aPublication()
    mail.mood.refuses = true
    mail.mood.tried = 0
    const log = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
    expect(await approveRelease(here.second, await prepared(here, period))).toEqual({ releases: 4 })
    for (let round = 0; round < 4; round += 1) await runJobs()
    mail.mood.refuses = false
    expect(mail.mood.tried).toBe(8)
    expect(log.mock.calls.join()).toContain('mail_refused')
    expect(log.mock.calls.join()).not.toMatch(/@example|Lezer/)
    log.mockRestore()
    expect(await issues(here.readers.M1, { skip: 0, take: 9 })).toHaveLength(1)
    const failed = await endedJobs(here.second, ['release_letter'])
    expect(failed.map(({ state, reason, addressee }) => [state, reason, addressee])).toEqual(
      Array.from({ length: 4 }, () => ['failed', 'letter_refused', 'Lezer']),
    )
    // Only the person who approved sees the failed letters.
    expect(await endedJobs(here.first, ['release_letter'])).toEqual([])
  })

  test('is sent once more to those who did not get it when the approver asks for that', async () => {
    const here = await aPublication()
    mail.mood.refuses = true
    const log = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
    await approveRelease(here.second, await prepared(here, period))
    for (let round = 0; round < 2; round += 1) await runJobs()
    const [one, ...others] = await endedJobs(here.second, ['release_letter'])
    mail.mood.tried = 0
    await retryJobs(here.second, { ids: [one!.id] })
    for (let round = 0; round < 3; round += 1) await runJobs()
    expect(mail.mood.tried).toBe(1)
    expect(await endedJobs(here.second, ['release_letter'])).toHaveLength(others.length + 1)
    mail.mood.refuses = false
    await retryJobs(here.second, { ids: [one!.id] })
    expect(Object.keys(await letters())).toHaveLength(1)
    log.mockRestore()
    expect((await endedJobs(here.second, ['release_letter'])).map(({ id }) => id).sort()).toEqual(
      others.map(({ id }) => id).sort(),
    )
  })

  test('is sent once more to everybody who did not get it, at one request', async () => {
    const here = await aPublication()
    mail.mood.refuses = true
    const log = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
    await approveRelease(here.second, await prepared(here, period))
    for (let round = 0; round < 2; round += 1) await runJobs()
    const letterKinds = ['release_letter'] as const
    const [dismissedJob, ...others] = await endedJobs(here.second, letterKinds)
    const ids = [dismissedJob!, ...others].map(({ id }) => id)
    await dismissJob(here.second, { id: dismissedJob!.id })
    mail.mood.tried = 0
    // What was dismissed in another tab stays dismissed.
    expect(await retryJobs(here.second, { ids })).toEqual({ count: 3 })
    expect(await endedJobs(here.second, letterKinds)).toEqual([])
    for (const { id } of others)
      expect(await auditOf(id)).toEqual([{ verb: 'job.retry', detail: { kind: 'release_letter' } }])
    for (let round = 0; round < 3; round += 1) await runJobs()
    expect(mail.mood.tried).toBe(3)
    mail.mood.refuses = false
    log.mockRestore()
    await retryJobs(here.second, { ids: others.map(({ id }) => id) })
    expect(Object.keys(await letters())).toHaveLength(3)
    expect(await endedJobs(here.second, letterKinds)).toEqual([])
    await expect(retryJobs(here.second, { ids })).rejects.toMatchObject({
      code: 'conflict',
      reason: 'changed_meanwhile',
    })
    expect(jobIdsSchema.safeParse({ ids: [] }).success).toBe(false)
    expect(jobIdsSchema.safeParse({ ids: Array.from({ length: mostJobs + 1 }, () => ids[0]) }).success).toBe(false)
  })

  test('is sent when the person who published is disabled, or has another role, before it goes out', async () => {
    for (const change of [{ disabledAt: new Date() }, { role: 'caller' }] as const) {
      mail.incoming.length = 0
      const here = await aPublication()
      await approveRelease(here.second, await prepared(here, period))
      await database().staff.update({ where: { id: here.second.staffId }, data: change })
      expect(Object.keys(await letters()).sort()).toEqual(['b1', 'b2', 'b3', 'm1'])
    }
  })

  test('goes to nobody when nothing was published', async () => {
    const here = await aPublication()
    const at = await prepared(here, period)
    await expect(approveRelease(here.second, { ...at, version: 9 })).rejects.toMatchObject({ code: 'conflict' })
    await runJobs()
    expect(mail.incoming).toEqual([])
    expect(await database().job.count({ where: { organisationId: here.organisationId } })).toBe(0)
  })

  test('goes to nobody who has lost access when it is written', async () => {
    const here = await aPublication()
    await approveRelease(here.second, await prepared(here, period))
    const gone = [here.readers.B1.staffId, here.readers.B2.staffId]
    await database().staff.updateMany({ where: { id: { in: gone } }, data: { disabledAt: new Date() } })
    expect(Object.keys(await letters()).sort()).toEqual(['b3', 'm1'])
  })
})
