/** The register of interpreters: who keeps it, what is sealed, and when a row goes. */
import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { StaffActor } from '@/domain/access/actor'
import { createInterpreter } from '@/features/interpreters/commands/create-interpreter'
import { deleteRetiredInterpreters } from '@/features/interpreters/commands/delete-retired-interpreters'
import { removeInterpreter } from '@/features/interpreters/commands/remove-interpreter'
import { restoreInterpreter } from '@/features/interpreters/commands/restore-interpreter'
import { retireInterpreter } from '@/features/interpreters/commands/retire-interpreter'
import { updateInterpreter } from '@/features/interpreters/commands/update-interpreter'
import { interpreterById } from '@/features/interpreters/queries/interpreter-by-id'
import { interpreterList } from '@/features/interpreters/queries/interpreter-list'
import { createInterpreterSchema, interpreterFilterSchema } from '@/features/interpreters/schema'
import { parseInput } from '@/server/action'
import { systemActor } from '@/server/minted-actor'
import { anActor, anOrganisation, auditOf } from './factories'
import { database } from './owner'

let organisationId: string
let coordinator: StaffActor
let others: StaffActor[]

beforeAll(async () => {
  organisationId = await anOrganisation()
  coordinator = await anActor(organisationId, 'coordinator')
  others = await Promise.all(
    (['caller', 'coach', 'reader', 'admin'] as const).map((role) => anActor(organisationId, role)),
  )
})
afterEach(() => {
  delete process.env.NABIJ_NOW
})

const input = (about: Partial<z.input<typeof createInterpreterSchema>> = {}) =>
  parseInput(createInterpreterSchema, {
    id: randomUUID(),
    name: 'Samira Proef',
    phone: '06 1234 5678',
    email: 'samira@example.org',
    languages: ['ar'],
    signedOn: '2020-02-03',
    ...about,
  })
const added = async (about: Parameters<typeof input>[0] = {}) => (await createInterpreter(coordinator, input(about))).id
const verbsOf = async (id: string) => (await auditOf(id)).map(({ verb, detail }) => [verb, detail])

describe('the register', () => {
  test('is kept by coordinators: everybody else is refused, and nobody finds one of another organisation', async () => {
    const id = await added()
    const change = { ...input({ id }), version: 1 }
    for (const actor of others) {
      const attempts = [
        () => interpreterList(actor, {}),
        () => interpreterById(actor, id),
        () => createInterpreter(actor, input()),
        () => updateInterpreter(actor, change),
        () => retireInterpreter(actor, { id }),
        () => restoreInterpreter(actor, { id }),
        () => removeInterpreter(actor, { id }),
        () => deleteRetiredInterpreters(actor),
      ]
      for (const attempt of attempts) await expect(attempt()).rejects.toMatchObject({ code: 'forbidden' })
    }
    const stranger = await anActor(await anOrganisation(), 'coordinator')
    for (const attempt of [
      () => interpreterById(stranger, id),
      () => updateInterpreter(stranger, change),
      () => retireInterpreter(stranger, { id }),
      () => restoreInterpreter(stranger, { id }),
      () => removeInterpreter(stranger, { id }),
    ])
      await expect(attempt()).rejects.toMatchObject({ code: 'not_found' })
    await expect(createInterpreter(stranger, input({ id }))).rejects.toMatchObject({ code: 'conflict' })
    expect(await interpreterById(coordinator, id)).toMatchObject({ name: 'Samira Proef', version: 1, retiredAt: null })
  })

  test('keeps name, number and address sealed under the key of the organisation, and stores one for a repeat', async () => {
    const typed = input({ name: '  Zoë Geheim ', phone: ' 06 8765 4321' })
    await Promise.all(
      [createInterpreter(coordinator, typed), createInterpreter(coordinator, typed)].map((one) =>
        one.catch(() => null),
      ),
    )
    await createInterpreter(coordinator, typed)
    const row = await database().interpreter.findUniqueOrThrow({ where: { id: typed.id } })
    const owner = organisationId.replaceAll('-', '')
    const [stored] = await database().$queryRaw<{ owners: string[] }[]>`
      select array[encode(substr(name, 3, 16), 'hex'), encode(substr(phone, 3, 16), 'hex'),
        encode(substr(email, 3, 16), 'hex')] as owners from interpreter where id = ${typed.id}::uuid`
    expect(stored?.owners).toEqual([owner, owner, owner])
    expect(row).toMatchObject({ name: 'Zoë Geheim', phone: '06 8765 4321', email: 'samira@example.org' })
    expect(await verbsOf(typed.id)).toEqual([['interpreter.create', { signed: true }]])
  })

  test.each([
    [{ phone: '', email: '' }, 'phone', 'number_or_address_needed'],
    [{ phone: 'bel mij' }, 'phone', 'not_a_phone'],
    [{ email: 'geen adres' }, 'email', 'not_an_email'],
    [{ languages: [] }, 'languages', 'language_needed'],
    [{ languages: ['Arabisch!'] }, 'languages', 'unknown_language'],
    [{ signedOn: '2020-02-30' }, 'signedOn', 'not_a_date'],
    [{ name: ' ' }, 'name', 'required'],
  ])('refuses %o', (about, path, reason) => {
    expect(() => input(about)).toThrow(expect.objectContaining({ problems: [{ path, reason }] }))
  })

  test('refuses a day of signing that is still to come', async () => {
    process.env.NABIJ_NOW = '2027-03-01T08:00:00Z'
    await expect(added({ signedOn: '2027-03-02' })).rejects.toMatchObject({
      problems: [{ path: 'signedOn', reason: 'in_future' }],
    })
    const id = await added({ signedOn: '2027-03-01' })
    expect(await interpreterById(coordinator, id)).toMatchObject({ signedOn: '2027-03-01' })
  })

  test('shows who interprets in a language, sorted by name, and every language there is', async () => {
    const own = await anOrganisation()
    const keeper = await anActor(own, 'coordinator')
    const ids: string[] = []
    for (const about of [
      { name: 'Özlem', languages: ['tr'] },
      { name: 'Hanne', languages: ['dse'], signedOn: null },
      { name: 'Omar', languages: ['ar', 'tr'] },
    ])
      ids.push((await createInterpreter(keeper, input(about))).id)
    await retireInterpreter(keeper, { id: ids[2]! })
    const all = await interpreterList(keeper, {})
    expect(all.present.map(({ name, signedOn }) => [name, signedOn])).toEqual([
      ['Hanne', null],
      ['Özlem', '2020-02-03'],
    ])
    expect(all).toMatchObject({ retired: [{ name: 'Omar' }], languages: ['ar', 'dse', 'tr'], isEmpty: false })
    const filter = interpreterFilterSchema.parse({ language: 'tr' })
    const turkish = await interpreterList(keeper, filter)
    expect([turkish.present, turkish.retired].map((rows) => rows.map(({ name }) => name))).toEqual([
      ['Özlem'],
      ['Omar'],
    ])
    expect(interpreterFilterSchema.parse({ language: "'; drop" })).toEqual({})
  })
})

