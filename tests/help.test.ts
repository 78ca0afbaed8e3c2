import { randomUUID } from 'node:crypto'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { StaffActor } from '@/domain/access/actor'
import { addHelp } from '@/features/help/commands/add-help'
import { updateHelp } from '@/features/help/commands/update-help'
import { closeHelp } from '@/features/help/commands/close-help'
import { reopenHelp } from '@/features/help/commands/reopen-help'
import { helpOfFamily } from '@/features/help/queries/help-of-family'
import { openHelpByOwner } from '@/features/help/queries/open-help-by-owner'
import { promisedHelp } from '@/features/help/queries/promised-help'
import { helpList } from '@/features/help/queries/help-list'
import { addHelpSchema, closeHelpSchema, helpFilterSchema, type AddHelp } from '@/features/help/schema'
import { saveAgreedHelp } from '@/features/interviews/commands/save-agreed-help'
import { saveAgreedHelpSchema } from '@/features/interviews/schema'
import { aHelpItem, aKnownFamily, anActor, anInterview, anOrganisation, aStaffMember, auditOf } from './factories'
import { database } from './owner'

let organisationId: string
let coordinator: StaffActor
let caller: StaffActor

beforeAll(async () => {
  organisationId = await anOrganisation()
  coordinator = await anActor(organisationId, 'coordinator')
  caller = await anActor(organisationId, 'caller')
})
afterEach(() => {
  delete process.env.NABIJ_NOW
})

const mine = () => aKnownFamily(organisationId, { callerId: caller.staffId })
const stored = (id: string) => database().helpItem.findUniqueOrThrow({ where: { id } })
const aPromise = (familyId: string, some: Partial<AddHelp> = {}): AddHelp => ({
  id: randomUUID(),
  familyId,
  type: 'laptop',
  text: 'Laptop brengen',
  ownerId: caller.staffId,
  dueOn: '2020-04-07',
  ...some,
})

const inAgreement = (id: string, helpId: string, about: object) =>
  saveAgreedHelpSchema.parse({ id, helpId, type: 'laptop', state: 'open', dueOn: '2020-04-07', ...about })

describe('help.read', () => {
  test('sorted by family, a caller’s list does not reveal the position of other callers’ families in the alphabet', async () => {
    const own = await anActor(organisationId, 'caller')
    const promised = async (parentName: string, ref: string, callerId: string | null) => {
      const family = await aKnownFamily(organisationId, { parentName, ref, callerId })
      await aHelpItem(organisationId, { familyId: family.id, ownerId: own.staffId, state: 'open' })
      return ref
    }
    const refs = [
      await promised('Zonne Verzonnen', 'sort-1', own.staffId),
      await promised('Aaltje Verzonnen', 'sort-2', caller.staffId),
      await promised('Midden Verzonnen', 'sort-3', own.staffId),
    ]
    const sorted = async (actor: StaffActor) =>
      (
        await helpList(actor, { filter: helpFilterSchema.parse({ sort: 'family', owner: own.staffId }), text: '' })
      ).items.map(({ family }) => family.ref)
    expect(await sorted(own)).toEqual(refs)
    expect(await sorted(coordinator)).toEqual(['sort-2', 'sort-3', 'sort-1'])
  })
})

