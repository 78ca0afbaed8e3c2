import { randomUUID } from 'node:crypto'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { StaffActor } from '@/domain/access/actor'
import { recordAttempt } from '@/features/calls/commands/record-attempt'
import { requestCall } from '@/features/calls/commands/request-call'
import { undoAttempt } from '@/features/calls/commands/undo-attempt'
import { attemptsOfFamily } from '@/features/calls/queries/attempts-of-family'
import { callerDay } from '@/features/calls/queries/caller-day'
import { openInterviews } from '@/features/calls/queries/open-interviews'
import { recordAttemptSchema, type RecordAttempt } from '@/features/calls/schema'
import { database } from '@/server/db'
import { actorFor, aKnownFamily, anActor, anInterview, anOrganisation, aStaffMember, auditOf } from './factories'

let organisationId: string
let caller: StaffActor

beforeAll(async () => {
  organisationId = await anOrganisation()
  caller = await anActor(organisationId, 'caller')
})
afterEach(() => {
  delete process.env.NABIJ_NOW
})

const mine = (some: Parameters<typeof aKnownFamily>[1] = {}) =>
  aKnownFamily(organisationId, { callerId: caller.staffId, ...some })

const attempt = (familyId: string, some: Partial<RecordAttempt> = {}): RecordAttempt => ({
  id: randomUUID(),
  familyId,
  contactPointId: null,
  outcome: 'no_answer',
  callBackOn: null,
  ...some,
})

/** Moves the clock. The actor already exists, so its session need not be valid at that moment. */
const at = (moment: string) => {
  process.env.NABIJ_NOW = moment
}
const openRequests = (familyId: string) =>
  database().callRequest.findMany({
    where: { familyId, closedAt: null },
    select: { reason: true, notBefore: true, note: true },
  })

