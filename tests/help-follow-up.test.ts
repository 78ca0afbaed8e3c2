import { randomUUID } from 'node:crypto'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { StaffActor } from '@/domain/access/actor'
import type { FollowUpResult } from '@/domain/calls/follow-up'
import { closeHelp } from '@/features/help/commands/close-help'
import { helpList } from '@/features/help/queries/help-list'
import { helpOfFamily } from '@/features/help/queries/help-of-family'
import { promisedHelp } from '@/features/help/queries/promised-help'
import { openHelpByOwner } from '@/features/help/queries/open-help-by-owner'
import { waitingHelp } from '@/features/help/queries/waiting-help'
import { recordFollowUp } from '@/features/interviews/commands/record-follow-up'
import { interviewForm } from '@/features/interviews/queries/interview-form'
import { recordFollowUpSchema, type RecordFollowUp } from '@/features/interviews/schema'
import { parseInput } from '@/server/action'
import { aCall, again, people, type ACall, type People } from './call-fixture'
import { aFamily, aHelpItem, anActor, anInterview, anOrganisation, auditOf } from './factories'
import { database, ownerDatabase } from './owner'

let who: People
let call: ACall
let help: string

const anItem = async (about: object = {}) => {
  const promise = { familyId: call.familyId, ownerId: call.caller.staffId, text: 'Laptop lenen' }
  return (await aHelpItem(call.organisationId, { ...promise, createdAt: new Date('2020-03-02T10:00:00Z'), ...about }))
    .id
}

beforeAll(async () => {
  who = await people()
})
beforeEach(async () => {
  process.env.NABIJ_NOW = '2020-04-01T10:00:00Z'
  call = await aCall(who)
  help = await anItem()
})
afterEach(() => {
  delete process.env.NABIJ_NOW
})

const answer = (about: Partial<RecordFollowUp> = {}): RecordFollowUp =>
  parseInput(recordFollowUpSchema, { id: call.id, followUpId: randomUUID(), helpId: help, result: 'a_bit', ...about })
const rowsOf = (helpItemId = help) => database().helpFollowUp.findMany({ where: { helpItemId } })
const itemOf = (id = help) => database().helpItem.findUniqueOrThrow({ where: { id } })

