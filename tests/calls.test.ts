import { randomUUID } from 'node:crypto'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { StaffActor } from '@/domain/access/actor'
import { requestNoteLimit } from '@/domain/text-limits'
import { closeRequest } from '@/features/calls/commands/close-request'
import { addAppointment } from '@/features/calls/commands/add-appointment'
import { recordAttempt } from '@/features/calls/commands/record-attempt'
import { requestCall } from '@/features/calls/commands/request-call'
import { sendCallNotice } from '@/features/calls/commands/send-call-notice'
import { startAttempt } from '@/features/calls/commands/start-attempt'
import { undoAttempt } from '@/features/calls/commands/undo-attempt'
import { attemptsOfFamily } from '@/features/calls/queries/attempts-of-family'
import { callerDay } from '@/features/calls/queries/caller-day'
import { openInterviews } from '@/features/calls/queries/open-interviews'
import {
  addAppointmentSchema,
  recordAttemptSchema,
  startAttemptSchema,
  type RecordAttempt,
  type RequestCall,
} from '@/features/calls/schema'
import { replaceContactPoint } from '@/features/families/commands/replace-contact-point'
import { today } from '@/server/clock'
import {
  actorFor,
  aKnownFamily,
  anActor,
  anInterview,
  anOrganisation,
  aStaffMember,
  auditOf,
  fictionalNumber,
  openStepsOf,
} from './factories'
import { database } from './owner'

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
  channel: 'phone',
  outcome: 'no_answer',
  wish: null,
  appointment: null,
  note: '',
  ...some,
})

/** Moves the clock. The actor already exists, so its session need not be valid at that moment. */
const at = (moment: string) => {
  process.env.NABIJ_NOW = moment
}
const wishFor = (notBefore: string, time: string | null = null) => ({ notBefore, time, partsOfDay: [] })
const callBack = (notBefore: string) => ({ outcome: 'callback_asked', wish: wishFor(notBefore) }) as const

const requestOf = (familyId: string, notBefore: string, some: Partial<RequestCall> = {}): RequestCall => ({
  id: randomUUID(),
  familyId,
  reason: 'parent_asked',
  ...wishFor(notBefore),
  note: '',
  ...some,
})

