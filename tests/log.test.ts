import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import { aKnownFamily, anActor, anOrganisation } from './factories'
import type { StaffActor } from '@/domain/access/actor'
import { updateThreshold } from '@/features/releases/commands/update-threshold'
import { updateBoardGrain } from '@/features/releases/commands/update-board-grain'
import { renameOrganisation } from '@/features/staff/commands/rename-organisation'
import { exportFamilies } from '@/features/imports/commands/export-families'
import { loadLog } from '@/features/log/commands/load-log'
import { logPage } from '@/features/log/parts/log-page'
import { logFilterSchema, type LogFilter } from '@/features/log/schema'
import { audit } from '@/server/audit'
import { inTransaction } from '@/server/db'
import { systemActor } from '@/server/minted-actor'
import { recordView } from '@/server/record-view'
import { database, ownerDatabase } from './owner'

const everything: LogFilter = {}

let organisationId: string
let admin: StaffActor

beforeEach(async () => {
  organisationId = await anOrganisation()
  admin = await anActor(organisationId, 'admin')
})

const rowsAt = (at: string, about: Partial<{ verb: string; staffId: string | null; detail: object }>[]) =>
  ownerDatabase().audit.createMany({
    data: about.map((one) => ({ organisationId, at: new Date(at), verb: 'family.update', ...one })),
  })

const march = { from: '2020-03-01', until: '2020-03-31' }