describe('help.follow_up', () => {
  test.each(['caller', 'coach', 'reader', 'admin'] as const)('refuses a %s without this family', async (role) => {
    const stranger = await anActor(call.organisationId, role)
    await expect(recordFollowUp(stranger, answer())).rejects.toMatchObject({ code: 'not_found' })
    expect(await rowsOf()).toEqual([])
  })

  test('refuses a coordinator of another organisation', async () => {
    const stranger = await anActor(await anOrganisation(), 'coordinator')
    await expect(recordFollowUp(stranger, answer())).rejects.toMatchObject({ code: 'not_found' })
  })

  test('is for who finishes a call whose family was handed over during it, and nobody else loses the words', async () => {
    const next = await anActor(call.organisationId, 'caller')
    await database().interview.update({
      where: { id: call.id },
      data: { startedAt: new Date('2020-04-01T09:30:00Z') },
    })
    await database().family.update({ where: { id: call.familyId }, data: { callerId: next.staffId } })
    await recordFollowUp(call.caller, answer({ result: 'not_arrived', note: 'nooit gekomen' }))
    expect(await rowsOf()).toMatchObject([{ result: 'not_arrived', note: 'nooit gekomen' }])
    process.env.NABIJ_NOW = '2020-04-02T09:31:00Z'
    await expect(recordFollowUp(call.caller, answer())).rejects.toMatchObject({ code: 'forbidden' })
  })

  test('refuses a caller once the answers of the call cannot be corrected any more', async () => {
    const ended = { state: 'completed', ref: randomUUID(), endedAt: new Date('2020-04-01T10:00:00Z') } as const
    await database().interview.update({ where: { id: call.id }, data: ended })
    process.env.NABIJ_NOW = '2020-04-02T10:00:00Z'
    await recordFollowUp(call.caller, answer())
    process.env.NABIJ_NOW = '2020-04-02T10:00:01Z'
    await expect(recordFollowUp(call.caller, answer())).rejects.toMatchObject({ code: 'forbidden' })
    await recordFollowUp(call.coordinator, answer())
    expect(await rowsOf()).toHaveLength(2)
  })

  test('finds no help of another family, no help of this very call and no dismissed suggestion', async () => {
    const other = await aFamily(call.organisationId, randomUUID(), { callerId: call.caller.staffId })
    const unasked = [
      await anItem({ familyId: other }),
      await anItem({ interviewId: call.id }),
      await anItem({ state: 'dismissed' }),
      randomUUID(),
    ]
    for (const helpId of unasked) {
      await expect(recordFollowUp(call.caller, answer({ helpId }))).rejects.toMatchObject({ code: 'not_found' })
      expect(await rowsOf(helpId)).toEqual([])
    }
  })

  test('refuses an unknown result and a note that is too long', () => {
    expect(() => answer({ result: 'perhaps' as FollowUpResult })).toThrow('invalid')
    expect(() => answer({ note: 'a'.repeat(1001) })).toThrow('invalid')
  })

  test('records what the parent said with who asked and when, and leaves the help as it is', async () => {
    const before = await itemOf()
    await recordFollowUp(call.caller, answer({ result: 'yes', note: ' Hij doet het goed ' }))
    expect(await rowsOf()).toMatchObject([
      {
        interviewId: call.id,
        result: 'yes',
        note: 'Hij doet het goed',
        askedById: call.caller.staffId,
        askedAt: new Date('2020-04-01T10:00:00Z'),
      },
    ])
    expect(await itemOf()).toEqual(before)
  })

  test('writes an audit row without the answer', async () => {
    await recordFollowUp(call.caller, answer({ note: 'Hij doet het goed' }))
    expect(await auditOf(help)).toEqual([{ verb: 'help.follow_up', detail: { interview: call.id } }])
  })

  test('a repeat, also at the same moment, records one answer', async () => {
    const sent = answer()
    const replies = await Promise.all([sent, sent, sent].map((input) => recordFollowUp(call.caller, input)))
    expect(replies).toEqual(Array(3).fill({ followUpId: sent.followUpId }))
    expect(await rowsOf()).toHaveLength(1)
    expect(await auditOf(help)).toHaveLength(1)
  })

  test('refuses another answer under the id of an earlier one', async () => {
    const sent = answer()
    await recordFollowUp(call.caller, sent)
    await expect(recordFollowUp(call.caller, { ...sent, result: 'no' })).rejects.toMatchObject({ code: 'conflict' })
  })

  test('an answer is never changed or deleted, but goes with its help and with its interview', async () => {
    await recordFollowUp(call.caller, answer({ note: 'Hij is traag.' }))
    const where = { helpItemId: help }
    const changed = ownerDatabase().helpFollowUp.updateMany({ where, data: { result: 'no' } })
    await expect(changed).rejects.toThrow('append-only')
    const emptied = ownerDatabase().helpFollowUp.updateMany({ where, data: { note: new Uint8Array() } })
    await expect(emptied).rejects.toThrow('append-only')
    await expect(ownerDatabase().helpFollowUp.deleteMany({ where })).rejects.toThrow('append-only')
    await ownerDatabase().helpItem.delete({ where: { id: help } })
    expect(await rowsOf()).toEqual([])
    help = await anItem()
    await recordFollowUp(call.caller, answer())
    await database().interview.delete({ where: { id: call.id } })
    expect(await rowsOf()).toEqual([])
  })
})