/** A family whose parent does not want to be called again. */
const saidNo = async () => {
  const family = await mine()
  await recordAttempt(caller, attempt(family.id, { outcome: 'refused_hard' }))
  return family
}

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
    await recordAttempt(caller, attempt(id, { outcome: 'number_dead', contactPointId: contactPoints[0]!.id }))
    const points = await database().contactPoint.findMany({ where: { familyId: id }, orderBy: { position: 'asc' } })
    expect(points.map(({ state }) => state)).toEqual(['dead', 'active'])
    expect((await database().family.findUniqueOrThrow({ where: { id } })).mayCall).toBe(true)
  })

  test('refuses a number of another family', async () => {
    const [one, other] = [await mine(), await mine()]
    const input = attempt(one.id, { outcome: 'number_dead', contactPointId: other.contactPoints[0]!.id })
    await expect(recordAttempt(caller, input)).rejects.toMatchObject({ reason: 'number_needed' })
    const point = await database().contactPoint.findUniqueOrThrow({ where: { id: other.contactPoints[0]!.id } })
    expect(point.state).toBe('active')
  })

  test('makes the day that the parent named the next step', async () => {
    const { id } = await mine()
    at('2020-03-31T10:00:00Z')
    await requestCall(caller, requestOf(id, '2020-03-31', { note: 'over school' }))
    await recordAttempt(caller, attempt(id, callBack('2020-04-02')))
    at('2020-03-31T10:01:00Z')
    await recordAttempt(caller, attempt(id, callBack('2020-04-03')))
    expect(await openStepsOf(id)).toMatchObject([{ kind: 'call', reason: 'call_back', notBefore: '2020-04-03' }])
  })

  test('makes an appointment, and moves the one that there was', async () => {
    const { id } = await mine()
    at('2020-03-31T10:00:00Z')
    const appointmentAt = (day: string, from: string) =>
      attempt(id, { outcome: 'appointment_hard', appointment: { day, from, until: null } })
    await recordAttempt(caller, appointmentAt('2020-04-01', '14:30'))
    const second = appointmentAt('2020-04-02', '09:00')
    at('2020-03-31T10:01:00Z')
    await recordAttempt(caller, second)
    const appointments = await database().appointment.findMany({ where: { familyId: id }, orderBy: { madeAt: 'asc' } })
    expect(appointments.map(({ startsAt, closedAs }) => [startsAt.toISOString(), closedAs])).toEqual([
      ['2020-04-01T12:30:00.000Z', 'moved'],
      ['2020-04-02T07:00:00.000Z', null],
    ])
    expect(await openStepsOf(id)).toMatchObject([{ kind: 'appointment', notBefore: '2020-04-02' }])
    await undoAttempt(caller, second)
    expect(await openStepsOf(id)).toMatchObject([{ kind: 'appointment', notBefore: '2020-04-01' }])
  })

  test('refuses an appointment in the past, and at a time that the clock skips', async () => {
    const { id } = await mine()
    at('2027-03-27T10:00:00Z')
    const appointmentAt = (day: string, from: string) =>
      recordAttempt(caller, attempt(id, { outcome: 'appointment_hard', appointment: { day, from, until: null } }))
    await expect(appointmentAt('2027-03-27', '10:30')).rejects.toMatchObject({ reason: 'time_needed' })
    await expect(appointmentAt('2027-03-28', '02:30')).rejects.toMatchObject({ reason: 'no_such_time' })
    expect(await attemptsOfFamily(caller, id)).toEqual([])
  })

  test('ends calls after a refusal until the parent asks, and cancels what was agreed', async () => {
    const { id } = await mine()
    at('2020-03-31T10:00:00Z')
    await recordAttempt(
      caller,
      attempt(id, { outcome: 'appointment_hard', appointment: { day: '2020-04-01', from: '14:30', until: null } }),
    )
    at('2020-03-31T11:00:00Z')
    await recordAttempt(caller, attempt(id, { outcome: 'refused_hard' }))
    expect(await openStepsOf(id)).toMatchObject([{ kind: 'stopped', reason: null }])
    expect(await database().appointment.count({ where: { familyId: id, closedAt: null } })).toBe(0)
    await expect(recordAttempt(caller, attempt(id))).rejects.toMatchObject({ reason: 'may_not_call' })
    await expect(requestCall(caller, requestOf(id, '2020-04-01', { reason: 'wish' }))).rejects.toMatchObject({
      reason: 'no_call_until_asked',
    })
    await requestCall(caller, requestOf(id, '2020-04-01'))
    expect(await openStepsOf(id)).toMatchObject([{ kind: 'call', reason: 'parent_asked' }])
  })

  test('leaves a family whose last number is gone waiting for a number', async () => {
    const { id, contactPoints } = await mine()
    await recordAttempt(caller, attempt(id, { outcome: 'number_wrong', contactPointId: contactPoints[0]!.id }))
    expect(await openStepsOf(id)).toMatchObject([{ kind: 'waiting', waitsFor: 'number' }])
  })

  test('lets only a coordinator decide without a call, with a reason in words', async () => {
    const { id } = await mine()
    const input = attempt(id, { outcome: 'out_of_programme', note: 'verhuisd' })
    await expect(recordAttempt(caller, input)).rejects.toMatchObject({ code: 'forbidden' })
    expect(recordAttemptSchema.safeParse({ ...input, note: '' }).success).toBe(false)
    await recordAttempt(await anActor(organisationId, 'coordinator'), input)
    expect(await openStepsOf(id)).toMatchObject([{ kind: 'stopped' }])
    expect(await auditOf(input.id)).toEqual([
      { verb: 'call.decide', detail: { family: id, outcome: 'out_of_programme' } },
    ])
  })

  test('refuses a day in the past or too far ahead, and an outcome without the day or number that it needs', async () => {
    const { id } = await mine()
    at('2020-03-31T10:00:00Z')
    for (const day of ['2020-03-30', '2031-01-01'])
      await expect(recordAttempt(caller, attempt(id, callBack(day)))).rejects.toMatchObject({
        reason: 'day_needed',
      })
    const refused = (some: Record<string, unknown>) =>
      recordAttemptSchema.safeParse({ ...attempt(id), ...some }).error?.issues[0]?.message
    expect(refused({ outcome: 'callback_asked' })).toBe('day_needed')
    expect(refused({ wish: wishFor('2020-04-02') })).toBe('day_needed')
    expect(refused({ outcome: 'refused_hard', wish: wishFor('2020-04-02') })).toBe('day_needed')
    expect(refused({ outcome: 'max_tries', wish: wishFor('2020-04-02') })).toBeUndefined()
    expect(refused({ outcome: 'appointment_hard' })).toBe('time_needed')
    const withoutEnd = { day: '2020-04-02', from: '10:00', until: null }
    expect(refused({ outcome: 'appointment_soft', appointment: withoutEnd })).toBe('time_needed')
    expect(refused({ outcome: 'appointment_soft', appointment: { ...withoutEnd, until: '09:00' } })).toBe(
      'window_ends_first',
    )
    expect(refused({ outcome: 'number_dead' })).toBe('number_needed')
    expect(refused(callBack('2020-02-30'))).toBe('day_needed')
    expect(refused({ outcome: 'complete' })).toBeDefined()
    expect(refused({ outcome: 'rude' })).toBeDefined()
    expect(await attemptsOfFamily(caller, id)).toEqual([])
  })

  test('refuses a family that said no', async () => {
    const { id } = await saidNo()
    await expect(recordAttempt(caller, attempt(id))).rejects.toMatchObject({ code: 'locked', reason: 'may_not_call' })
  })
})

