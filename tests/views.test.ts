import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Role, StaffActor } from '@/domain/access/actor'
import { claimLease } from '@/server/call-lease'
import { inTransaction, ofOrganisation } from '@/server/db'
import { AppError } from '@/server/errors'
import { actorFrom, jobActor, systemActor } from '@/server/minted-actor'
import { recordView, type View } from '@/server/record-view'
import { sourceOf } from '@/server/sender'
import { authorize, requireFound } from '@/server/authorize'
import { loadFoundFamilies } from '@/features/calls/commands/load-found-families'
import { exportFamilies } from '@/features/imports/commands/export-families'
import { aFamily, aKnownFamily, anActor, anInterview, anOrganisation, fictionalNumber } from './factories'
import { database } from './owner'

const roles: readonly Role[] = ['caller', 'coordinator', 'coach', 'reader', 'admin']

let organisationId: string

beforeEach(async () => {
  organisationId = await anOrganisation()
})
afterEach(() => {
  delete process.env.NABIJ_NOW
})

const rowsOf = (staffId: string | null) =>
  database().audit.findMany({ where: { organisationId, staffId }, orderBy: { id: 'asc' } })
const onlyRow = async (staffId: string | null) => {
  const rows = await rowsOf(staffId)
  expect(rows).toHaveLength(1)
  return rows[0]!
}
const ofFamilies = (...families: string[]): View => ({ verb: 'family.read', part: 'list', families })

describe('one look', () => {
  test.each([
    ['coordinator', 'coordination'],
    ['coach', 'coaching'],
    ['reader', 'publication'],
    ['admin', 'administration'],
  ] as const)('of a %s is one row with the role, the part, the result and the ground %s', async (role, ground) => {
    const actor = await anActor(organisationId, role)
    const subjectId = randomUUID()
    await recordView(actor, { verb: 'release.read', part: 'release', subjectId })
    expect(await onlyRow(actor.staffId)).toMatchObject({
      verb: 'release.read',
      subjectId,
      role,
      part: 'release',
      result: 'allowed',
      ground,
      families: [],
      detail: null,
    })
  })

  test('of a caller has the ground of each family, and of families with several grounds all of them', async () => {
    const colleague = await anActor(organisationId, 'caller')
    const { staffId } = await anActor(organisationId, 'caller')
    const caller = jobActor({
      id: staffId,
      organisationId,
      role: 'caller',
      boardId: null,
      municipalityId: null,
      coversForIds: [colleague.staffId],
    })
    const lent = await anActor(organisationId, 'caller')
    const families = {
      assigned: await aFamily(organisationId, '1', { callerId: staffId }),
      cover: await aFamily(organisationId, '2', { callerId: colleague.staffId }),
      pool: await aFamily(organisationId, '3'),
      lease: await aFamily(organisationId, '4', { callerId: lent.staffId }),
      own_work: await aFamily(organisationId, '5', { callerId: lent.staffId }),
    }
    await anInterview(organisationId, { familyId: families.own_work, callerId: staffId })
    for (const familyId of [families.pool, families.lease])
      await inTransaction(ofOrganisation(organisationId), (tx) => claimLease(tx, { organisationId, familyId, staffId }))
    for (const id of Object.values(families)) await recordView(caller, ofFamilies(id))
    await recordView(caller, ofFamilies(...Object.values(families), families.pool))
    const rows = await rowsOf(staffId)
    expect(rows.slice(0, -1).map(({ ground }) => ground)).toEqual(Object.keys(families))
    expect(rows.at(-1)).toMatchObject({
      ground: 'several',
      families: Object.values(families),
      detail: { count: 5, grounds: Object.keys(families) },
    })
  })

  test('of a family of which a caller holds nothing has no ground, also among others that have one', async () => {
    const caller = await anActor(organisationId, 'caller')
    const [own, strange] = [
      await aFamily(organisationId, '1', { callerId: caller.staffId }),
      await aFamily(organisationId, '2'),
    ]
    await recordView(caller, ofFamilies(strange))
    await recordView(caller, ofFamilies(own, strange))
    expect((await rowsOf(caller.staffId)).map(({ ground, detail }) => [ground, detail])).toEqual([
      [null, { count: 1 }],
      ['several', { count: 2, grounds: ['assigned', null] }],
    ])
  })

  test('of an empty list is a row too, and of a family that is gone it keeps the id', async () => {
    const caller = await anActor(organisationId, 'caller')
    await recordView(caller, ofFamilies())
    const gone = randomUUID()
    await recordView(caller, ofFamilies(gone))
    expect((await rowsOf(caller.staffId)).map(({ ground, families }) => [ground, families])).toEqual([
      ['assigned', []],
      [null, [gone]],
    ])
  })

  test('on the command line is that of the operator, and in a job that of the person who asked', async () => {
    const [familyId, admin] = [await aFamily(organisationId, '1'), await anActor(organisationId, 'admin')]
    await recordView(systemActor(organisationId), ofFamilies(familyId))
    expect(await onlyRow(null)).toMatchObject({
      role: null,
      origin: 'command_line',
      ground: 'operator',
      addressHash: null,
    })
    const person = { id: admin.staffId, organisationId, role: 'admin', boardId: null, municipalityId: null } as const
    await recordView(jobActor(person), ofFamilies(familyId))
    expect(await onlyRow(admin.staffId)).toMatchObject({ role: 'admin', origin: 'job', ground: 'administration' })
  })

  test('says from which network it came by a keyed hash, the same for one network', async () => {
    const actor = await anActor(organisationId, 'coordinator')
    for (const address of ['2001:db8:1:2::3', '2001:db8:1:2::4', '2001:db8:9:9::3'])
      await recordView(actorFrom(actor, sourceOf({ address }, 'route')), ofFamilies())
    const rows = await rowsOf(actor.staffId)
    const hashes = rows.map(({ addressHash }) => Buffer.from(addressHash!).toString('hex'))
    expect([hashes[0] === hashes[1], hashes[0] === hashes[2], hashes[0]?.length]).toEqual([true, false, 64])
    expect(rows.map(({ origin }) => origin)).toEqual(['route', 'route', 'route'])
  })

  test('that cannot be recorded is an error, which its page waits for', async () => {
    const actor = await anActor(organisationId, 'coordinator')
    const over = await inTransaction(actor, (tx) => Promise.resolve(tx))
    await expect(recordView(actor, ofFamilies(), over)).rejects.toMatchObject({ code: 'unavailable' })
  })
})

