/** The list of calls, what a coordinator has to do, and changing all families of a list. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { randomUUID } from 'node:crypto'
import type { StaffActor } from '@/domain/access/actor'
import { addDays, dayMs } from '@/domain/dates'
import { assignAllCalls } from '@/features/calls/commands/assign-all-calls'
import { closeRequest } from '@/features/calls/commands/close-request'
import { requestCall } from '@/features/calls/commands/request-call'
import { requestAllCalls } from '@/features/calls/commands/request-all-calls'
import { callFilterChoices } from '@/features/calls/queries/call-filter-choices'
import { callList } from '@/features/calls/queries/call-list'
import { callerChoices } from '@/features/calls/queries/caller-choices'
import { callerDay } from '@/features/calls/queries/caller-day'
import { callOfFamily } from '@/features/calls/queries/call-of-family'
import { fingerprintOfCalls } from '@/features/calls/queries/fingerprint-of-calls'
import { openCallTasks } from '@/features/calls/queries/open-call-tasks'
import { callFilterSchema, type CallFilter } from '@/features/calls/schema'
import { inTransaction, ofOrganisation } from '@/server/db'
import { storeNextSteps } from '@/server/next-steps'
import { dateColumn, today } from '@/server/clock'
import { aKnownFamily, anActor, anInterview, anOrganisation, aStaffMember, auditOf } from './factories'
import { identityColumns } from './sealed-rows'
import { database } from './owner'

let organisationId: string
let caller: StaffActor
let coordinator: StaffActor

beforeEach(async () => {
  organisationId = await anOrganisation()
  caller = await anActor(organisationId, 'caller')
  coordinator = await anActor(organisationId, 'coordinator')
})

afterEach(() => {
  delete process.env.NABIJ_NOW
})

const family = async (about: Parameters<typeof aKnownFamily>[1] = {}) => {
  const row = await aKnownFamily(organisationId, about)
  await inTransaction(ofOrganisation(organisationId), (tx) => storeNextSteps(tx, organisationId, [row.id]))
  return row
}
const own = (about: Parameters<typeof aKnownFamily>[1] = {}) => family({ callerId: caller.staffId, ...about })
const filterOf = (filter: CallFilter) => callFilterSchema.parse(filter)
const idsIn = async (actor: StaffActor, filter: CallFilter) =>
  (await callList(actor, filterOf(filter))).calls.map(({ id }) => id)

describe('the list of calls', () => {
  test('has each family once under its state, and those of others only for a coordinator', async () => {
    const due = await own({ ref: 'due' })
    const waiting = await family({ ref: 'waiting' })
    const notYet = await family({ ref: 'later', status: 'waiting_list', numbers: [] })
    expect(await idsIn(caller, {})).toEqual([due.id])
    expect(await idsIn(coordinator, { state: 'due' })).toEqual([due.id])
    expect(await idsIn(coordinator, { state: 'waiting' })).toEqual([waiting.id])
    expect(await idsIn(coordinator, { state: 'not_yet' })).toEqual([notYet.id])
    expect((await callList(coordinator, filterOf({}))).count).toBe(3)
    await expect(callList(await anActor(organisationId, 'coach'), {})).rejects.toMatchObject({ code: 'forbidden' })
  })

  test('is narrowed by caller, language and reason, and reads an invalid filter as none', async () => {
    const turkish = await own({ homeLanguages: ['tr'] })
    const other = await family({ homeLanguages: ['ar'] })
    expect(await idsIn(coordinator, { language: 'tr' })).toEqual([turkish.id])
    expect(await idsIn(coordinator, { caller: caller.staffId })).toEqual([turkish.id])
    expect(await idsIn(coordinator, { caller: 'none' })).toEqual([other.id])
    expect(await idsIn(coordinator, { reason: 'wish' })).toEqual([])
    expect(callFilterSchema.parse({ state: 'x', caller: 'y', language: "'", page: 'z' })).toEqual({})
    expect((await callFilterChoices(caller)).callers).toEqual([])
    expect((await callFilterChoices(coordinator)).languages).toEqual(['ar', 'tr'])
  })

  test('says of each family that is due why it is called now, as its card does', async () => {
    const due = await own({ ref: 'a' })
    const waiting = await family({ ref: 'b' })
    const asked = await own({ ref: 'c' })
    await requestCall(caller, {
      id: randomUUID(),
      familyId: asked.id,
      reason: 'parent_asked',
      notBefore: today(),
      time: null,
      partsOfDay: [],
      note: '',
    })
    const turns = new Map((await callList(coordinator, filterOf({}))).calls.map(({ id, turn }) => [id, turn]))
    expect(turns.get(due.id)).toBe('longest_silence')
    expect(turns.get(asked.id)).toBe('promised')
    expect(turns.get(waiting.id)).toBeNull()
    expect((await callOfFamily(caller, asked.id))?.card.turn).toBe('promised')
  })

  test('is narrowed by the language in which a parent wants to be called, before those spoken at home', async () => {
    const english = await own({ homeLanguages: ['ar'], callLanguage: 'en' })
    expect(await idsIn(coordinator, { language: 'en' })).toEqual([english.id])
    expect(await idsIn(coordinator, { language: 'ar' })).toEqual([])
    expect((await callFilterChoices(coordinator)).languages).toEqual(['en'])
  })

  test('offers the card of one family to who may call it', async () => {
    const { id } = await own()
    expect(await callOfFamily(caller, id)).toMatchObject({ card: { id, turn: 'longest_silence' }, mayStart: true })
    expect(await callOfFamily(await anActor(organisationId, 'caller'), id)).toBeNull()
  })

  test('tells before the call by which name the parent is asked for, and how they want to be called', async () => {
    const { id } = await own({ homeLanguages: ['ar'], callLanguage: 'en' })
    const identity = { nameToUse: 'mevrouw Yilmaz', interpreterName: 'Samira' }
    const wishes = { interpreterNeeded: true, preferredChannels: ['video', 'gone'] }
    await database().family.update({
      where: { id },
      data: { ...wishes, identity: { update: identityColumns(id, identity) } },
    })
    const card = {
      id,
      mayCall: true,
      identity,
      wishes: { callLanguage: 'en', homeLanguages: ['ar'], interpreterNeeded: true, channels: ['video'] },
    }
    expect(await callOfFamily(caller, id)).toMatchObject({ card })
    expect((await callerDay(caller, 1)).due).toMatchObject([card])
  })
})

describe('what a coordinator has to do', () => {
  const tasksOf = async () => new Map((await openCallTasks(coordinator)).map(({ task, count }) => [task, count]))

  test('is refused to others', async () => {
    await expect(openCallTasks(caller)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(callerChoices(caller)).rejects.toMatchObject({ code: 'forbidden' })
  })

  test('can be given to callers, of whom it says who would get more calls a day than they want', async () => {
    await database().staff.update({ where: { id: caller.staffId }, data: { callsPerDay: 1 } })
    const overCap = async () => (await callerChoices(coordinator)).find(({ id }) => id === caller.staffId)?.overCap
    for (let count = 0; count < 5; count += 1) await own()
    expect(await overCap()).toBeNull()
    await own()
    expect(await overCap()).toEqual({ needed: 2, wanted: 1 })
  })

  test('is nothing while every family has somebody who calls and can be reached', async () => {
    await own()
    expect(await openCallTasks(coordinator)).toEqual([])
  })

  test('names families without a caller, whose caller left, without a number, and whose language nobody speaks', async () => {
    const left = await aStaffMember(organisationId)
    await family()
    await family({ callerId: left })
    await own({ numbers: [] })
    await database().staff.update({ where: { id: caller.staffId }, data: { languages: ['tr'] } })
    await own({ homeLanguages: ['so'] })
    await own({ homeLanguages: ['so', 'nl'] })
    await database().staff.update({ where: { id: left }, data: { disabledAt: new Date() } })
    expect([...(await tasksOf())]).toEqual([
      ['no_caller', 1],
      ['caller_left', 1],
      ['no_number', 1],
      ['no_language', 1],
    ])
    await database().staff.update({ where: { id: caller.staffId }, data: { languages: ['so'] } })
    expect((await tasksOf()).has('no_language')).toBe(false)
  })

  test('names due families whose caller is away and covered by nobody, and not before they are due', async () => {
    await own()
    const day = dateColumn(today())
    const days = { staffId: caller.staffId, fromDay: day, untilDay: day }
    const { id } = await database().absence.create({ data: { organisationId, ...days }, select: { id: true } })
    expect([...(await tasksOf())]).toEqual([['caller_away', 1]])
    const { staffId: coverId } = await anActor(organisationId, 'caller')
    await database().absence.update({ where: { id }, data: { coverId } })
    expect([...(await tasksOf())]).toEqual([])
  })

  test('names what a parent was promised for an earlier day', async () => {
    const { id: familyId } = await own()
    const wish = { familyId, reason: 'parent_asked' as const, time: null, partsOfDay: [], note: '' }
    await requestCall(coordinator, { ...wish, id: randomUUID(), notBefore: today() })
    expect([...(await tasksOf())]).toEqual([])
    process.env.NABIJ_NOW = new Date(Date.now() + dayMs).toISOString()
    expect([...(await tasksOf())]).toEqual([['overdue', 1]])
  })

  test('names the missing number of a family that is visited', async () => {
    const { id: familyId } = await own({ numbers: [] })
    const appointment = { organisationId, familyId, ownerId: caller.staffId, kind: 'hard', channel: 'visit' } as const
    await database().appointment.create({ data: { ...appointment, startsAt: new Date(Date.now() + dayMs) } })
    await inTransaction(ofOrganisation(organisationId), (tx) => storeNextSteps(tx, organisationId, [familyId]))
    expect((await callOfFamily(caller, familyId))?.card.step.kind).toBe('appointment')
    expect([...(await tasksOf())]).toEqual([['no_number', 1]])
  })

  test('names families whose parent wants a language that nobody speaks, and none whose parent wants another than at home', async () => {
    await database().staff.update({ where: { id: caller.staffId }, data: { languages: ['en'] } })
    await own({ homeLanguages: ['ar'], callLanguage: 'en' })
    expect([...(await tasksOf())]).toEqual([])
    await own({ homeLanguages: ['nl'], callLanguage: 'ti' })
    expect([...(await tasksOf())]).toEqual([['no_language', 1]])
  })

  test('names appointments that passed and interviews that are open for more than a day', async () => {
    const [missed, stale] = [await own({ listedSince: new Date() }), await own()]
    const startsAt = new Date(Date.now() - 2 * 60 * 60 * 1000)
    await database().appointment.create({
      data: { organisationId, familyId: missed.id, ownerId: caller.staffId, kind: 'hard', startsAt },
    })
    const startedAt = new Date(Date.now() - 25 * 60 * 60 * 1000)
    await anInterview(organisationId, { familyId: stale.id, callerId: caller.staffId, startedAt })
    await inTransaction(ofOrganisation(organisationId), (tx) =>
      storeNextSteps(tx, organisationId, [missed.id, stale.id]),
    )
    expect([...(await tasksOf())]).toEqual([
      ['overdue', 1],
      ['long_open', 1],
    ])
  })
})

describe('a call that was asked for', () => {
  const ask = async (familyId: string, notBefore: string, note: string, time: string | null = null) => {
    const id = randomUUID()
    await requestCall(caller, { id, familyId, reason: 'parent_asked', notBefore, time, partsOfDay: [], note })
    return id
  }
  const later = (days: number) => addDays(today(), days)
  const stepOf = async (familyId: string) => (await callOfFamily(caller, familyId))?.card.step

  test('takes the place of an earlier one with its note, and leaves one of a later day', async () => {
    const { id: familyId } = await own()
    await ask(familyId, later(3), 'vrijdag')
    await ask(familyId, today(), 'brief')
    expect(await stepOf(familyId)).toMatchObject({ notBefore: today(), note: 'brief · vrijdag' })
    await ask(familyId, later(1), 'toch morgen')
    expect(await stepOf(familyId)).toMatchObject({ notBefore: later(1) })
    const requests = await database().callRequest.findMany({ where: { familyId, closedAt: null } })
    expect(requests.map(({ note }) => note).toSorted((a, b) => a.localeCompare(b))).toEqual([
      'toch morgen · brief',
      'vrijdag',
    ])
  })

  test('that was a mistake gives back what it took the place of', async () => {
    const { id: familyId } = await own()
    await ask(familyId, today(), 'brief')
    const mistakeId = await ask(familyId, later(2), 'vergissing')
    await closeRequest(caller, { id: mistakeId, isMistake: true })
    expect(await stepOf(familyId)).toMatchObject({ notBefore: today(), note: 'brief' })
  })

  test('is refused at an hour that the clock skips', async () => {
    const { id: familyId } = await own()
    process.env.NABIJ_NOW = '2027-03-27T10:00:00Z'
    await expect(ask(familyId, '2027-03-28', '', '02:30')).rejects.toMatchObject({ reason: 'no_such_time' })
    await ask(familyId, '2027-03-28', '', '03:30')
  })

  test('is closed by who may call the family alone, and the next step follows', async () => {
    const { id: familyId } = await own()
    const id = randomUUID()
    const input = { id, familyId, reason: 'wish' as const, time: null, partsOfDay: [], note: '' }
    await requestCall(coordinator, { ...input, notBefore: today() })
    await expect(closeRequest(await anActor(organisationId, 'caller'), { id, isMistake: true })).rejects.toMatchObject({
      code: 'not_found',
    })
    await closeRequest(caller, { id, isMistake: true })
    expect((await callOfFamily(caller, familyId))?.card.step.reason).toBe('first_call')
  })
})

describe('changing all families of a list', () => {
  const listOf = async (filter: CallFilter) => ({
    filter,
    count: (await callList(coordinator, filter)).count,
    print: await fingerprintOfCalls(coordinator, filter),
  })

  test('is refused to callers, and once the list is another one', async () => {
    await family()
    const list = await listOf({})
    const plan = { notBefore: today(), note: '' }
    await expect(assignAllCalls(caller, { ...list, callerId: caller.staffId })).rejects.toMatchObject({
      code: 'forbidden',
    })
    await expect(requestAllCalls(caller, { ...list, ...plan })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(fingerprintOfCalls(caller, {})).rejects.toMatchObject({ code: 'forbidden' })
    await family()
    await expect(assignAllCalls(coordinator, { ...list, callerId: caller.staffId })).rejects.toMatchObject({
      reason: 'list_changed',
    })
    await expect(requestAllCalls(coordinator, { ...list, ...plan })).rejects.toMatchObject({ reason: 'list_changed' })
  })

  test('gives all of them to one caller, also those on other pages', async () => {
    await Promise.all(Array.from({ length: 35 }, () => family()))
    const list = await listOf({ task: 'no_caller' })
    expect((await callList(coordinator, list.filter)).calls).toHaveLength(30)
    await database().staff.update({ where: { id: caller.staffId }, data: { callsPerDay: 3, name: 'Bente Beller' } })
    expect(await assignAllCalls(coordinator, { ...list, callerId: caller.staffId })).toEqual({
      count: 35,
      overCap: [{ name: 'Bente Beller', needed: 7, wanted: 3 }],
    })
    expect((await callList(caller, {})).count).toBe(35)
    const stranger = await aStaffMember(await anOrganisation())
    await expect(assignAllCalls(coordinator, { ...(await listOf({})), callerId: stranger })).rejects.toMatchObject({
      reason: 'unknown_caller',
    })
  })

  test('leaves out whom the organisation does not call, unless the list is of them', async () => {
    const { id: familyId } = await own()
    const decision = { organisationId, familyId, staffId: coordinator.staffId, outcome: 'duplicate' } as const
    await database().contactAttempt.create({ data: { ...decision, day: dateColumn(today()) } })
    await inTransaction(ofOrganisation(organisationId), (tx) => storeNextSteps(tx, organisationId, [familyId]))
    const plan = { notBefore: today(), note: '' }
    expect(await requestAllCalls(coordinator, { ...(await listOf({})), ...plan })).toEqual({ count: 0, left: 1 })
    const stopped = await listOf({ state: 'stopped' })
    expect(await requestAllCalls(coordinator, { ...stopped, ...plan })).toEqual({ count: 1, left: 0 })
  })

  test('keeps what was noted for each of them before', async () => {
    const { id: familyId } = await own()
    const wish = { familyId, reason: 'wish' as const, time: null, partsOfDay: [], note: 'over de bril' }
    await requestCall(coordinator, { ...wish, id: randomUUID(), notBefore: today() })
    await requestAllCalls(coordinator, { ...(await listOf({})), notBefore: today(), note: 'voor de vakantie' })
    expect((await callOfFamily(caller, familyId))?.card.step.note).toBe('voor de vakantie · over de bril')
  })

  test('plans a call with all of them, and leaves out who wants no call', async () => {
    const { id } = await own()
    const refused = await own()
    await database().family.update({ where: { id: refused.id }, data: { mayCall: false } })
    const list = await listOf({})
    const input = { ...list, notBefore: today(), note: 'voor de vakantie' }
    expect(await requestAllCalls(coordinator, input)).toEqual({ count: 1, left: 1 })
    const [request] = await database().callRequest.findMany({ where: { familyId: id } })
    expect(request).toMatchObject({ reason: 'wish', note: 'voor de vakantie', closedAt: null })
    expect(await auditOf(request?.id ?? randomUUID())).toMatchObject([{ verb: 'call.request' }])
    expect(await database().callRequest.count({ where: { familyId: refused.id } })).toBe(0)
  })
})
