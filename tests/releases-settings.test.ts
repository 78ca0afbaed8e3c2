import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { updateThreshold } from '@/features/releases/commands/update-threshold'
import { updateBoardGrain } from '@/features/releases/commands/update-board-grain'
import { preparationAt } from '@/features/releases/queries/preparation-at'
import { publicationSettings } from '@/features/releases/queries/publication-settings'
import { renameOrganisation } from '@/features/staff/commands/rename-organisation'
import { organisationSettings } from '@/features/staff/queries/organisation-settings'
import { renameOrganisationSchema } from '@/features/staff/schema'
import { boardGrainSchema, thresholdSchema } from '@/features/releases/schema'
import {
  aPublication,
  blockOf,
  firstWeek,
  laterWeek,
  prepared,
  published,
  releasesAt,
  weekOf,
} from './publication-fixture'
import { auditOf } from './factories'
import { database } from './owner'

const setClock = (moment: string) => {
  process.env.NABIJ_NOW = moment
}
// A day in the block of 2020-W13; the next block begins with 2020-W17.
beforeAll(() => setClock('2020-04-08T12:00:00Z'))
afterAll(() => {
  delete process.env.NABIJ_NOW
})

describe('organisation.change', () => {
  test('refuses everybody but an admin', async () => {
    const world = await aPublication()
    for (const actor of [world.first, world.coach, world.caller, world.readers.B1]) {
      await expect(updateThreshold(actor, { threshold: 12 })).rejects.toMatchObject({ code: 'forbidden' })
      await expect(updateBoardGrain(actor, { boardId: world.places.B3, byBlock: true })).rejects.toMatchObject({
        code: 'forbidden',
      })
      await expect(publicationSettings(actor)).rejects.toMatchObject({ code: 'forbidden' })
    }
  })

  test('renames the organisation for later releases, is in the log, and leaves published releases unchanged', async () => {
    const world = await aPublication([firstWeek, laterWeek])
    await published(world, weekOf(firstWeek))
    const namesAt = async (week: typeof firstWeek) =>
      new Set(
        (await releasesAt(world, weekOf(week))).flatMap(({ revisions }) =>
          revisions.map((one) => one.organisationName),
        ),
      )
    const before = (await organisationSettings(world.admin)).name
    for (const actor of [world.first, world.coach, world.caller, world.readers.B1])
      await expect(renameOrganisation(actor, { name: 'Andere naam' })).rejects.toMatchObject({ code: 'forbidden' })
    expect(await renameOrganisation(world.admin, { name: 'Andere naam' })).toEqual({ name: 'Andere naam' })
    await renameOrganisation(world.admin, { name: 'Andere naam' })
    const noted = (await auditOf(world.organisationId)).filter(({ detail }) =>
      JSON.stringify(detail).includes('changed'),
    )
    expect(noted).toEqual([{ verb: 'organisation.change', detail: { changed: 'name' } }])
    setClock('2020-05-20T12:00:00Z')
    await published(world, weekOf(laterWeek))
    setClock('2020-04-08T12:00:00Z')
    expect([
      (await organisationSettings(world.admin)).name,
      await namesAt(firstWeek),
      await namesAt(laterWeek),
    ]).toEqual(['Andere naam', new Set([before]), new Set(['Andere naam'])])
  })

  test('refuses an empty name and one that is too long', () => {
    for (const name of ['', '  ', 'x'.repeat(121), 7, null])
      expect(renameOrganisationSchema.safeParse({ name }).success, `${name}`).toBe(false)
    expect(renameOrganisationSchema.parse({ name: ' Thuiscontact ' })).toEqual({ name: 'Thuiscontact' })
  })

  test('refuses a K under ten, in a form and in the database', async () => {
    for (const threshold of ['9', '0', '-10', '10.5', '', 'tien', 1001])
      expect(thresholdSchema.safeParse({ threshold }).success, `${threshold}`).toBe(false)
    expect(thresholdSchema.parse({ threshold: '12' })).toEqual({ threshold: 12 })
    expect(boardGrainSchema.safeParse({ boardId: 'B3', byBlock: true }).success).toBe(false)
    const { organisationId } = await aPublication()
    await expect(
      database().organisation.update({ where: { id: organisationId }, data: { threshold: 9 } }),
    ).rejects.toThrow('organisation_threshold_at_least_ten')
  })

  test('applies a higher K to later releases, is in the log, and leaves published releases unchanged', async () => {
    const world = await aPublication([firstWeek, laterWeek])
    await published(world, weekOf(firstWeek))
    expect(await updateThreshold(world.admin, { threshold: 15 })).toEqual({ threshold: 15 })
    expect((await auditOf(world.organisationId)).at(-1)).toEqual({
      verb: 'organisation.change',
      detail: { threshold: 15, before: 10 },
    })
    setClock('2020-05-20T12:00:00Z')
    const classes = async (period: ReturnType<typeof weekOf>) =>
      (await releasesAt(world, period)).map(({ boardId, revisions: [first] }) => [
        Object.entries(world.places).find(([, id]) => id === boardId)?.[0] ?? 'M1',
        first?.families ?? null,
        first?.threshold,
      ])
    await published(world, weekOf(laterWeek))
    expect(new Set(await classes(weekOf(firstWeek)))).toEqual(
      new Set([
        ['M1', '30-49', 10],
        ['B1', '10-19', 10],
        ['B2', '10-19', 10],
        ['B3', null, 10],
      ]),
    )
    // B1 has fifteen families, B2 fourteen.
    expect(new Set(await classes(weekOf(laterWeek)))).toEqual(
      new Set([
        ['M1', '30-49', 15],
        ['B1', '10-19', 15],
        ['B2', null, 15],
        ['B3', null, 15],
      ]),
    )
    setClock('2020-04-08T12:00:00Z')
  })

  test('publishes a small board by block from the next block on, and can be undone until then', async () => {
    const world = await aPublication([laterWeek])
    const [boardId, other] = [world.places.B1, randomUUID()]
    await expect(updateBoardGrain(world.admin, { boardId: other, byBlock: true })).rejects.toMatchObject({
      code: 'not_found',
    })
    expect(await updateBoardGrain(world.admin, { boardId, byBlock: true })).toEqual({ byBlockFrom: '2020-W17' })
    expect(await updateBoardGrain(world.admin, { boardId, byBlock: false })).toEqual({ byBlockFrom: null })
    await updateBoardGrain(world.admin, { boardId, byBlock: true })
    setClock('2020-05-20T12:00:00Z')
    await expect(updateBoardGrain(world.admin, { boardId, byBlock: false })).rejects.toMatchObject({
      code: 'conflict',
      reason: 'grain_begun',
    })
    const boardsIn = async (period: Parameters<typeof preparationAt>[1]) => {
      await prepared(world, period)
      const { nodes } = (await preparationAt(world.first, period))!
      return nodes.filter(({ node }) => node.level === 'board').map(({ node }) => node.board)
    }
    expect(await boardsIn(weekOf(laterWeek))).not.toContain(boardId)
    expect(await boardsIn(blockOf('2020-W17'))).toEqual([boardId])
    expect((await auditOf(boardId)).map(({ detail }) => detail)).toEqual([
      { byBlockFrom: '2020-W17' },
      { byBlockFrom: null },
      { byBlockFrom: '2020-W17' },
    ])
    setClock('2020-04-08T12:00:00Z')
  })

  test('shows the present setting of each board', async () => {
    const world = await aPublication()
    await updateBoardGrain(world.admin, { boardId: world.places.B3, byBlock: true })
    const { threshold, boards } = await publicationSettings(world.admin)
    expect(threshold).toBe(10)
    expect(boards.map(({ id, from, begun }) => [id, from, begun])).toEqual(
      [world.places.B1, world.places.B2, world.places.B3].map((id) =>
        id === world.places.B3 ? [id, '2020-W17', false] : [id, null, false],
      ),
    )
  })
})