describe('attempt.record', () => {
  test('refuses a caller of another family, and everyone who does not call', async () => {
    const { id } = await aKnownFamily(organisationId, { callerId: await aStaffMember(organisationId) })
    await expect(recordAttempt(caller, attempt(id))).rejects.toMatchObject({ code: 'not_found' })
    for (const role of ['coach', 'reader', 'admin'] as const)
      await expect(recordAttempt(await anActor(organisationId, role), attempt(id))).rejects.toMatchObject({
        code: 'not_found',
      })
  })

  test('stores a call that nobody answered, on the date in Amsterdam', async () => {
    const { id } = await mine()
    at('2020-03-31T22:30:00Z')
    const input = attempt(id)
    await recordAttempt(caller, input)
    expect(await attemptsOfFamily(caller, id)).toMatchObject([{ outcome: 'no_answer', day: '2020-04-01' }])
    const family = await database().family.findUniqueOrThrow({ where: { id } })
    expect(family.lastAttemptAt?.toISOString()).toBe('2020-03-31T22:30:00.000Z')
    expect(await auditOf(input.id)).toEqual([{ verb: 'attempt.record', detail: { family: id, outcome: 'no_answer' } }])
  })

  test('stores one attempt for two taps, even at once', async () => {
    const { id } = await mine()
    const input = attempt(id)
    await Promise.all([recordAttempt(caller, input), recordAttempt(caller, input)])
    await recordAttempt(caller, input)
    expect(await attemptsOfFamily(caller, id)).toHaveLength(1)
    expect(await auditOf(input.id)).toHaveLength(1)
  })

  test('refuses the id of an attempt of another family', async () => {
    const [one, other] = [await mine(), await mine()]
    const input = attempt(one.id)
    await recordAttempt(caller, input)
    await expect(recordAttempt(caller, { ...input, familyId: other.id })).rejects.toMatchObject({ code: 'conflict' })
  })

  test('closes a dead number, not the family', async () => {
    const { id, contactPoints } = await mine({ numbers: ['+31 6 0000 0001', '+31 6 0000 0002'] })
    await recordAttempt(caller, attempt(id, { outcome: 'dead_number', contactPointId: contactPoints[0]!.id }))
    const points = await database().contactPoint.findMany({ where: { familyId: id }, orderBy: { position: 'asc' } })
    expect(points.map(({ state }) => state)).toEqual(['dead', 'active'])
    expect((await database().family.findUniqueOrThrow({ where: { id } })).mayCall).toBe(true)
  })

  test('refuses a number of another family', async () => {
    const [one, other] = [await mine(), await mine()]
    const input = attempt(one.id, { outcome: 'dead_number', contactPointId: other.contactPoints[0]!.id })
    await expect(recordAttempt(caller, input)).rejects.toMatchObject({ reason: 'number_needed' })
    const point = await database().contactPoint.findUniqueOrThrow({ where: { id: other.contactPoints[0]!.id } })
    expect(point.state).toBe('active')
  })

  test('replaces the open request by a call back', async () => {
    const { id } = await mine()
    at('2020-03-31T10:00:00Z')
    await requestCall(caller, { id: randomUUID(), familyId: id, notBefore: '2020-03-31', note: 'over school' })
    await recordAttempt(caller, attempt(id, { outcome: 'call_back', callBackOn: '2020-04-02' }))
    await recordAttempt(caller, attempt(id, { outcome: 'call_back', callBackOn: '2020-04-03' }))
    expect(await openRequests(id)).toEqual([{ reason: 'call_back', notBefore: new Date('2020-04-03'), note: '' }])
  })

  test('refuses a day in the past or too far ahead, and an outcome without the day or number that it needs', async () => {
    const { id } = await mine()
    at('2020-03-31T10:00:00Z')
    for (const callBackOn of ['2020-03-30', '2031-01-01'])
      await expect(recordAttempt(caller, attempt(id, { outcome: 'call_back', callBackOn }))).rejects.toMatchObject({
        reason: 'day_needed',
      })
    const refused = (some: Record<string, unknown>) =>
      recordAttemptSchema.safeParse({ ...attempt(id), ...some }).error?.issues[0]?.message
    expect(refused({ outcome: 'call_back' })).toBe('day_needed')
    expect(refused({ callBackOn: '2020-04-02' })).toBe('day_needed')
    expect(refused({ outcome: 'dead_number' })).toBe('number_needed')
    expect(refused({ outcome: 'call_back', callBackOn: '2020-02-30' })).toBe('day_needed')
    expect(refused({ outcome: 'rude' })).toBeDefined()
    expect(await attemptsOfFamily(caller, id)).toEqual([])
  })

  test('refuses a family that said no', async () => {
    const { id } = await mine({ mayCall: false })
    await expect(recordAttempt(caller, attempt(id))).rejects.toMatchObject({ code: 'locked', reason: 'may_not_call' })
  })
})

describe('attempt.undo', () => {
  test('refuses a caller who does not see the family', async () => {
    const { id } = await mine()
    const input = attempt(id)
    await recordAttempt(caller, input)
    const other = await anActor(organisationId, 'caller')
    await expect(undoAttempt(other, input)).rejects.toMatchObject({ code: 'not_found' })
  })

  test('restores the request that a call back replaced, and the last attempt', async () => {
    const { id } = await mine()
    at('2020-03-31T10:00:00Z')
    await recordAttempt(caller, attempt(id))
    await requestCall(caller, { id: randomUUID(), familyId: id, notBefore: '2020-03-31', note: 'over school' })
    at('2020-03-31T10:05:00Z')
    const input = attempt(id, { outcome: 'call_back', callBackOn: '2020-04-02' })
    await recordAttempt(caller, input)
    await undoAttempt(caller, input)
    await undoAttempt(caller, input)
    expect(await openRequests(id)).toMatchObject([{ reason: 'asked_for', note: 'over school' }])
    const family = await database().family.findUniqueOrThrow({ where: { id } })
    expect(family.lastAttemptAt?.toISOString()).toBe('2020-03-31T10:00:00.000Z')
    expect((await auditOf(input.id)).map(({ verb }) => verb)).toEqual(['attempt.record', 'attempt.undo'])
    // An undone attempt keeps its row, with a mark.
    expect(await database().contactAttempt.count({ where: { familyId: id } })).toBe(2)
  })

  test('opens a dead number again, unless another attempt found it dead too', async () => {
    const { id, contactPoints } = await mine()
    const [point] = contactPoints
    const attempts = [1, 2].map(() => attempt(id, { outcome: 'dead_number', contactPointId: point!.id }))
    for (const input of attempts) await recordAttempt(caller, input)
    const state = async () => (await database().contactPoint.findUniqueOrThrow({ where: { id: point!.id } })).state
    await undoAttempt(caller, attempts[0]!)
    expect(await state()).toBe('dead')
    await undoAttempt(caller, attempts[1]!)
    expect(await state()).toBe('active')
  })

  test('refuses more than fifteen minutes after the attempt', async () => {
    const { id } = await mine()
    at('2020-03-31T10:00:00Z')
    const input = attempt(id)
    await recordAttempt(caller, input)
    at('2020-03-31T10:16:00Z')
    await expect(undoAttempt(caller, input)).rejects.toMatchObject({ code: 'locked', reason: 'too_late_to_undo' })
  })
})

