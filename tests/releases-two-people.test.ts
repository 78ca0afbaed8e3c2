import { beforeAll, describe, expect, test } from 'vitest'
import type { StaffActor } from '@/domain/access/actor'
import { addQuote } from '@/features/releases/commands/add-quote'
import { removeQuote } from '@/features/releases/commands/remove-quote'
import { approveRelease } from '@/features/releases/commands/approve-release'
import { prepareRelease } from '@/features/releases/commands/prepare-release'
import { saveText } from '@/features/releases/commands/save-text'
import { updateStaff } from '@/features/staff/commands/update-staff'
import { preparationAt } from '@/features/releases/queries/preparation-at'
import { runAsReader } from '@/server/db'
import {
  aPublication,
  aQuote,
  firstWeek,
  nodeIds,
  preparationOf,
  prepared,
  published,
  releasesAt,
  weekOf,
  type APublication,
  type Releases,
} from './publication-fixture'
import { actorFor, anActor, anOrganisation, aStaffMember } from './factories'
import { database, ownerDatabase } from './owner'

const period = weekOf(firstWeek)
const text = 'Samen eten geeft veel gezinnen rust.'
const no = { comment: '', points: [] as string[], requests: [] as string[] }

type Words = typeof no
const write = async (here: APublication, actor: StaffActor, id: string, words: Partial<Words>) => {
  const node = nodeIds(here).M1
  const rows = await database().preparationText.findMany({ where: { preparationId: id, node } })
  const [row] = rows
  const { comment, points, requests } = { ...no, ...row, ...words }
  await saveText(actor, { preparationId: id, node, version: row?.version ?? 0, comment, points, requests })
}
const quote = async (here: APublication, actor: StaffActor, id: string) =>
  addQuote(actor, await aQuote(here, id, { text }))

const approve = async (actor: StaffActor, id: string) =>
  approveRelease(actor, { id, version: (await preparationOf(id)).version })
const refused = { code: 'forbidden' }

describe('nobody approves a release that holds a word they wrote', () => {
  const ways: [string, (here: APublication, actor: StaffActor, id: string) => Promise<unknown>][] = [
    ['a comment', (here, actor, id) => write(here, actor, id, { comment: 'Een rustige week.' })],
    ['a point', (here, actor, id) => write(here, actor, id, { points: ['Wie belt?'] })],
    ['a request', (here, actor, id) => write(here, actor, id, { requests: ['Een telefoonnummer.'] })],
    ['a quote', quote],
  ]
  test.each(ways)('%s', async (_, by) => {
    const here = await aPublication()
    const { id } = await prepared(here, period)
    await by(here, here.second, id)
    await expect(approve(here.second, id)).rejects.toMatchObject(refused)
    expect(await database().release.count({ where: { organisationId: here.organisationId } })).toBe(0)
    expect(await approve(here.coach, id)).toMatchObject({ releases: 4 })
  })

  test('the text of a colleague that they rewrote', async () => {
    const here = await aPublication()
    const { id } = await prepared(here, period)
    await write(here, here.first, id, { comment: 'Een rustige week.' })
    await write(here, here.second, id, { comment: 'Een drukke week.' })
    await expect(approve(here.second, id)).rejects.toMatchObject(refused)
  })

  test('a text from which they removed words, or all of them, or a quote', async () => {
    for (const words of [{ points: ['Wie belt?'] }, { points: [] }, { comment: '' }]) {
      const here = await aPublication()
      const { id } = await prepared(here, period)
      await write(here, here.first, id, { comment: 'Een rustige week.', points: ['Wie belt?', 'Wanneer?'] })
      await write(here, here.second, id, words)
      await expect(approve(here.second, id)).rejects.toMatchObject(refused)
    }
    const here = await aPublication()
    const { id } = await prepared(here, period)
    const kept = await quote(here, here.first, id)
    await removeQuote(here.second, { id: kept.id })
    await expect(approve(here.second, id)).rejects.toMatchObject(refused)
  })

  test('a text with an earlier version of theirs, even after a colleague prepared it again', async () => {
    const here = await aPublication()
    const { id } = await prepared(here, period)
    await write(here, here.first, id, { comment: 'Een rustige week.' })
    await write(here, here.second, id, { comment: 'Een drukke week.' })
    await prepareRelease(here.second, { period, correction: '' })
    await expect(approve(here.first, id)).rejects.toMatchObject(refused)
    expect(await approve(here.coach, id)).toMatchObject({ releases: 4 })
  })

  test('a correction that repeats what they wrote, or whose reason they wrote', async () => {
    const here = await aPublication()
    const { id } = await prepared(here, period)
    await write(here, here.first, id, { comment: 'Een rustige week.' })
    await approve(here.second, id)
    const again = await prepareRelease(here.second, { period, correction: 'Een tikfout.' })
    await write(here, here.second, again.id, { points: ['Wie belt?'] })
    await expect(approve(here.first, again.id)).rejects.toMatchObject(refused)
    // A colleague prepares the same correction again: its reason keeps its first writer.
    await prepareRelease(here.first, { period, correction: 'Een tikfout.' })
    await expect(approve(here.second, again.id)).rejects.toMatchObject(refused)
    expect(await approve(here.coach, again.id)).toMatchObject({ releases: 1 })
  })

  test('but saving a text unchanged makes nobody its writer', async () => {
    const here = await aPublication()
    const { id } = await prepared(here, period)
    await write(here, here.first, id, { comment: 'Een rustige week.' })
    const { version } = await preparationOf(id)
    await write(here, here.second, id, {})
    expect((await preparationOf(id)).version).toBe(version)
    expect(await approve(here.second, id)).toMatchObject({ releases: 4 })
  })

  test('writing at the moment of one’s own approval does not avoid the rule', async () => {
    const here = await aPublication()
    const at = await prepared(here, period)
    const both = await Promise.allSettled([
      write(here, here.second, at.id, { comment: 'Tegelijk' }),
      approveRelease(here.second, { ...at, version: at.version + 1 }),
    ])
    expect(both[1]).toMatchObject({ status: 'rejected' })
    expect(await database().release.count({ where: { organisationId: here.organisationId } })).toBe(0)
  })
})