describe('help.add', () => {
  test('refuses a caller of another family, and a reader', async () => {
    const { id } = await aKnownFamily(organisationId)
    await expect(addHelp(caller, aPromise(id))).rejects.toMatchObject({ code: 'not_found' })
    const reader = await anActor(organisationId, 'reader')
    await expect(addHelp(reader, aPromise(id))).rejects.toMatchObject({ code: 'not_found' })
  })

  test('stores the owner, the date and the week, and one item when it is sent twice', async () => {
    const { id: familyId } = await mine()
    process.env.NABIJ_NOW = '2020-03-31T10:00:00Z'
    const input = aPromise(familyId)
    await Promise.all([addHelp(caller, input), addHelp(caller, input)])
    expect(await helpOfFamily(caller, familyId)).toMatchObject([
      { id: input.id, state: 'open', dueOn: '2020-04-07', owner: { id: caller.staffId } },
    ])
    expect((await stored(input.id)).week).toBe('2020-W14')
    expect(await auditOf(input.id)).toEqual([{ verb: 'help.add', detail: { family: familyId, type: 'laptop' } }])
  })

  test('refuses an unknown type, an owner of another organisation, and the id of other help', async () => {
    const { id: familyId } = await mine()
    for (const wrong of [{ type: 'miracle' }, { ownerId: null }, { dueOn: null }, { dueOn: '2020-02-30' }])
      expect(addHelpSchema.safeParse({ ...aPromise(familyId), ...wrong }).success).toBe(false)
    const ownerId = await aStaffMember(await anOrganisation())
    await expect(addHelp(caller, aPromise(familyId, { ownerId }))).rejects.toMatchObject({
      problems: [{ path: 'ownerId', reason: 'unknown_owner' }],
    })
    const other = await aHelpItem(organisationId, { familyId: (await mine()).id })
    await expect(addHelp(caller, aPromise(familyId, { id: other.id }))).rejects.toMatchObject({ code: 'conflict' })
  })
})

describe('help.change', () => {
  test('changes owner and date, also by an owner who does not have the family', async () => {
    const { id: familyId } = await aKnownFamily(organisationId)
    const other = await anActor(organisationId, 'caller')
    const item = await aHelpItem(organisationId, { familyId, ownerId: caller.staffId })
    const change = { id: item.id, version: 1, text: 'Anders', ownerId: coordinator.staffId, dueOn: '2020-05-01' }
    await expect(updateHelp(other, change)).rejects.toMatchObject({ code: 'not_found' })
    await updateHelp(caller, change)
    expect(await stored(item.id)).toMatchObject({ ownerId: coordinator.staffId, text: 'Anders', version: 2 })
    expect(await auditOf(item.id)).toMatchObject([{ verb: 'help.change' }])
    // The caller owns neither the help nor the family any more.
    await expect(updateHelp(caller, { ...change, version: 2 })).rejects.toMatchObject({ code: 'not_found' })
  })

  test('refuses help that is closed, and the second of two changes at once', async () => {
    const { id: familyId } = await mine()
    const done = await aHelpItem(organisationId, { familyId, state: 'done', result: 'helped' })
    const words = { version: 1, text: '', ownerId: caller.staffId, dueOn: '2020-05-01' }
    await expect(updateHelp(caller, { id: done.id, ...words })).rejects.toMatchObject({ reason: 'help_closed' })
    const { id } = await aHelpItem(organisationId, { familyId })
    const outcomes = await Promise.allSettled([
      updateHelp(caller, { id, ...words, text: 'een' }),
      updateHelp(coordinator, { id, ...words, text: 'twee' }),
    ])
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect((await stored(id)).version).toBe(2)
  })
})