describe('call.request', () => {
  test('lets a parent who asks be called again, and stores one request when it is sent twice', async () => {
    const { id } = await mine({ mayCall: false })
    at('2020-03-31T10:00:00Z')
    const input = { id: randomUUID(), familyId: id, notBefore: '2020-04-01', note: '' }
    await Promise.all([requestCall(caller, input), requestCall(caller, input)])
    expect(await openRequests(id)).toMatchObject([{ reason: 'asked_for', notBefore: new Date('2020-04-01') }])
    expect((await database().family.findUniqueOrThrow({ where: { id } })).mayCall).toBe(true)
    expect(await auditOf(input.id)).toEqual([{ verb: 'call.request', detail: { family: id } }])
  })

  test('refuses a family of another caller, and a day in the past', async () => {
    const other = await aKnownFamily(organisationId)
    const { id } = await mine()
    at('2020-03-31T10:00:00Z')
    const input = { id: randomUUID(), familyId: other.id, notBefore: '2020-04-01', note: '' }
    await expect(requestCall(caller, input)).rejects.toMatchObject({ code: 'not_found' })
    await expect(requestCall(caller, { ...input, familyId: id, notBefore: '2020-03-30' })).rejects.toMatchObject({
      reason: 'day_needed',
    })
  })
})

describe("a caller's day", () => {
  test('shows the caller’s own families in the order of the queue, without a family that said no', async () => {
    const me = await actorFor(organisationId, await aStaffMember(organisationId))
    at('2020-03-31T10:00:00Z')
    const own = (ref: string, some: Parameters<typeof aKnownFamily>[1] = {}) =>
      aKnownFamily(organisationId, { ref: `${me.staffId}-${ref}`, callerId: me.staffId, ...some })
    const first = await own('1')
    const said = await own('2', { lastCallDate: new Date('2020-03-24') })
    const no = await own('3', { mayCall: false })
    const later = await own('4', { lastCallDate: new Date('2020-03-24') })
    const silent = await own('5', { numbers: [] })
    const open = await own('6')
    await own('7', { lastCallDate: new Date('2020-03-24') })
    const request = (familyId: string, notBefore: string) =>
      requestCall(me, { id: randomUUID(), familyId, notBefore, note: 'graag ’s middags' })
    await request(said.id, '2020-03-31')
    await request(later.id, '2020-04-02')
    await anInterview(organisationId, { familyId: open.id, callerId: me.staffId })
    const day = await callerDay(me, 1)
    expect(day.due.map(({ id }) => id)).toEqual([said.id, first.id, silent.id])
    expect(day.due[0]).toMatchObject({ lastCall: '2020-03-24', requestNote: 'graag ’s middags' })
    expect(day.later.map(({ id }) => id)).toEqual([later.id])
    expect(JSON.stringify(day)).not.toContain(no.id)
    expect((await openInterviews(me)).interviews.map(({ family }) => family.id)).toEqual([open.id])
    await recordAttempt(me, attempt(said.id))
    expect((await callerDay(me, 1)).due.map(({ id }) => id)).toEqual([first.id, silent.id, said.id])
  })

  test('is refused to roles that do not call', async () => {
    for (const role of ['coach', 'reader', 'admin'] as const)
      await expect(callerDay(await anActor(organisationId, role), 1)).rejects.toMatchObject({ code: 'forbidden' })
  })
})