describe('the help that a call asks about', () => {
  const asked = async (actor: StaffActor = call.caller, id = call.id) =>
    (await interviewForm(actor, id)).earlierHelp.map((item) => item.id).toSorted()
  const anEarlierCall = (endedAt: string) =>
    anInterview(call.organisationId, {
      familyId: call.familyId,
      callerId: call.caller.staffId,
      state: 'completed',
      ref: randomUUID(),
      startedAt: new Date(endedAt),
      endedAt: new Date(endedAt),
    })

  test('is the open help, and what was closed since the last interview', async () => {
    await anEarlierCall('2020-03-10T10:00:00Z')
    const closedBefore = await anItem({ state: 'done', closedAt: new Date('2020-03-09T10:00:00Z') })
    const closedSince = await anItem({ state: 'done', closedAt: new Date('2020-03-11T10:00:00Z') })
    const others = [await anItem({ state: 'dismissed' }), await anItem({ interviewId: call.id }), closedBefore]
    expect(await asked()).toEqual([help, closedSince].toSorted())
    expect(others).toHaveLength(3)
  })

  test('is all that was closed when there was no interview yet', async () => {
    const closed = await anItem({ state: 'done', closedAt: new Date('2020-03-09T10:00:00Z') })
    expect(await asked()).toEqual([help, closed].toSorted())
  })

  test('keeps what this call asked about, and its last answer, when the call has ended', async () => {
    await recordFollowUp(call.caller, answer({ result: 'no' }))
    process.env.NABIJ_NOW = '2020-04-01T10:01:00Z'
    await recordFollowUp(call.caller, answer({ result: 'not_arrived', note: 'Morgen' }))
    const ended = { state: 'completed', ref: randomUUID(), endedAt: new Date('2020-04-01T10:30:00Z') } as const
    await database().interview.update({ where: { id: call.id }, data: ended })
    await anItem({ createdAt: new Date('2020-04-02T10:00:00Z') })
    expect((await interviewForm(call.caller, call.id)).earlierHelp).toMatchObject([
      { id: help, answer: { result: 'not_arrived', note: 'Morgen' } },
    ])
  })

  test('has no answer once it was taken back', async () => {
    await recordFollowUp(call.caller, answer())
    process.env.NABIJ_NOW = '2020-04-01T10:01:00Z'
    await recordFollowUp(call.caller, answer({ result: 'not_asked' }))
    expect((await interviewForm(call.caller, call.id)).earlierHelp).toMatchObject([{ answer: null }])
    expect((await helpOfFamily(call.caller, call.familyId))[0]?.followUps).toEqual([])
  })
})

describe('what a parent said about help', () => {
  const wantedBy = async (actor: StaffActor) =>
    (await waitingHelp(actor)).items.filter(({ isUnattended }) => !isUnattended)

  test('stands at the help: on the page of the family and in the list, with its day and words', async () => {
    await recordFollowUp(call.caller, answer({ note: 'Hij is traag' }))
    const said = [{ result: 'a_bit', note: 'Hij is traag', on: '2020-04-01' }]
    expect(await helpOfFamily(call.caller, call.familyId)).toMatchObject([{ id: help, followUps: said }])
    const { items } = await helpList(call.caller, { filter: {}, text: '' })
    expect(items.find(({ id }) => id === help)?.followUps).toEqual(said)
  })

  test('is one answer for each call, the newest call first', async () => {
    const earlier = await anInterview(call.organisationId, {
      familyId: call.familyId,
      callerId: call.caller.staffId,
      state: 'completed',
      ref: randomUUID(),
      endedAt: new Date('2020-03-20T10:00:00Z'),
    })
    process.env.NABIJ_NOW = '2020-03-20T10:00:00Z'
    await recordFollowUp(call.caller, answer({ id: earlier.id, result: 'no' }))
    await recordFollowUp(call.caller, answer({ id: earlier.id, result: 'not_arrived' }))
    process.env.NABIJ_NOW = '2020-04-01T10:00:00Z'
    await recordFollowUp(call.caller, answer({ result: 'yes' }))
    const [item] = await helpOfFamily(call.caller, call.familyId)
    expect(item?.followUps.map(({ result, on }) => [result, on])).toEqual([
      ['yes', '2020-04-01'],
      [expect.stringMatching(/^(no|not_arrived)$/), '2020-03-20'],
    ])
  })

  test('puts help that did not help or did not arrive first among its owner’s promises, until it did', async () => {
    const owner = await anActor(call.organisationId, 'coordinator')
    const others = []
    for (let index = 0; index < 9; index += 1)
      others.push(await anItem({ ownerId: owner.staffId, dueOn: new Date(`2020-03-0${index + 1}`) }))
    const late = await anItem({ ownerId: owner.staffId, dueOn: new Date('2020-09-01') })
    const shown = async () => (await promisedHelp(owner)).items.map(({ id }) => id)
    expect(await shown()).toEqual(others.slice(0, 8))
    expect(await wantedBy(owner)).toEqual([])
    await recordFollowUp(call.caller, answer({ helpId: late, result: 'not_arrived' }))
    expect(await shown()).toEqual([late, ...others.slice(0, 7)])
    expect(await promisedHelp(owner)).toMatchObject({ count: 10 })
    expect(await wantedBy(owner)).toMatchObject([{ id: late, followUps: [{ result: 'not_arrived' }] }])
    process.env.NABIJ_NOW = '2020-04-02T10:00:00Z'
    await recordFollowUp(call.caller, answer({ helpId: late, result: 'yes' }))
    expect(await shown()).toEqual(others.slice(0, 8))
    expect(await wantedBy(owner)).toEqual([])
  })

  test('is shown to no caller who neither has the family nor owns the help', async () => {
    await recordFollowUp(call.caller, answer({ result: 'no' }))
    const stranger = await anActor(call.organisationId, 'caller')
    expect(await wantedBy(stranger)).toEqual([])
    expect(await helpOfFamily(stranger, call.familyId)).toEqual([])
  })
})