describe('the owner of help', () => {
  const itemOwnedBy = async (familyId: string, about: object, ownerId: string) =>
    aHelpItem(organisationId, { familyId, ownerId, state: 'open', ...about })

  test('can stay the same after they left, in a call and outside it', async () => {
    const { id: familyId } = await mine()
    const left = await aStaffMember(organisationId)
    const call = await anInterview(organisationId, { familyId, callerId: caller.staffId })
    const outside = await itemOwnedBy(familyId, {}, left)
    const inCall = await itemOwnedBy(familyId, { interviewId: call.id }, left)
    await database().staff.update({ where: { id: left }, data: { disabledAt: new Date() } })
    await updateHelp(caller, { id: outside.id, version: 1, text: 'Anders', ownerId: left, dueOn: '2020-05-01' })
    await saveAgreedHelp(caller, inAgreement(call.id, inCall.id, { owner: 'kept', text: 'Anders' }))
    for (const { id } of [outside, inCall]) expect(await stored(id)).toMatchObject({ ownerId: left, text: 'Anders' })
  })

  test.each(['coach', 'reader', 'admin'] as const)(
    'is never a %s, whom the form refuses and a call skips',
    async (role) => {
      const here = await anOrganisation()
      const own = await anActor(here, 'caller')
      const { staffId: ownerId } = await anActor(here, role)
      const family = await aKnownFamily(here, { callerId: own.staffId })
      const call = await anInterview(here, { familyId: family.id, callerId: own.staffId })
      await expect(addHelp(own, aPromise(family.id, { ownerId }))).rejects.toMatchObject({
        problems: [{ path: 'ownerId', reason: 'unknown_owner' }],
      })
      const { helpId } = await saveAgreedHelp(own, inAgreement(call.id, randomUUID(), { owner: 'coordinator' }))
      expect(await stored(helpId)).toMatchObject({ ownerId: own.staffId })
    },
  )

  test('is a coordinator who can sign in, when a call gives it to the coordinator', async () => {
    const here = await anOrganisation()
    const own = await anActor(here, 'caller')
    const [left, present] = [await aStaffMember(here, 'coordinator'), await aStaffMember(here, 'coordinator')]
    await database().staff.update({ where: { id: left }, data: { disabledAt: new Date() } })
    const family = await aKnownFamily(here, { callerId: own.staffId })
    const call = await anInterview(here, { familyId: family.id, callerId: own.staffId })
    const { helpId } = await saveAgreedHelp(own, inAgreement(call.id, randomUUID(), { owner: 'coordinator' }))
    expect(await stored(helpId)).toMatchObject({ ownerId: present })
  })
})