describe('log.read', () => {
  test.each(['caller', 'coordinator', 'coach', 'reader'] as const)('refuses a %s, and audits it', async (role) => {
    const actor = await anActor(organisationId, role)
    await expect(loadLog(actor, everything)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(logPage(actor, everything)).rejects.toMatchObject({ code: 'forbidden' })
    const { rows } = await loadLog(admin, { who: actor.staffId })
    expect(rows.map(({ verb, result }) => [verb, result])).toEqual([
      ['log.read', 'refused'],
      ['log.read', 'refused'],
    ])
  })

  test('shows an admin who did what, when and with what outcome, and of the detail only which setting was changed', async () => {
    const family = await aKnownFamily(organisationId, { parentName: 'Geheime Naam' })
    await inTransaction(admin, (tx) => audit(tx, admin, 'family.update', family.id, { words: 'Geheime woorden' }))
    await inTransaction(systemActor(organisationId), (tx) =>
      audit(tx, systemActor(organisationId), 'family.import', null, { refused: false }),
    )
    const { rows, people } = await loadLog(admin, everything)
    expect(rows.map(({ verb, staffId, subjectId, result }) => [verb, staffId, subjectId, result])).toEqual([
      ['log.read', admin.staffId, null, 'allowed'],
      ['family.import', null, null, 'allowed'],
      ['family.update', admin.staffId, family.id, 'allowed'],
    ])
    expect(people.map(({ id }) => id)).toEqual([admin.staffId])
    expect(JSON.stringify({ rows, people })).not.toMatch(/Geheime|@/)
    expect(Object.keys(rows[0] ?? {}).toSorted()).toEqual([
      'at',
      'families',
      'ground',
      'id',
      'part',
      'result',
      'role',
      'setting',
      'staffId',
      'subjectId',
      'verb',
    ])
  })

  test('names the setting that was changed, and not its value', async () => {
    const board = { organisationId, ref: 'B1', name: 'Bestuur' }
    const { id: boardId } = await database().schoolBoard.create({ data: board })
    await renameOrganisation(admin, { name: 'Geheime Organisatie' })
    await updateThreshold(admin, { threshold: 4321 })
    await updateBoardGrain(admin, { boardId, byBlock: true })
    await updateBoardGrain(admin, { boardId, byBlock: false })
    const { rows } = await loadLog(admin, { kind: 'organisation' })
    expect(rows.map(({ setting }) => setting)).toEqual(['grain', 'grain', 'threshold', 'name'])
    expect(JSON.stringify(rows)).not.toMatch(/Geheim|4321/)
  })

  test('shows nothing of another organisation', async () => {
    await rowsAt('2020-03-10T12:00:00Z', [{}])
    const stranger = await anActor(await anOrganisation(), 'admin')
    expect((await logPage(stranger, march)).rows).toEqual([])
  })

  test('is recorded in the log itself, once an hour for each person', async () => {
    for (let round = 0; round < 3; round += 1) await loadLog(admin, everything)
    const { rows } = await logPage(admin, { kind: 'log' })
    expect(rows).toHaveLength(1)
  })

  test('filters by person, by the system, by kind, by refusal and by days in Amsterdam', async () => {
    const other = await anActor(organisationId, 'caller')
    await rowsAt('2020-03-31T21:59:59Z', [{ staffId: other.staffId }])
    await rowsAt('2020-03-31T22:00:00Z', [{ staffId: other.staffId, verb: 'week.read' }])
    await rowsAt('2020-03-10T12:00:00Z', [
      { staffId: admin.staffId, verb: 'staff.read', detail: { refused: true } },
      { staffId: null, verb: 'check_in.save' },
      { staffId: null, verb: 'family.read', detail: { refused: true, reason: 'not_found' } },
    ])
    const verbsAt = async (filter: LogFilter) =>
      (await logPage(admin, { ...march, ...filter })).rows.map(({ verb }) => verb)
    expect(await verbsAt({})).toEqual(['family.update', 'family.read', 'check_in.save', 'staff.read'])
    expect(await verbsAt({ who: other.staffId })).toEqual(['family.update'])
    expect(await verbsAt({ who: 'system' })).toEqual(['family.read', 'check_in.save'])
    expect(await verbsAt({ kind: 'check_in' })).toEqual(['check_in.save'])
    expect(await verbsAt({ outcome: 'refused' })).toEqual(['family.read', 'staff.read'])
    expect((await logPage(admin, { from: '2020-04-01', until: '2020-04-01' })).rows).toHaveLength(1)
  })

  test('leaves looking out unless it is asked for, and always shows what left as a file', async () => {
    const coordinator = await anActor(organisationId, 'coordinator')
    const family = await aKnownFamily(organisationId, { parentName: 'Geheime Naam' })
    await recordView(coordinator, { verb: 'family.read', part: 'record', subjectId: family.id, families: [family.id] })
    await exportFamilies(coordinator)
    const shown = async (filter: LogFilter) =>
      (await logPage(admin, { who: coordinator.staffId, ...filter })).rows.map(({ verb, part }) => [verb, part])
    const [look, file] = [
      ['family.read', 'record'],
      ['family.export', 'file'],
    ]
    expect(await shown({})).toEqual([file])
    expect(await shown({ show: 'views' })).toEqual([look])
    expect(await shown({ show: 'everything' })).toEqual([file, look])
    expect(JSON.stringify((await logPage(admin, { show: 'everything' })).rows)).not.toContain('Geheim')
  })

  test('pages through rows of one moment and shows each row once', async () => {
    await rowsAt(
      '2020-03-10T12:00:00Z',
      Array.from({ length: 120 }, () => ({})),
    )
    const pages: number[] = []
    const ids = new Set<string>()
    let after: string | undefined
    do {
      const page = await logPage(admin, logFilterSchema.parse({ ...march, after }))
      pages.push(page.rows.length)
      page.rows.forEach(({ id }) => ids.add(id))
      after = page.next ?? undefined
    } while (after)
    expect([pages, ids.size]).toEqual([[50, 50, 20], 120])
  })

  test('shows the newest rows for an address that is not valid', () => {
    const nonsense = {
      who: 'x',
      kind: 'family.read',
      outcome: 'done',
      from: '2020-02-30',
      until: '',
      after: "1-2' or 1",
    }
    expect(logFilterSchema.parse(nonsense)).toEqual({})
    expect(logFilterSchema.parse({ who: randomUUID(), kind: 'family' })).toMatchObject({ kind: 'family' })
  })
})