describe('closed help that did not help or did not arrive', () => {
  const closed = (about: object = {}) =>
    anItem({ state: 'done', result: 'helped', resultNote: 'Opgehaald', closedAt: new Date('2020-03-20'), ...about })

  test.each(['no', 'not_arrived'] as const)('is opened again with its owner by the answer %s', async (result) => {
    const helpId = await closed()
    await recordFollowUp(call.caller, answer({ helpId, result }))
    expect(await itemOf(helpId)).toMatchObject({
      state: 'open',
      result: null,
      closedAt: null,
      resultNote: 'Opgehaald',
      ownerId: call.caller.staffId,
      version: 2,
    })
    expect(await auditOf(helpId)).toEqual([
      { verb: 'help.follow_up', detail: { interview: call.id } },
      { verb: 'help.reopen', detail: { owner: call.caller.staffId } },
    ])
    expect((await waitingHelp(call.caller)).items).toContainEqual(expect.objectContaining({ id: helpId }))
  })

  test.each(['yes', 'a_bit', 'not_asked'] as const)('stays closed by the answer %s', async (result) => {
    const helpId = await closed()
    const before = await itemOf(helpId)
    await recordFollowUp(call.caller, answer({ helpId, result }))
    expect(await itemOf(helpId)).toEqual(before)
  })

  test.each(['who left', 'who does other work by now', 'nobody'])('goes to a coordinator from %s', async (whose) => {
    const { staffId } = await anActor(call.organisationId, 'caller')
    const helpId = await closed({ ownerId: whose === 'nobody' ? null : staffId })
    const changes = whose === 'who left' ? { disabledAt: new Date() } : { role: 'coach' as const }
    await database().staff.update({ where: { id: staffId }, data: changes })
    await recordFollowUp(call.caller, answer({ helpId, result: 'no' }))
    expect(await itemOf(helpId)).toMatchObject({ state: 'open', ownerId: call.coordinator.staffId })
  })

  test('is opened once when the answer is sent twice at once, and not again after it was closed since', async () => {
    const helpId = await closed()
    const sent = answer({ helpId, result: 'no' })
    await Promise.all([recordFollowUp(call.caller, sent), recordFollowUp(call.caller, sent)])
    expect(await itemOf(helpId)).toMatchObject({ state: 'open', version: 2 })
    await database().helpItem.update({ where: { id: helpId }, data: { state: 'done', version: 3 } })
    await recordFollowUp(call.caller, sent)
    expect(await itemOf(helpId)).toMatchObject({ state: 'done', version: 3 })
  })
})