describe('interpreter.change', () => {
  test('saves what was typed, and refuses when somebody else saved meanwhile', async () => {
    const id = await added()
    await updateInterpreter(coordinator, { ...input({ id, name: 'Samira Nieuw', signedOn: null }), version: 1 })
    expect(await interpreterById(coordinator, id)).toMatchObject({ name: 'Samira Nieuw', signedOn: null, version: 2 })
    await expect(updateInterpreter(coordinator, { ...input({ id }), version: 1 })).rejects.toMatchObject({
      reason: 'changed_meanwhile',
    })
    expect(await verbsOf(id)).toContainEqual(['interpreter.change', { version: 2, signed: false }])
  })
})

describe('stopping with an interpreter', () => {
  test('can be taken back, and a repeat writes nothing', async () => {
    const id = await added()
    for (let count = 0; count < 2; count++) await retireInterpreter(coordinator, { id })
    expect((await interpreterById(coordinator, id)).retiredAt).not.toBeNull()
    for (let count = 0; count < 2; count++) await restoreInterpreter(coordinator, { id })
    expect((await interpreterById(coordinator, id)).retiredAt).toBeNull()
    expect((await verbsOf(id)).map(([verb]) => verb)).toEqual([
      'interpreter.create',
      'interpreter.retire',
      'interpreter.restore',
    ])
  })

  test('goes before erasing: who has not stopped is refused, and the log keeps the id alone', async () => {
    const id = await added()
    await expect(removeInterpreter(coordinator, { id })).rejects.toMatchObject({ reason: 'interpreter_in_use' })
    await retireInterpreter(coordinator, { id })
    await removeInterpreter(coordinator, { id })
    expect(await database().interpreter.count({ where: { id } })).toBe(0)
    expect((await verbsOf(id)).at(-1)).toEqual(['interpreter.remove', null])
  })

  test('removes the row 24 months later, not before, and no one who has not stopped', async () => {
    const own = await anOrganisation()
    const keeper = await anActor(own, 'coordinator')
    process.env.NABIJ_NOW = '2027-03-01T08:00:00Z'
    const [gone, kept] = [(await createInterpreter(keeper, input())).id, (await createInterpreter(keeper, input())).id]
    await retireInterpreter(keeper, { id: gone })
    process.env.NABIJ_NOW = '2029-02-28T08:00:00Z'
    expect(await deleteRetiredInterpreters(systemActor(own))).toEqual({ count: 0 })
    process.env.NABIJ_NOW = '2029-03-01T08:00:01Z'
    expect(await deleteRetiredInterpreters(systemActor(own))).toEqual({ count: 1 })
    expect(await database().interpreter.findMany({ where: { organisationId: own }, select: { id: true } })).toEqual([
      { id: kept },
    ])
    expect((await verbsOf(gone)).at(-1)).toEqual(['interpreter.purge', null])
  })
})
