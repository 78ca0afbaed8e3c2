import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { addQuote } from '@/features/releases/commands/add-quote'
import { discardPreparation } from '@/features/releases/commands/discard-preparation'
import { prepareRelease } from '@/features/releases/commands/prepare-release'
import { saveText } from '@/features/releases/commands/save-text'
import { preparationAt } from '@/features/releases/queries/preparation-at'
import { periodsToPublish } from '@/features/releases/queries/periods-to-publish'
import { hasNodes } from '@/features/releases/queries/has-nodes'
import { preparedPeriod } from '@/features/releases/queries/prepared-period'
import { prepareSchema } from '@/features/releases/schema'
import { systemActor } from '@/server/minted-actor'
import {
  aPublication,
  aQuote,
  blockOf,
  corrected,
  firstWeek,
  nodeIds,
  preparationOf,
  prepared,
  published,
  weekOf,
  type APublication,
} from './publication-fixture'
import { anActor, anOrganisation, auditOf } from './factories'
import { database } from './owner'

const period = weekOf(firstWeek)
const asked = { period, correction: '' }
let world: APublication

beforeAll(async () => {
  world = await aPublication()
})
afterEach(() => {
  delete process.env.NABIJ_NOW
})

const frozenOf = async ({ organisationId }: APublication) => ({
  weeks: await database().frozenWeek.count({ where: { organisationId } }),
  contributors: await database().contributor.count({ where: { organisationId } }),
  releases: await database().release.count({ where: { organisationId } }),
})

describe('release.prepare', () => {
  test('is permitted to a coordinator: a coach, caller, admin, reader and the command line are refused', async () => {
    for (const actor of [world.coach, world.caller, world.admin, world.readers.M1, systemActor(world.organisationId)])
      await expect(prepareRelease(actor, asked)).rejects.toMatchObject({ code: 'forbidden' })
    expect(await database().preparation.count({ where: { organisationId: world.organisationId } })).toBe(0)
  })

  test('refuses a week and a block that are not over, even on their last day', async () => {
    for (const [now, at] of [
      ['2020-03-29T12:00:00Z', weekOf(firstWeek)],
      ['2020-04-19T12:00:00Z', blockOf('2020-W13')],
    ] as const) {
      process.env.NABIJ_NOW = now
      await expect(prepareRelease(world.first, { period: at, correction: '' })).rejects.toMatchObject({
        code: 'invalid',
        reason: 'period_not_over',
      })
    }
    expect(await frozenOf(world)).toEqual({ weeks: 0, contributors: 0, releases: 0 })
  })

  test('refuses a week that does not exist, a block that begins elsewhere, and a month', () => {
    for (const wrong of [
      { grain: 'week', at: '2020-W54' },
      { grain: 'block', at: '2020-W14' },
      { grain: 'month', at: '2020-W13' },
      { grain: 'week' },
    ])
      expect(prepareSchema.safeParse(wrong).success).toBe(false)
    expect(prepareSchema.parse({ grain: 'block', at: '2020-W13' })).toEqual({
      period: { grain: 'block', at: '2020-W13' },
      correction: '',
    })
  })

  test('computes what each recipient would read, with the exact figures beside it, and freezes nothing', async () => {
    const { id } = await prepared(world, period)
    const view = await preparationAt(world.second, period)
    expect(view).toMatchObject({ id, isStale: false, approval: { may: true, why: null }, changes: [] })
    expect(view?.nodes.map(({ name, exact, families }) => `${name}: ${exact}, ${families}`).sort()).toEqual([
      'Bestuur B1: 15, 10-19',
      'Bestuur B2: 14, 10-19',
      'Bestuur B3: 4, null',
      'Gemeente M1: 33, 30-49',
    ])
    const figures = view?.nodes.flatMap((node) => Object.values(node.figures)) ?? []
    expect(figures.filter(({ said }) => said).length).toBeGreaterThan(5)
    expect(view?.nodes.find(({ id }) => id === nodeIds(world).B3)?.figures.homework_help).toMatchObject({ said: false })
    expect(await frozenOf(world)).toEqual({ weeks: 0, contributors: 0, releases: 0 })
    expect((await preparationAt(world.first, period))?.approval).toMatchObject({ may: false, why: 'prepared' })
    expect(await auditOf(id)).toEqual([
      { verb: 'release.prepare', detail: { grain: 'week', at: firstWeek, again: false } },
    ])
  })

  test('keeps texts and quotes when it runs again, reports what changed, and updates the same preparation', async () => {
    const here = await aPublication()
    const { id, version } = await prepared(here, period)
    const [node, text] = [nodeIds(here).M1, 'Samen eten geeft veel gezinnen rust.']
    const words = { comment: 'Een rustige week.', points: ['Wie belt?'], requests: [] }
    await saveText(here.first, { preparationId: id, node, version: 0, ...words })
    await addQuote(here.second, await aQuote(here, id, { text }))
    await corrected(here, `${firstWeek}/S1/0`, 'homework_help', 'no')
    const stale = await preparationAt(here.second, period)
    expect(stale).toMatchObject({ isStale: true, version: version + 2 })
    expect(stale?.changes.map(({ node, key }) => `${node}: ${key}`).sort()).toEqual([
      'Bestuur B1: homework_help',
      'Gemeente M1: homework_help',
    ])
    expect((await prepareRelease(here.second, asked)).id).toBe(id)
    const again = await preparationAt(here.first, period)
    expect(again).toMatchObject({
      isStale: false,
      changes: [],
      version: version + 3,
      approval: { may: false, why: 'wrote' },
    })
    expect(again?.texts[node]).toMatchObject(words)
    expect(again?.quotes).toMatchObject([{ node, text }])
  })

  test('needs a reason for a published period', async () => {
    const here = await aPublication()
    await published(here, period)
    await expect(prepareRelease(here.first, asked)).rejects.toMatchObject({ reason: 'correction_wanted' })
    const { id } = await prepared(here, period, 'Een tikfout.')
    expect(await preparationOf(id)).toMatchObject({ state: 'open', correction: 'Een tikfout.' })
  })

  test('reports and offers nothing to publish for a block in which every board has one school', async () => {
    const here = await aPublication()
    const { organisationId } = here
    const board = { organisationId, ref: 'B4', name: 'Bestuur B4' }
    const { id: boardId } = await database().schoolBoard.create({ data: board })
    await database().school.updateMany({ where: { organisationId, ref: 'S2' }, data: { boardId } })
    const block = blockOf('2020-W13')
    await expect(prepareRelease(here.first, { period: block, correction: '' })).rejects.toMatchObject({
      code: 'conflict',
      reason: 'nothing_to_publish',
    })
    expect(await database().preparation.count({ where: { organisationId } })).toBe(0)
    expect((await periodsToPublish(here.coach)).map(({ period: { grain } }) => grain)).toEqual(['week'])
    expect(await hasNodes(here.coach, block)).toBe(false)
    expect(await hasNodes(here.coach, period)).toBe(true)
  })

  test('creates one preparation for two requests at once', async () => {
    const here = await aPublication()
    await Promise.allSettled([prepareRelease(here.first, asked), prepareRelease(here.second, asked)])
    expect(await database().preparation.count({ where: { organisationId: here.organisationId } })).toBe(1)
  })
})