describe('dialling a family', () => {
  const dial = (familyId: string) => startAttemptSchema.parse({ id: randomUUID(), familyId, contactPointId: null })

  test('refuses a caller of another family, and a family that said no', async () => {
    const other = await aKnownFamily(organisationId, { callerId: await aStaffMember(organisationId) })
    await expect(startAttempt(caller, dial(other.id))).rejects.toMatchObject({ code: 'not_found' })
    const { id } = await saidNo()
    await expect(startAttempt(caller, dial(id))).rejects.toMatchObject({ reason: 'may_not_call' })
  })

  test('notes the attempt at once, and the outcome gets the same row', async () => {
    const { id } = await mine()
    const input = dial(id)
    await startAttempt(caller, input)
    await startAttempt(caller, input)
    expect(await attemptsOfFamily(caller, id)).toMatchObject([{ outcome: 'dialled' }])
    await recordAttempt(caller, attempt(id, { id: input.id, outcome: 'voicemail_left' }))
    expect(await attemptsOfFamily(caller, id)).toMatchObject([{ id: input.id, outcome: 'voicemail_left' }])
    expect((await auditOf(input.id)).map(({ detail }) => (detail as { outcome: string }).outcome)).toEqual([
      'dialled',
      'voicemail_left',
    ])
  })

  test('shows the family to colleagues as being called until the outcome, an hour at most', async () => {
    const { id } = await mine()
    const coordinator = await anActor(organisationId, 'coordinator')
    at('2020-03-31T10:00:00Z')
    const input = dial(id)
    await startAttempt(caller, input)
    await expect(startAttempt(coordinator, dial(id))).rejects.toMatchObject({ reason: 'taken_by_colleague' })
    await recordAttempt(caller, attempt(id, { id: input.id }))
    await startAttempt(coordinator, dial(id))
    await expect(startAttempt(caller, dial(id))).rejects.toMatchObject({ reason: 'taken_by_colleague' })
    at('2020-03-31T11:00:00Z')
    await startAttempt(caller, dial(id))
  })

  test('lets one of two callers who dial at the same moment have the family', async () => {
    const { id } = await mine()
    const coordinator = await anActor(organisationId, 'coordinator')
    const results = await Promise.allSettled([startAttempt(caller, dial(id)), startAttempt(coordinator, dial(id))])
    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(await attemptsOfFamily(caller, id)).toHaveLength(1)
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
    await requestCall(caller, requestOf(id, '2020-03-31', { note: 'over school' }))
    at('2020-03-31T10:05:00Z')
    const input = attempt(id, callBack('2020-04-02'))
    await recordAttempt(caller, input)
    await undoAttempt(caller, input)
    await undoAttempt(caller, input)
    expect(await openStepsOf(id)).toMatchObject([{ reason: 'parent_asked', note: 'over school' }])
    const family = await database().family.findUniqueOrThrow({ where: { id } })
    expect(family.lastAttemptAt?.toISOString()).toBe('2020-03-31T10:00:00.000Z')
    expect((await auditOf(input.id)).map(({ verb }) => verb)).toEqual(['attempt.record', 'attempt.undo'])
    // An undone attempt keeps its row, with a mark.
    expect(await database().contactAttempt.count({ where: { familyId: id } })).toBe(2)
  })

  test('opens a dead number again, unless another attempt found it dead too', async () => {
    const { id, contactPoints } = await mine()
    const [point] = contactPoints
    const attempts = [1, 2].map(() => attempt(id, { outcome: 'number_dead', contactPointId: point!.id }))
    for (const input of attempts) await recordAttempt(caller, input)
    const state = async () => (await database().contactPoint.findUniqueOrThrow({ where: { id: point!.id } })).state
    await undoAttempt(caller, attempts[0]!)
    expect(await state()).toBe('dead')
    await undoAttempt(caller, attempts[1]!)
    expect(await state()).toBe('active')
  })

  test('leaves a wrong number closed when another one took its place during the call', async () => {
    const { id, contactPoints } = await mine()
    const input = attempt(id, { outcome: 'number_wrong', contactPointId: contactPoints[0]!.id })
    await startAttempt(caller, startAttemptSchema.parse({ id: input.id, familyId: id, contactPointId: null }))
    const value = fictionalNumber()
    await replaceContactPoint(caller, { id, pointId: contactPoints[0]!.id, value, knownAlike: [] })
    await recordAttempt(caller, input)
    await undoAttempt(caller, input)
    const points = await database().contactPoint.findMany({ where: { familyId: id }, orderBy: { position: 'asc' } })
    expect(points.map(({ value: number, state }) => [number, state])).toEqual([
      [value, 'active'],
      [contactPoints[0]!.value, 'dead'],
    ])
  })

  test('refuses more than ten minutes after the attempt', async () => {
    const { id } = await mine()
    at('2020-03-31T10:00:00Z')
    const input = attempt(id)
    await recordAttempt(caller, input)
    at('2020-03-31T10:11:00Z')
    await expect(undoAttempt(caller, input)).rejects.toMatchObject({ code: 'locked', reason: 'too_late_to_undo' })
  })
})