describe('help on which nobody works', () => {
  const seen = async (actor: StaffActor) =>
    (await waitingHelp(actor)).items.filter(({ isUnattended }) => isUnattended).map(({ id }) => id)
  const anAbsence = (staffId: string, coverId: string | null) =>
    database().absence.create({
      data: {
        organisationId: call.organisationId,
        staffId,
        coverId,
        fromDay: new Date('2020-03-30'),
        untilDay: new Date('2020-04-10'),
      },
    })
  /** Another organisation, so that the coordinator's list has nothing else in it. */
  beforeEach(async () => {
    call = await aCall(await people())
  })

  test('stands on the coordinator’s Today, whatever day was promised: without an owner, or of one who left', async () => {
    const [left, coach] = [await anActor(call.organisationId, 'caller'), await anActor(call.organisationId, 'caller')]
    const dueOn = new Date('2020-06-01')
    const items = [
      await anItem({ ownerId: null, dueOn }),
      await anItem({ ownerId: left.staffId, dueOn }),
      await anItem({ ownerId: coach.staffId, dueOn }),
    ]
    await anItem({ dueOn: new Date('2020-03-01') })
    await database().staff.update({ where: { id: left.staffId }, data: { disabledAt: new Date() } })
    await database().staff.update({ where: { id: coach.staffId }, data: { role: 'coach' } })
    expect((await seen(call.coordinator)).toSorted()).toEqual(items.toSorted())
    expect(await seen(call.caller)).toEqual([])
    const { items: listed } = await helpList(call.coordinator, { filter: { owner: 'none' }, text: '' })
    expect(listed.map(({ id }) => id).toSorted()).toEqual(items.toSorted())
    expect(await openHelpByOwner(call.coordinator)).toMatchObject([
      { id: null, open: 3, overdue: 0 },
      { id: call.caller.staffId, open: 1, overdue: 1 },
    ])
  })

  test('includes that of a colleague who is away without a cover, once its day has come or the parent waits', async () => {
    const absent = await anActor(call.organisationId, 'caller')
    const { staffId: ownerId } = absent
    const due = await anItem({ ownerId, dueOn: new Date('2020-04-01') })
    const later = await anItem({ ownerId, dueOn: new Date('2020-06-01') })
    expect(await seen(call.coordinator)).toEqual([])
    await anAbsence(ownerId, null)
    expect(await seen(call.coordinator)).toEqual([due])
    await recordFollowUp(call.caller, answer({ helpId: later, result: 'not_arrived' }))
    expect(await seen(call.coordinator)).toEqual([later, due])
  })

  test('is none while somebody covers, who sees it among their promises and closes it', async () => {
    const [absent, cover] = [await anActor(call.organisationId, 'caller'), await anActor(call.organisationId, 'caller')]
    const elsewhere = await aFamily(call.organisationId, randomUUID())
    const item = await anItem({ ownerId: absent.staffId, familyId: elsewhere, dueOn: new Date('2020-03-20') })
    expect(await promisedHelp(cover)).toMatchObject({ count: 0 })
    await anAbsence(absent.staffId, cover.staffId)
    expect(await seen(call.coordinator)).toEqual([])
    const covering = await again(cover)
    expect(await promisedHelp(covering)).toMatchObject({ count: 1, items: [{ id: item }] })
    await closeHelp(covering, { id: item, version: 1, result: 'helped', resultNote: '' })
    expect(await itemOf(item)).toMatchObject({ state: 'done' })
  })

  test('says how much there is when the list is cut', async () => {
    for (let index = 0; index < 14; index += 1) await anItem({ ownerId: null })
    const { items, count } = await waitingHelp(call.coordinator)
    expect([items.length, count]).toEqual([12, 14])
  })
})