describe('a preparation', () => {
  test('does not exist for another organisation, a caller, an admin or a reader', async () => {
    const stranger = await anActor(await anOrganisation(), 'coordinator')
    expect(await preparationAt(stranger, period)).toBeNull()
    for (const actor of [world.caller, world.admin, world.readers.M1]) {
      await expect(preparationAt(actor, period)).rejects.toMatchObject({ code: 'forbidden' })
      await expect(preparedPeriod(actor, period)).rejects.toMatchObject({ code: 'forbidden' })
      await expect(periodsToPublish(actor)).rejects.toMatchObject({ code: 'forbidden' })
    }
  })

  test('gives its period a state in the list: waiting, prepared, published, correcting', async () => {
    const here = await aPublication()
    const state = async () =>
      (await periodsToPublish(here.coach)).find(({ period: { grain } }) => grain === 'week')?.state
    const seen = [await state()]
    await prepared(here, period)
    seen.push(await state())
    await published(here, period)
    seen.push(await state())
    await prepared(here, period, 'Een tikfout.')
    expect([...seen, await state()]).toEqual(['waiting', 'prepared', 'published', 'correcting'])
  })

  test('can be discarded by a coordinator in the version that they looked at', async () => {
    const here = await aPublication()
    const at = await prepared(here, period)
    const stranger = await anActor(await anOrganisation(), 'coordinator')
    await expect(discardPreparation(stranger, at)).rejects.toMatchObject({ code: 'not_found' })
    await expect(discardPreparation(here.coach, at)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(discardPreparation(here.second, { ...at, version: 9 })).rejects.toMatchObject({ code: 'conflict' })
    await discardPreparation(here.second, at)
    expect(await preparationAt(here.first, period)).toBeNull()
    expect((await auditOf(at.id)).at(-1)).toEqual({ verb: 'release.prepare', detail: { discarded: true } })
    await expect(discardPreparation(here.second, at)).rejects.toMatchObject({ reason: 'preparation_closed' })
    expect((await prepared(here, period)).id).not.toBe(at.id)
  })
})