describe('call.request', () => {
  test('lets a parent who asks be called again, and stores one request when it is sent twice', async () => {
    at('2020-03-31T10:00:00Z')
    const { id } = await saidNo()
    at('2020-03-31T10:05:00Z')
    const input = requestOf(id, '2020-04-01')
    await Promise.all([requestCall(caller, input), requestCall(caller, input)])
    expect(await openStepsOf(id)).toMatchObject([{ reason: 'parent_asked', notBefore: '2020-04-01' }])
    expect(await database().callRequest.count({ where: { familyId: id } })).toBe(1)
    expect((await database().family.findUniqueOrThrow({ where: { id } })).mayCall).toBe(true)
    expect(await auditOf(input.id)).toEqual([{ verb: 'call.request', detail: { family: id, reason: 'parent_asked' } }])
  })

  test('keeps the whole note of the wish that it takes the place of', async () => {
    at('2020-03-31T10:00:00Z')
    const { id } = await mine()
    const longNote = `${'x'.repeat(requestNoteLimit - 6)}TWEEDE`
    await requestCall(caller, requestOf(id, '2020-04-01', { note: 'EERSTE' }))
    await requestCall(caller, requestOf(id, '2020-04-02', { note: longNote }))
    expect(await openStepsOf(id)).toMatchObject([{ note: `${longNote} · EERSTE` }])
  })

  test('refuses a family of another caller, and a day in the past', async () => {
    const other = await aKnownFamily(organisationId)
    const { id } = await mine()
    at('2020-03-31T10:00:00Z')
    const input = requestOf(other.id, '2020-04-01')
    await expect(requestCall(caller, input)).rejects.toMatchObject({ code: 'not_found' })
    await expect(requestCall(caller, { ...input, familyId: id, notBefore: '2020-03-30' })).rejects.toMatchObject({
      reason: 'day_needed',
    })
  })
})

describe('closing a call request', () => {
  test('refuses a caller who does not see the family', async () => {
    const { id } = await mine()
    const request = requestOf(id, today())
    await requestCall(caller, request)
    const input = { id: request.id, isMistake: false }
    await expect(closeRequest(await anActor(organisationId, 'caller'), input)).rejects.toMatchObject({
      code: 'not_found',
    })
  })

  test('takes it out of the plan, and twice is once', async () => {
    const { id } = await mine()
    const request = requestOf(id, today())
    await requestCall(caller, request)
    await closeRequest(caller, { id: request.id, isMistake: false })
    await closeRequest(caller, { id: request.id, isMistake: false })
    expect(await openStepsOf(id)).toMatchObject([{ kind: 'call', reason: 'first_call' }])
    expect((await auditOf(request.id)).map(({ verb }) => verb)).toEqual(['call.request', 'call.request'])
  })

  test('of the parent who had refused leaves an appointment that was agreed since, and a mistake cancels it', async () => {
    at('2020-03-31T10:00:00Z')
    for (const isMistake of [false, true]) {
      const { id } = await saidNo()
      const request = requestOf(id, '2020-04-01')
      await requestCall(caller, request)
      const agreed = { id: randomUUID(), familyId: id, day: '2020-04-03', from: '14:30' }
      await addAppointment(caller, addAppointmentSchema.parse(agreed))
      await closeRequest(caller, { id: request.id, isMistake })
      const { closedAs } = await database().appointment.findUniqueOrThrow({ where: { id: agreed.id } })
      const { mayCall } = await database().family.findUniqueOrThrow({ where: { id } })
      const [step] = await openStepsOf(id)
      expect([step?.kind, closedAs, mayCall]).toEqual(
        isMistake ? ['stopped', 'cancelled_by_parent', false] : ['appointment', null, true],
      )
    }
  })

  test('brings a stop back when the request was a mistake', async () => {
    const { id } = await saidNo()
    const request = requestOf(id, today())
    await requestCall(caller, request)
    await closeRequest(caller, { id: request.id, isMistake: true })
    expect(await openStepsOf(id)).toMatchObject([{ kind: 'stopped' }])
  })
})