describe('a search', () => {
  test('is recorded with a hash of its words, the same for the same words, and never with the words', async () => {
    const coordinator = await anActor(organisationId, 'coordinator')
    const family = await aKnownFamily(organisationId, { parentName: 'Geheime Ouder' })
    for (const search of ['Geheime', ' geheime ', 'Andere'])
      await recordView(coordinator, { verb: 'family.read', part: 'search', families: [family.id], search })
    const rows = await rowsOf(coordinator.staffId)
    const terms = rows.map(({ detail }) => (detail as { term: string }).term)
    expect([terms[0] === terms[1], terms[0] === terms[2]]).toEqual([true, false])
    expect(JSON.stringify(rows.map(({ detail }) => detail))).not.toMatch(/geheim|andere/i)
  })

  test('for a parent who calls back is one row with every family that was shown, and says which are of others', async () => {
    const caller = await anActor(organisationId, 'caller')
    const number = fictionalNumber()
    const own = await aKnownFamily(organisationId, { callerId: caller.staffId, numbers: [number] })
    const theirs = await aKnownFamily(organisationId, { numbers: [number] })
    await loadFoundFamilies(caller, { text: number })
    const row = await onlyRow(caller.staffId)
    expect(row).toMatchObject({ verb: 'call.find', part: 'search', ground: 'several', detail: { others: [theirs.id] } })
    expect(new Set(row.families)).toEqual(new Set([own.id, theirs.id]))
  })
})

test('a page that asks again by itself is recorded once an hour for each person and thing', async () => {
  const caller = await anActor(organisationId, 'caller')
  const other = await anActor(organisationId, 'caller')
  const [interview, another] = [randomUUID(), randomUUID()]
  const view = { verb: 'interview.read', part: 'interview', isRefresh: true } as const
  for (const subjectId of [interview, interview, another, interview]) await recordView(caller, { ...view, subjectId })
  await recordView(other, { ...view, subjectId: interview })
  expect((await rowsOf(caller.staffId)).map(({ subjectId }) => subjectId)).toEqual([interview, another])
  expect(await rowsOf(other.staffId)).toHaveLength(1)
})

describe('beside looking', () => {
  test('a change has the role and the origin, no part, and is allowed', async () => {
    const coordinator = await anActor(organisationId, 'coordinator')
    await recordView(coordinator, ofFamilies())
    await exportFamilies(coordinator)
    const [, file] = await rowsOf(coordinator.staffId)
    expect(file).toMatchObject({ verb: 'family.export', part: 'file', result: 'allowed', role: 'coordinator' })
  })

  test.each(roles.filter((role) => role !== 'coordinator'))('a refusal of a %s has them too', async (role) => {
    const actor = await anActor(organisationId, role)
    const id = randomUUID()
    await expect(authorize(actor, 'family.update', { id })).rejects.toMatchObject({ code: 'forbidden' })
    expect(await onlyRow(actor.staffId)).toMatchObject({ role, part: null, result: 'refused', subjectId: id })
  })

  test('what was not found is a row with that result', async () => {
    const actor: StaffActor = await anActor(organisationId, 'caller')
    const id = randomUUID()
    expect(() => requireFound(null, { actor, verb: 'family.read', id })).toThrow(AppError)
    await expect
      .poll(() => rowsOf(actor.staffId))
      .toMatchObject([{ role: 'caller', result: 'not_found', subjectId: id }])
  })
})