describe('the writers of a preparation', () => {
  test('are named at each text, and somebody who may not approve reads why and who can', async () => {
    const here = await aPublication()
    const { organisationId } = here
    const nameOf = (actor: StaffActor, name: string) =>
      database().staff.update({ where: { id: actor.staffId }, data: { name } })
    await nameOf(here.first, 'Marit')
    await nameOf(here.second, 'Karim')
    await nameOf(here.coach, 'Ans')
    const gone = await aStaffMember(organisationId, 'coach')
    await database().staff.update({ where: { id: gone }, data: { disabledAt: new Date() } })
    const { id } = await prepared(here, period)
    await write(here, here.first, id, { comment: 'Een rustige week.' })
    await write(here, here.second, id, { points: ['Wie belt?'] })
    await quote(here, here.first, id)

    const view = await preparationAt(here.second, period)
    expect(view?.texts[nodeIds(here).M1]?.writers).toEqual({ comment: ['Marit'], points: ['Karim'], requests: [] })
    expect(view?.quotes).toMatchObject([{ writer: 'Marit' }])
    expect(view?.approval).toEqual({ may: false, why: 'wrote', ownNames: [], others: ['Ans'] })
    expect((await preparationAt(here.first, period))?.approval).toEqual({
      may: false,
      why: 'prepared',
      ownNames: [],
      others: ['Ans'],
    })
    const coach = await actorFor(organisationId, here.coach.staffId)
    expect((await preparationAt(coach, period))?.approval).toEqual({ may: true, why: null, ownNames: [], others: [] })
  })
})

describe('a name that readers see', () => {
  test.each([
    [
      'the organisation',
      ({ organisationId }: APublication) =>
        database().organisation.update({ where: { id: organisationId }, data: { name: 'Andere naam' } }),
    ],
    [
      'a board',
      ({ places }: APublication) =>
        database().schoolBoard.update({ where: { id: places.B1 }, data: { name: 'Andere naam' } }),
    ],
    [
      'the municipality',
      ({ places }: APublication) =>
        database().municipality.update({ where: { id: places.M1 }, data: { name: 'Andere naam' } }),
    ],
  ] as const)('of %s is published as it was looked at', async (_, rename) => {
    const here = await aPublication()
    const at = await prepared(here, period)
    await rename(here)
    expect(await preparationAt(here.second, period)).toMatchObject({ isStale: true, changes: [] })
    await expect(approveRelease(here.second, at)).rejects.toMatchObject({ code: 'conflict', reason: 'figures_changed' })
  })
})