describe("a caller's day", () => {
  test('shows the caller’s own families in the order of the queue, without a family that said no', async () => {
    const me = await actorFor(organisationId, await aStaffMember(organisationId))
    at('2020-03-31T10:00:00Z')
    const own = (ref: string, some: Parameters<typeof aKnownFamily>[1] = {}) =>
      aKnownFamily(organisationId, { ref: `${me.staffId}-${ref}`, callerId: me.staffId, ...some })
    const first = await own('1')
    const asked = await own('2')
    const refused = await own('3')
    const later = await own('4')
    const silent = await own('5', { numbers: [] })
    await recordAttempt(me, attempt(refused.id, { outcome: 'refused_hard' }))
    await requestCall(me, requestOf(asked.id, '2020-03-31', { note: 'graag ’s middags' }))
    await recordAttempt(me, attempt(later.id, callBack('2020-04-02')))
    const day = await callerDay(me, 1)
    expect(day.due.map(({ id }) => id)).toEqual([asked.id, first.id])
    expect(day.due[0]?.step).toMatchObject({ reason: 'parent_asked', note: 'graag ’s middags' })
    expect(day.later.map(({ id }) => id)).toEqual([silent.id, later.id])
    expect(JSON.stringify(day)).not.toContain(refused.id)
    at('2020-03-31T10:00:01Z')
    await recordAttempt(me, attempt(asked.id, { outcome: 'busy' }))
    expect((await callerDay(me, 1)).due.map(({ id }) => id)).toEqual([first.id, asked.id])
  })

  test('does not take the call in which something was agreed, or one before it, for a try at it', async () => {
    const me = await actorFor(organisationId, await aStaffMember(organisationId))
    const [asked, rang, silent] = [
      await aKnownFamily(organisationId, { callerId: me.staffId, numbers: ['06 0000 5555'] }),
      await aKnownFamily(organisationId, { callerId: me.staffId, numbers: ['06 0000 5556'] }),
      await aKnownFamily(organisationId, { callerId: me.staffId }),
    ]
    at('2020-03-31T07:00:00Z')
    const afternoon = { notBefore: '2020-03-31', time: null, partsOfDay: ['afternoon' as const] }
    await recordAttempt(me, attempt(asked.id, { outcome: 'callback_asked', wish: afternoon }))
    await recordAttempt(me, attempt(rang.id))
    at('2020-03-31T11:00:00Z')
    const note = { id: randomUUID(), familyId: rang.id, number: '06 0000 5556', note: 'belt terug' }
    await sendCallNotice(await anActor(organisationId, 'caller'), note)
    const turns = async () => new Map((await callerDay(me, 1)).due.map(({ id, turn }) => [id, turn]))
    expect(await turns()).toEqual(
      new Map([
        [asked.id, 'promised'],
        [rang.id, 'promised'],
        [silent.id, 'longest_silence'],
      ]),
    )
    at('2020-03-31T11:00:30Z')
    await recordAttempt(me, attempt(asked.id, { outcome: 'busy' }))
    expect((await turns()).get(asked.id)).toBe('tried_today')
  })

  test('lists an open interview as the next thing to do', async () => {
    const me = await actorFor(organisationId, await aStaffMember(organisationId))
    const { id } = await aKnownFamily(organisationId, { callerId: me.staffId })
    await anInterview(organisationId, { familyId: id, callerId: me.staffId })
    expect((await openInterviews(me)).interviews.map(({ family }) => family.id)).toEqual([id])
  })

  test('is refused to roles that do not call', async () => {
    for (const role of ['coach', 'reader', 'admin'] as const)
      await expect(callerDay(await anActor(organisationId, role), 1)).rejects.toMatchObject({ code: 'forbidden' })
  })
})
