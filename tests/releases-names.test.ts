import { beforeEach, describe, expect, test } from 'vitest'
import type { StaffActor } from '@/domain/access/actor'
import { importSchools } from '@/features/imports/commands/import-schools'
import { approveRelease } from '@/features/releases/commands/approve-release'
import { prepareRelease } from '@/features/releases/commands/prepare-release'
import { preparationAt } from '@/features/releases/queries/preparation-at'
import { renameOrganisation } from '@/features/staff/commands/rename-organisation'
import { renameOrganisationSchema } from '@/features/staff/schema'
import { parseInput } from '@/server/action'
import { systemActor } from '@/server/minted-actor'
import {
  aPublication,
  firstWeek,
  preparationOf,
  prepared,
  releasesAt,
  reworded,
  secondWeek,
  weekOf,
  type APublication,
} from './publication-fixture'
import { actorFor } from './factories'
import { database } from './owner'

const period = weekOf(firstWeek)
const next = weekOf(secondWeek)
const bad = 'Bestuur B1 - Fatma Yilmaz heeft schulden'

type Names = Partial<Record<'S1' | 'S2' | 'S3' | 'S4' | 'B1' | 'B2' | 'B3' | 'M1', string>>
const schoolsFile = (names: Names) => {
  const boardOf = { S1: 'B1', S2: 'B1', S3: 'B2', S4: 'B3' } as const
  const rows = (['S1', 'S2', 'S3', 'S4'] as const).map((school) => {
    const board = boardOf[school]
    const cells = [names[school] ?? `School ${school}`, board, names[board] ?? `Bestuur ${board}`]
    return [school, ...cells, 'M1', names.M1 ?? 'Gemeente M1'].join(',')
  })
  return ['ref,name,board_ref,board_name,municipality_ref,municipality_name', ...rows].join('\n')
}
const importNames = async (actor: Parameters<typeof importSchools>[0], names: Names) => {
  const input = { bytes: new TextEncoder().encode(schoolsFile(names)), mode: 'apply' as const, proposals: [] }
  expect(await importSchools(actor, input)).toMatchObject({ applied: true, problems: [] })
}
const approve = async (actor: StaffActor, id: string) =>
  approveRelease(actor, { id, version: (await preparationOf(id)).version })
const refused = { code: 'forbidden' }
const nameOf = async (here: APublication, ref: string) =>
  (await database().schoolBoard.findFirstOrThrow({ where: { organisationId: here.organisationId, ref } })).name

let here: APublication
beforeEach(async () => {
  here = await aPublication([firstWeek, secondWeek])
})

describe('nobody approves a release that shows a name they wrote', () => {
  const ways: [string, Names][] = [
    ['a board', { B1: bad }],
    ['a board whose families are too few', { B3: bad }],
    ['a municipality', { M1: bad }],
  ]
  test.each(ways)('of %s, whoever prepares it', async (_, names) => {
    await importNames(here.second, names)
    const { id } = await prepared(here, period)
    await expect(approve(here.second, id)).rejects.toMatchObject(refused)
    expect(await releasesAt(here, period)).toEqual([])
    expect(await approve(here.coach, id)).toMatchObject({ releases: 4 })
    for (const { revisions } of await releasesAt(here, period))
      expect(revisions[0]?.writtenByIds).toEqual([here.second.staffId])
  })

  test('of the organisation, also after they changed roles', async () => {
    await renameOrganisation(here.admin, { name: bad })
    await database().staff.update({ where: { id: here.admin.staffId }, data: { role: 'coordinator' } })
    const { id } = await prepared(here, period)
    const now = await actorFor(here.organisationId, here.admin.staffId)
    await expect(approve(now, id)).rejects.toMatchObject(refused)
    expect(await approve(here.second, id)).toMatchObject({ releases: 4 })
  })

  test('in which a colleague has since corrected a letter', async () => {
    await importNames(here.second, { B1: bad })
    await importNames(here.first, { B1: `${bad}.` })
    const { id } = await prepared(here, period)
    await expect(approve(here.second, id)).rejects.toMatchObject(refused)
    expect(await approve(here.coach, id)).toMatchObject({ releases: 4 })
  })

  test('but a name that the release does not show, or that they imported unchanged, makes nobody its writer', async () => {
    await importNames(here.second, {})
    await importNames(here.second, { S4: bad })
    const { id } = await prepared(here, period)
    expect(await approve(here.second, id)).toMatchObject({ releases: 4 })
  })

  test('and a name from the operator is looked at by both people', async () => {
    await importNames(systemActor(here.organisationId), { B1: 'Stichting Veenoever' })
    const { id } = await prepared(here, period)
    expect(await approve(here.second, id)).toMatchObject({ releases: 4 })
  })
})