describe('help.close', () => {
  test('stores the result, and closes only once when two close it', async () => {
    const { id } = await aHelpItem(organisationId, { familyId: (await mine()).id })
    const close = { id, version: 1, result: 'helped_a_bit' as const, resultNote: 'maar één dag' }
    const other = { ...close, result: 'did_not_help' as const }
    const outcomes = await Promise.allSettled([closeHelp(caller, close), closeHelp(caller, other)])
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'conflict', reason: 'help_closed' },
    })
    // Either may come first.
    const { result } = outcomes[0].status === 'fulfilled' ? close : other
    const item = await stored(id)
    expect(item).toMatchObject({ state: 'done', result, resultNote: 'maar één dag' })
    expect(item.closedAt).not.toBeNull()
    expect(await auditOf(id)).toEqual([{ verb: 'help.close', detail: { result } }])
  })

  test('a repeat, also at the same moment and when the version has moved on, closes once and says so', async () => {
    const { id } = await aHelpItem(organisationId, { familyId: (await mine()).id })
    const close = { id, version: 1, result: 'helped' as const, resultNote: 'Hij doet het.' }
    const replies = await Promise.all([close, close, close].map((input) => closeHelp(caller, input)))
    expect(replies).toEqual(Array(3).fill({ id, version: 2 }))
    const { closedAt } = await stored(id)
    expect(await closeHelp(caller, close)).toEqual({ id, version: 2 })
    expect(await stored(id)).toMatchObject({ closedAt, version: 2 })
    expect(await auditOf(id)).toHaveLength(1)
  })

  test('refuses what was changed since it was on the screen, and overwrites no words of somebody else', async () => {
    const { id } = await aHelpItem(organisationId, { familyId: (await mine()).id, version: 2 })
    const close = { id, version: 1, result: 'helped' as const, resultNote: '' }
    await expect(closeHelp(caller, close)).rejects.toMatchObject({ code: 'conflict', reason: 'changed_meanwhile' })
    expect(await stored(id)).toMatchObject({ state: 'open', version: 2 })
    await closeHelp(caller, { ...close, version: 2, resultNote: 'kapot' })
    await expect(closeHelp(caller, close)).rejects.toMatchObject({ code: 'conflict', reason: 'help_closed' })
    expect(await stored(id)).toMatchObject({ state: 'done', resultNote: 'kapot' })
  })

  test('refuses a missing result, and a caller who does not see the help', async () => {
    const { id } = await aHelpItem(organisationId, { familyId: (await mine()).id })
    expect(closeHelpSchema.safeParse({ id, version: 1, resultNote: '' }).success).toBe(false)
    const other = await anActor(organisationId, 'caller')
    const close = { id, version: 1, result: 'helped' as const, resultNote: '' }
    await expect(closeHelp(other, close)).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('help.reopen', () => {
  test('undoes the closing, and refuses help that is open or of others', async () => {
    const { id } = await aHelpItem(organisationId, { familyId: (await mine()).id })
    const { version } = await closeHelp(caller, { id, version: 1, result: 'did_not_help', resultNote: 'kapot' })
    const other = await anActor(organisationId, 'caller')
    await expect(reopenHelp(other, { id, version })).rejects.toMatchObject({ code: 'not_found' })
    const reopened = await reopenHelp(caller, { id, version })
    expect(await stored(id)).toMatchObject({ state: 'open', result: null, closedAt: null, resultNote: 'kapot' })
    await expect(reopenHelp(caller, { id, version: reopened.version })).rejects.toMatchObject({ code: 'conflict' })
    expect((await auditOf(id)).map(({ verb }) => verb)).toEqual(['help.close', 'help.reopen'])
  })
})

describe('the list of help', () => {
  test('shows a caller the help of their families and the help that they own, the latter without a name', async () => {
    const its = await anOrganisation()
    const me = await anActor(its, 'caller')
    const family = await aKnownFamily(its, { callerId: me.staffId, parentName: 'Eigen Gezin' })
    const other = await aKnownFamily(its, { parentName: 'Ander Gezin' })
    await aHelpItem(its, { familyId: family.id })
    await aHelpItem(its, { familyId: other.id, ownerId: me.staffId, text: 'beloofd' })
    await aHelpItem(its, { familyId: other.id })
    const { items } = await helpList(me, { filter: {}, text: '' })
    const families = items.map((item) => item.family.parentName).toSorted()
    expect(families).toEqual(['', 'Eigen Gezin'])
    expect(items.find(({ text }) => text === 'beloofd')?.family).toMatchObject({ id: null, ref: other.ref })
    expect((await helpList(me, { filter: {}, text: 'Eigen' })).count).toBe(1)
    expect((await helpList(me, { filter: {}, text: 'Ander' })).count).toBe(0)
    expect(await promisedHelp(me)).toMatchObject({ count: 1, items: [{ text: 'beloofd' }] })
    await expect(helpList(await anActor(its, 'reader'), { filter: {}, text: '' })).rejects.toMatchObject({
      code: 'forbidden',
    })
  })

  test('filters by open, overdue and done, by owner and by type, and leaves out suggestions', async () => {
    const its = await anOrganisation()
    const who = await anActor(its, 'coordinator')
    const ownerId = await aStaffMember(its)
    const { id: familyId } = await aKnownFamily(its)
    process.env.NABIJ_NOW = '2020-03-31T10:00:00Z'
    await aHelpItem(its, { familyId, text: 'laat', dueOn: new Date('2020-03-30'), ownerId })
    await aHelpItem(its, { familyId, text: 'vandaag', dueOn: new Date('2020-03-31'), ownerId, type: 'play' })
    await aHelpItem(its, { familyId, text: 'klaar', state: 'done', result: 'helped', closedAt: new Date() })
    await aHelpItem(its, { familyId, text: 'voorstel', state: 'suggested' })
    const texts = async (query: Record<string, string>) =>
      (await helpList(who, { filter: helpFilterSchema.parse(query), text: '' })).items.map(({ text }) => text)
    expect(await texts({})).toEqual(['laat', 'vandaag'])
    expect(await texts({ state: 'overdue' })).toEqual(['laat'])
    expect(await texts({ state: 'done' })).toEqual(['klaar'])
    expect((await texts({ state: 'all' })).toSorted()).toEqual(['klaar', 'laat', 'vandaag'])
    expect(await texts({ owner: 'none' })).toEqual([])
    expect(await texts({ owner: ownerId, type: 'play' })).toEqual(['vandaag'])
    expect(await openHelpByOwner(who)).toMatchObject([{ id: ownerId, open: 2, overdue: 1 }])
    expect((await helpList(who, { filter: {}, text: 'VANDAAG' })).count).toBe(1)
  })
})
