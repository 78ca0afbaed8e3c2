import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import type { StaffActor } from '@/domain/access/actor'
import { exportFamilies } from '@/features/imports/commands/export-families'
import { viewsOfFamily } from '@/features/log/queries/views-of-family'
import { viewsOfStaff } from '@/features/log/queries/views-of-staff'
import { viewFilterSchema, type ViewFilter } from '@/features/log/schema'
import { audit, auditRefusal } from '@/server/audit'
import { inTransaction } from '@/server/db'
import { recordView, type View } from '@/server/record-view'
import { aFamily, aKnownFamily, anActor, anOrganisation } from './factories'
import { ownerDatabase } from './owner'

let organisationId: string
let coordinator: StaffActor
let admin: StaffActor
let caller: StaffActor
let family: { id: string; ref: string }

beforeEach(async () => {
  organisationId = await anOrganisation()
  coordinator = await anActor(organisationId, 'coordinator')
  admin = await anActor(organisationId, 'admin')
  caller = await anActor(organisationId, 'caller')
  family = await aKnownFamily(organisationId, { parentName: 'Geheime Naam', callerId: caller.staffId })
})

const record = (): View => ({ verb: 'family.read', part: 'record', subjectId: family.id, families: [family.id] })
const listWith = (...others: string[]): View => ({
  verb: 'family.read',
  part: 'list',
  families: [...others, family.id],
})