describe('a name that its recipient has read', () => {
  test('is no new name, whoever wrote it', async () => {
    await importNames(here.second, { B1: 'Stichting Veenoever' })
    await approve(here.coach, (await prepared(here, period)).id)
    const { id } = await prepared(here, next)
    expect((await preparationAt(here.second, next))?.newNames).toEqual([])
    expect(await approve(here.second, id)).toMatchObject({ releases: 4 })
  })

  test('is no new name when it returns after another one', async () => {
    await importNames(here.second, { B1: 'Stichting Veenoever' })
    await approve(here.coach, (await prepared(here, period)).id)
    await importNames(here.second, { B1: bad })
    await importNames(here.second, { B1: 'Stichting Veenoever' })
    expect(await approve(here.second, (await prepared(here, next)).id)).toMatchObject({ releases: 4 })
  })

  test('can be changed by another person, who alone is the writer of the new one', async () => {
    await importNames(here.second, { B1: 'Stichting Veenoever' })
    await approve(here.coach, (await prepared(here, period)).id)
    await importNames(here.first, { B1: 'Stichting Veenrand' })
    const { id } = await prepareRelease(here.second, { period: next, correction: '' })
    await expect(approve(here.first, id)).rejects.toMatchObject(refused)
    const row = await database().schoolBoard.findFirstOrThrow({ where: { id: here.places.B1 } })
    expect(row.nameWrittenByIds).toEqual([here.first.staffId])
  })

  test('counts as new in a correction only for releases with a changed word', async () => {
    await approve(here.second, (await prepared(here, period)).id)
    await importNames(here.second, { B1: bad })
    const again = await prepareRelease(here.first, { period, correction: 'Een tikfout.' })
    await reworded(here, again.id)
    expect((await preparationAt(here.second, period))?.newNames).toEqual([])
    expect(await approve(here.second, again.id)).toMatchObject({ releases: 1 })
    await importNames(here.second, { M1: bad })
    const third = await prepareRelease(here.first, { period, correction: 'Nog een.' })
    await database().preparationText.updateMany({ where: { preparationId: third.id }, data: { comment: 'Anders' } })
    await expect(approve(here.second, third.id)).rejects.toMatchObject(refused)
    expect(await approve(here.coach, third.id)).toMatchObject({ releases: 1 })
  })
})

describe('the approver', () => {
  test('sees the new names and their writers, and a writer reads which names are theirs', async () => {
    const called = (actor: StaffActor, name: string) =>
      database().staff.update({ where: { id: actor.staffId }, data: { name } })
    await called(here.first, 'Marit')
    await called(here.second, 'Karim')
    await called(here.coach, 'Ans')
    await importNames(here.second, { B1: bad })
    await prepared(here, period)
    const view = await preparationAt(here.coach, period)
    expect(view?.newNames.map(({ name }) => name).toSorted()).toEqual(
      [bad, 'Bestuur B2', 'Bestuur B3', 'Gemeente M1', 'Proef'].toSorted(),
    )
    expect(view?.newNames.find(({ name }) => name === bad)?.writers).toEqual(['Karim'])
    expect((await preparationAt(here.second, period))?.approval).toEqual({
      may: false,
      why: 'named',
      ownNames: [bad],
      others: ['Ans'],
    })
  })

  test('approves exactly the names that they looked at, or nothing', async () => {
    const at = await prepared(here, period)
    await importNames(here.second, { B1: bad })
    await expect(approveRelease(here.coach, at)).rejects.toMatchObject({ code: 'conflict', reason: 'figures_changed' })
    expect(await preparationAt(here.coach, period)).toMatchObject({ isStale: true })
  })

  test('publishes no name with a number or an address', async () => {
    await importNames(here.first, { B1: 'Stichting Veenoever 06 12345678' })
    const { id } = await prepared(here, period)
    await expect(approve(here.second, id)).rejects.toMatchObject({
      code: 'conflict',
      reason: 'text_digits',
      problems: [{ path: 'names', reason: 'text_digits', words: ['06 12345678'] }],
    })
    expect(await releasesAt(here, period)).toEqual([])
  })

  test('cannot write a name at the moment of approval', async () => {
    const at = await prepared(here, period)
    await Promise.allSettled([approveRelease(here.second, at), importNames(here.second, { B1: bad })])
    for (const { revisions } of await releasesAt(here, period)) expect(revisions[0]?.recipient).not.toBe(bad)
  })
})

test('a name is stored without invisible characters', async () => {
  await importNames(here.first, { B1: 'Bestuur \u202eamtaF\u202c \u200dB1' })
  expect(await nameOf(here, 'B1')).toBe('Bestuur amtaF B1')
  const { name } = parseInput(renameOrganisationSchema, { name: 'Thuis\u2066contact\u2069' })
  expect(name).toBe('Thuiscontact')
  expect(() => parseInput(renameOrganisationSchema, { name: '\u200b\u3164' })).toThrow('invalid')
})
