import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { addFamilyConcern } from '@/features/concerns/commands/add-family-concern'
import { concernPointers } from '@/features/concerns/queries/concern-pointers'
import { concernsOfFamily } from '@/features/concerns/queries/concerns-of-family'
import { markConcernSeen } from '@/features/concerns/commands/mark-concern-seen'
import { addFamilyConcernSchema } from '@/features/concerns/schema'
import { parseInput } from '@/server/action'
import { people, type People } from './call-fixture'
import { aFamilyOf, entriesOf, raiseConcern, words } from './concern-fixture'
import { actorFor, anActor, anOrganisation, aStaffMember, auditOf } from './factories'
import { database } from './owner'

let who: People
beforeAll(async () => {
  who = await people()
})

describe('concern.raise without an interview', () => {
  const input = (familyId: string, about: object = {}) =>
    parseInput(addFamilyConcernSchema, { familyId, entryId: randomUUID(), text: words, ...about })

  test('refuses everybody who may not see the family, as one that does not exist', async () => {
    const familyId = await aFamilyOf(who)
    const strangers = [
      await anActor(who.organisationId, 'caller'),
      await anActor(who.organisationId, 'coach'),
      await anActor(who.organisationId, 'reader'),
      await anActor(who.organisationId, 'admin'),
      await anActor(await anOrganisation(), 'coordinator'),
    ]
    for (const stranger of strangers)
      for (const id of [familyId, randomUUID()])
        await expect(addFamilyConcern(stranger, input(id))).rejects.toMatchObject({
          code: 'not_found',
          reason: undefined,
        })
    expect(await database().safetyConcern.count({ where: { familyId } })).toBe(0)
  })

  test('stores the words, whose they are, the writer and the time, of a family without any interview', async () => {
    const familyId = await aFamilyOf(who)
    const id = await raiseConcern(who.caller, familyId, { source: 'child' })
    expect(await entriesOf(id)).toMatchObject([
      {
        kind: 'raised',
        text: words,
        source: 'child',
        writtenById: who.caller.staffId,
        writtenAt: expect.any(Date) as Date,
        concern: { familyId, interviewId: null },
      },
    ])
    expect(await auditOf(familyId)).toEqual([{ verb: 'concern.raise', detail: { kind: 'raised', entry: id } }])
  })

  test('is one concern with one entry when it is sent twice at once, and another for other words', async () => {
    const familyId = await aFamilyOf(who)
    const entryId = randomUUID()
    const send = () => raiseConcern(who.caller, familyId, { entryId })
    await Promise.all([send(), send(), send()])
    await raiseConcern(who.caller, familyId)
    expect(await database().safetyConcern.count({ where: { familyId } })).toBe(2)
    expect(await entriesOf(entryId)).toHaveLength(1)
  })

  test('never adds to a concern of somebody else, or of another family, by its id', async () => {
    const [familyId, other] = [await aFamilyOf(who), await aFamilyOf(who)]
    const entryId = await raiseConcern(who.caller, familyId)
    for (const actor of [who.caller, who.coordinator])
      await expect(raiseConcern(actor, other, { entryId, text: 'anders' })).rejects.toMatchObject({ code: 'not_found' })
    await expect(raiseConcern(who.coordinator, familyId, { entryId })).rejects.toMatchObject({ code: 'not_found' })
    expect(await entriesOf(entryId)).toHaveLength(1)
    expect(await database().safetyConcern.count({ where: { familyId: other } })).toBe(0)
  })

  test.each([{ familyId: 'x' }, { entryId: '1' }, { text: ' ' }, { text: 'a'.repeat(10_001) }, { source: 'me' }])(
    'refuses %j',
    (about) => expect(() => input(randomUUID(), about)).toThrow('invalid'),
  )
})

describe('the pointers of a list of families', () => {
  test('name whom to ask for families with a colleague’s concern, and nothing else', async () => {
    const [own, quiet, worried, elsewhere] = [
      await aFamilyOf(who),
      await aFamilyOf(who),
      await aFamilyOf(who),
      await aFamilyOf(await people()),
    ]
    const entryId = await raiseConcern(who.coordinator, worried)
    await raiseConcern(who.caller, own)
    const named = await aStaffMember(who.organisationId, 'coordinator', { name: 'Karim' })
    const ids = [own, quiet, worried, elsewhere, randomUUID()]
    expect([...(await concernPointers(who.caller, ids))]).toEqual([[worried, { ask: 'Karim, Proef' }]])
    await markConcernSeen(await actorFor(who.organisationId, named), { entryIds: [entryId] })
    expect([...(await concernPointers(who.caller, ids))]).toEqual([[worried, { ask: 'Karim' }]])
    const text = JSON.stringify([...(await concernPointers(who.caller, ids))])
    expect(text).not.toContain('bang')
  })

  test('are refused to who does not work with families, and empty for families of others', async () => {
    const familyId = await aFamilyOf(who)
    await raiseConcern(who.coordinator, familyId)
    for (const role of ['coach', 'reader', 'admin'] as const)
      await expect(concernPointers(await anActor(who.organisationId, role), [familyId])).rejects.toMatchObject({
        code: 'forbidden',
      })
    expect((await concernPointers(await anActor(who.organisationId, 'caller'), [familyId])).size).toBe(0)
    expect((await concernPointers(who.caller, [])).size).toBe(0)
  })

  test('tell a later caller of a concern without an interview, whose words stay with its author', async () => {
    const familyId = await aFamilyOf(who)
    await raiseConcern(who.caller, familyId)
    const next = await anActor(who.organisationId, 'caller')
    await database().family.update({ where: { id: familyId }, data: { callerId: next.staffId } })
    const page = await concernsOfFamily(next, familyId)
    expect(page.concerns).toEqual([])
    expect(page.others).not.toBeNull()
    expect([...(await concernPointers(next, [familyId])).keys()]).toEqual([familyId])
  })
})