describe('the names of the two people', () => {
  const rename = (actor: StaffActor, name: string) =>
    database().staff.update({ where: { id: actor.staffId }, data: { name } })
  const words = 'F. Yılmaz, schulden'

  test('are those that the approver saw', async () => {
    const here = await aPublication()
    await rename(here.first, 'Marit')
    await rename(here.second, 'Karim')
    const at = await prepared(here, period)
    expect(await preparationAt(here.second, period)).toMatchObject({ preparedBy: 'Marit', approvedBy: 'Karim' })
    expect(await preparationAt(here.first, period)).toMatchObject({ preparedBy: 'Marit', approvedBy: null })
    await approveRelease(here.second, at)
    for (const { revisions } of await releasesAt(here, period))
      expect(revisions).toMatchObject([{ preparedByName: 'Marit', approvedByName: 'Karim' }])
  })

  test.each(['first', 'second'] as const)('publish nothing when the %s was renamed after that', async (who) => {
    const here = await aPublication()
    const at = await prepared(here, period)
    await updateStaff(here.admin, {
      staffId: here[who].staffId,
      version: 1,
      name: words,
      role: 'coordinator',
      trainee: false,
      boardId: null,
      municipalityId: null,
    })
    await expect(approveRelease(here.second, at)).rejects.toMatchObject({
      code: 'conflict',
      reason: 'changed_meanwhile',
    })
    expect(await releasesAt(here, period)).toEqual([])
  })

  test('make a preparation stale as long as its preparer has another name than when it was prepared', async () => {
    const here = await aPublication()
    const { id } = await prepared(here, period)
    await rename(here.first, words)
    expect(await preparationAt(here.second, period)).toMatchObject({ preparedBy: 'Proef', isStale: true })
    await expect(approve(here.second, id)).rejects.toMatchObject({ code: 'conflict', reason: 'changed_meanwhile' })
    await rename(here.first, 'Proef')
    expect(await preparationAt(here.second, period)).toMatchObject({ isStale: false })
    expect(await approve(here.second, id)).toMatchObject({ releases: 4 })
  })

  test('are published as seen, or nothing is, when somebody is renamed at that moment', async () => {
    for (const who of ['first', 'second'] as const) {
      const here = await aPublication()
      const at = await prepared(here, period)
      await Promise.allSettled([approveRelease(here.second, at), rename(here[who], words)])
      for (const { revisions } of await releasesAt(here, period))
        expect(revisions).toMatchObject([{ preparedByName: 'Proef', approvedByName: 'Proef' }])
    }
  })

  test('change no preparation of another organisation', async () => {
    const here = await aPublication()
    const at = await prepared(here, period)
    await rename(await anActor(await anOrganisation(), 'coordinator'), words)
    await database().staff.update({ where: { id: here.second.staffId }, data: { name: 'Proef' } })
    expect(await approveRelease(here.second, at)).toMatchObject({ releases: 4 })
  })
})

describe('the database', () => {
  let world: APublication
  let releases: Releases
  beforeAll(async () => {
    world = await aPublication()
    const { id } = await prepared(world, period)
    await write(world, world.first, id, { comment: 'Een rustige week.' })
    await approve(world.second, id)
    releases = await releasesAt(world, period)
  })

  test('stores the writers with each revision, in a column that readers cannot read', async () => {
    const [{ revisions }] = releases as [Releases[number]]
    expect(revisions[0]!.writtenByIds).toEqual([world.first.staffId])
    const scope = { organisationId: world.organisationId, municipalityId: world.places.M1 }
    for (const sql of [
      'select written_by_ids from release_revision',
      'select staff_id from preparation_writer',
      'select text from withdrawal_reason',
    ])
      await expect(runAsReader(scope, (tx) => tx.$queryRawUnsafe(sql))).rejects.toThrow('permission denied')
  })

  test('refuses a revision that one of its writers approved', async () => {
    const [{ revisions }] = releases as [Releases[number]]
    const { id: _, statements: __, audit, figures, ...row } = revisions[0]!
    const alone = { ...row, audit: audit!, figures: figures!, revision: 2, writtenByIds: [row.approvedById] }
    await expect(database().releaseRevision.create({ data: alone })).rejects.toThrow(
      'release_revision_approved_by_no_writer',
    )
  })

  test('refuses to remove a writer', async () => {
    for (const sql of ['delete from preparation_writer', `update preparation_writer set part = 'points'`])
      await expect(ownerDatabase().$executeRawUnsafe(sql)).rejects.toThrow('frozen')
  })
})

describe('a correction after somebody else prepared', () => {
  test('keeps the writers from correction to correction', async () => {
    const here = await aPublication()
    const { id } = await prepared(here, period)
    await write(here, here.first, id, { comment: 'Een rustige week.' })
    await approve(here.coach, id)
    await published({ ...here, second: here.coach }, period, 'Een tikfout.')
    const again = await prepareRelease(here.second, { period, correction: 'Nog een.' })
    await write(here, here.second, again.id, { requests: ['Een telefoonnummer.'] })
    await expect(approve(here.first, again.id)).rejects.toMatchObject(refused)
  })
})