describe('view.read', () => {
  test.each(['caller', 'coach', 'reader'] as const)(
    'is refused for a %s, of a family and of a colleague',
    async (role) => {
      const actor = role === 'caller' ? caller : await anActor(organisationId, role)
      await expect(viewsOfFamily(actor, family.id, {})).rejects.toMatchObject({ code: 'forbidden' })
      await expect(viewsOfStaff(actor, caller.staffId, {})).rejects.toMatchObject({ code: 'forbidden' })
    },
  )

  test('finds nothing of another organisation, nor what never was', async () => {
    const stranger = await anActor(await anOrganisation(), 'admin')
    for (const [actor, id] of [
      [stranger, family.id],
      [admin, randomUUID()],
    ] as const)
      await expect(viewsOfFamily(actor, id, {})).rejects.toMatchObject({ code: 'not_found' })
    for (const [actor, id] of [
      [stranger, caller.staffId],
      [admin, randomUUID()],
    ] as const)
      await expect(viewsOfStaff(actor, id, {})).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('who looked at a family', () => {
  const rowsOf = async (filter: ViewFilter = {}, actor = coordinator) =>
    (await viewsOfFamily(actor, family.id, filter)).rows
  const inShort = async (filter?: ViewFilter) =>
    (await rowsOf(filter)).map(({ staffId, verb, part, result, ground }) => [staffId, verb, part, result, ground])

  test('is every look, change, refusal and file, the newest first, with the role and the ground of this family', async () => {
    const own = await aFamily(organisationId, 'x')
    await recordView(caller, record())
    await recordView(caller, listWith(own))
    await inTransaction(coordinator, (tx) => audit(tx, coordinator, 'family.update', family.id))
    await auditRefusal(caller, 'family.update', family.id)
    await exportFamilies(coordinator)
    await recordView(coordinator, { verb: 'family.read', part: 'record', families: [own] })
    expect(await inShort()).toEqual([
      [coordinator.staffId, 'family.export', 'file', 'allowed', 'coordination'],
      [caller.staffId, 'family.update', null, 'refused', null],
      [coordinator.staffId, 'family.update', null, 'allowed', 'coordination'],
      [caller.staffId, 'family.read', 'list', 'allowed', 'assigned'],
      [caller.staffId, 'family.read', 'record', 'allowed', 'assigned'],
    ])
    expect((await rowsOf()).map(({ role, name }) => [role, name])).toContainEqual(['caller', 'Proef'])
    const partsOf = async (kind: ViewFilter['kind']) => (await rowsOf({ kind })).map(({ part }) => part)
    expect(await partsOf('opened')).toEqual(['record'])
    expect(await partsOf('listed')).toEqual(['file', 'list'])
    expect(await partsOf('changed')).toEqual([null])
    expect(await partsOf('refused')).toEqual([null])
  })

  test('is asked for by days, and a file from before the family holds nothing of it', async () => {
    const columns = {
      organisationId,
      staffId: caller.staffId,
      verb: 'family.read',
      part: 'record',
      families: [family.id],
    }
    const at = new Date('2020-03-31T21:59:59Z')
    await ownerDatabase().audit.createMany({
      data: [
        { ...columns, at },
        { ...columns, at: new Date('2020-03-31T22:00:00Z') },
        { ...columns, at, verb: 'family.export', part: 'file', families: [] },
      ],
    })
    expect((await rowsOf({ from: '2020-03-01', until: '2020-03-31' })).map(({ part }) => part)).toEqual(['record'])
    expect(await rowsOf({ from: '2020-04-02', until: '2020-04-30' })).toEqual([])
    expect(await rowsOf()).toEqual([])
  })

  test('turns pages, each row once', async () => {
    const at = new Date('2020-03-10T12:00:00Z')
    await ownerDatabase().audit.createMany({
      data: Array.from({ length: 120 }, () => ({ organisationId, at, verb: 'family.read', families: [family.id] })),
    })
    const march = { from: '2020-03-01', until: '2020-03-31' }
    const ids = new Set<string>()
    const pages: number[] = []
    let after: string | undefined
    do {
      const page = await viewsOfFamily(coordinator, family.id, viewFilterSchema.parse({ ...march, after }))
      page.rows.forEach(({ id }) => ids.add(id))
      pages.push(page.rows.length)
      after = page.next ?? undefined
    } while (after)
    expect([pages, ids.size]).toEqual([[50, 50, 20], 120])
  })

  test('names the family for a coordinator, and for an administrator neither its name nor its number', async () => {
    expect((await viewsOfFamily(coordinator, family.id, {})).family).toEqual({
      ref: family.ref,
      parentName: 'Geheime Naam',
    })
    const page = await viewsOfFamily(admin, family.id, {})
    expect(page.family).toBeNull()
    expect(JSON.stringify(page)).not.toContain('Geheim')
  })
})

describe('what somebody opened', () => {
  test('is every look of that person, with the first families of a list and how many there were', async () => {
    const others = await Promise.all(Array.from({ length: 7 }, (_, at) => aFamily(organisationId, `r${at}`)))
    await recordView(caller, record())
    await recordView(caller, listWith(...others))
    await inTransaction(caller, (tx) => audit(tx, caller, 'contact.update', family.id))
    await recordView(coordinator, record())
    const { rows, person } = await viewsOfStaff(coordinator, caller.staffId, {})
    expect(person).toMatchObject({ id: caller.staffId, role: 'caller' })
    expect(rows.map(({ part, count, families, ground }) => [part, count, families.length, ground])).toEqual([
      ['list', 8, 5, 'several'],
      ['record', 1, 1, 'assigned'],
    ])
    expect(rows[1]?.families).toEqual([{ id: family.id, ref: family.ref, parentName: 'Geheime Naam' }])
  })

  test('names no family for an administrator', async () => {
    await recordView(caller, record())
    const { rows } = await viewsOfStaff(admin, caller.staffId, {})
    expect(rows[0]?.families).toEqual([{ id: family.id, ref: null, parentName: null }])
  })
})

test('who looked is found by the index of families, without reading the log of the organisation', async () => {
  await ownerDatabase().audit.createMany({
    data: Array.from({ length: 3000 }, () => ({ organisationId, verb: 'family.read', families: [randomUUID()] })),
  })
  await ownerDatabase().$executeRaw`analyze audit`
  const plan = await ownerDatabase().$queryRaw<{ 'QUERY PLAN': string }[]>`
    explain select id from audit where families @> array[${family.id}::uuid]`
  expect(plan.map((row) => row['QUERY PLAN']).join('\n')).toContain('audit_families_idx')
})
