/** Appointments without an attempt: making, moving, cancelling and undoing them, and what the next step is then. */
import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import type { z } from 'zod'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { StaffActor } from '@/domain/access/actor'
import { addDays, dateAt, instantOf, timeAt } from '@/domain/dates'
import { addAppointment } from '@/features/calls/commands/add-appointment'
import { closeAppointment } from '@/features/calls/commands/close-appointment'
import { recordAttempt } from '@/features/calls/commands/record-attempt'
import { undoAppointment } from '@/features/calls/commands/undo-appointment'
import { undoAttempt } from '@/features/calls/commands/undo-attempt'
import { appointmentChoices } from '@/features/calls/queries/appointment-choices'
import { appointmentsOfFamily } from '@/features/calls/queries/appointments-of-family'
import { addAppointmentSchema, closeAppointmentSchema, recordAttemptSchema } from '@/features/calls/schema'
import { parseInput } from '@/server/action'
import { storeNextSteps } from '@/server/next-steps'
import { aKnownFamily, anActor, anInterview, anOrganisation, aStaffMember, auditOf, openStepsOf } from './factories'
import { database } from './owner'

let organisationId: string
let caller: StaffActor
let coordinator: StaffActor

beforeAll(async () => {
  organisationId = await anOrganisation()
  caller = await anActor(organisationId, 'caller')
  coordinator = await anActor(organisationId, 'coordinator')
})
afterEach(() => {
  delete process.env.NABIJ_NOW
})

/** Moves the clock. The actors exist already, so their sessions need not be valid at that moment. */
const at = (moment: string) => {
  process.env.NABIJ_NOW = moment
}
const ownFamily = async (about: Parameters<typeof aKnownFamily>[1] = {}) =>
  (await aKnownFamily(organisationId, { callerId: caller.staffId, ...about })).id

type Input = Partial<z.input<typeof addAppointmentSchema>>
const input = (familyId: string, about: Input = {}) =>
  addAppointmentSchema.parse({ id: randomUUID(), familyId, day: '2027-03-30', from: '14:30', ...about })

const stepOf = (familyId: string) =>
  database().nextStep.findMany({
    where: { familyId, closedAt: null },
    select: { kind: true, reason: true, startsAt: true, endsAt: true, ownerId: true, sourceId: true },
  })
const rowsOf = (familyId: string) =>
  database().appointment.findMany({
    where: { familyId },
    orderBy: { madeAt: 'asc' },
    select: { id: true, kind: true, closedAs: true, closedById: true },
  })

describe('appointment.make', () => {
  test('refuses a caller of another family, and everybody who makes no calls', async () => {
    const other = await aKnownFamily(organisationId, { callerId: await aStaffMember(organisationId) })
    for (const actor of [caller, await anActor(organisationId, 'coach'), await anActor(organisationId, 'admin')])
      await expect(addAppointment(actor, input(other.id))).rejects.toMatchObject({ code: 'not_found' })
    expect(await rowsOf(other.id)).toEqual([])
  })

  test('stores a time with the family’s caller, and it is the next step', async () => {
    at('2027-03-29T08:00:00Z')
    const familyId = await ownFamily()
    const appointment = input(familyId, { channel: 'video', note: 'belt van het werk' })
    await addAppointment(caller, appointment)
    const startsAt = new Date('2027-03-30T12:30:00Z')
    expect(await stepOf(familyId)).toEqual([
      {
        kind: 'appointment',
        reason: 'appointment',
        startsAt,
        endsAt: null,
        ownerId: caller.staffId,
        sourceId: appointment.id,
      },
    ])
    expect(await appointmentsOfFamily(caller, familyId)).toMatchObject([
      { id: appointment.id, isComing: true, isUndoable: true, madeBy: 'Proef', note: 'belt van het werk' },
    ])
    expect(await auditOf(appointment.id)).toEqual([
      { verb: 'appointment.make', detail: { family: familyId, owner: caller.staffId, reminder: false } },
    ])
  })

  test('is the coming one until an hour after its time, so that a late call is still made from it', async () => {
    at('2027-03-29T08:00:00Z')
    const familyId = await ownFamily()
    await addAppointment(caller, input(familyId, { channel: 'video' }))
    at('2027-03-30T13:29:00Z')
    expect(await appointmentsOfFamily(caller, familyId)).toMatchObject([{ isComing: true }])
    at('2027-03-30T13:31:00Z')
    expect(await appointmentsOfFamily(caller, familyId)).toMatchObject([{ isComing: false }])
  })

  test('stores who chose the way, which nobody did where no way was chosen', async () => {
    at('2027-03-29T08:00:00Z')
    const familyId = await ownFamily()
    for (const [minute, about] of [
      { channel: 'video', chosenBy: 'parent' },
      { channel: 'visit', chosenBy: 'worker' },
      { channel: 'phone' },
      {},
    ].entries()) {
      at(`2027-03-29T08:0${minute}:00Z`)
      await addAppointment(caller, parseInput(addAppointmentSchema, { ...input(familyId), id: randomUUID(), ...about }))
    }
    const shown = await appointmentsOfFamily(caller, familyId)
    expect(shown.map(({ channel, chosenBy }) => [channel, chosenBy])).toEqual([
      [null, null],
      ['phone', null],
      ['visit', 'worker'],
      ['video', 'parent'],
    ])
    for (const about of [{ chosenBy: 'parent' }, { channel: 'video', chosenBy: 'neighbour' }])
      expect(() => parseInput(addAppointmentSchema, { ...input(familyId), ...about })).toThrow('invalid')
    const withoutWay = { channel: null, chosenBy: 'parent' } as const
    await expect(database().appointment.updateMany({ where: { familyId }, data: withoutWay })).rejects.toThrow(
      'appointment_chosen_by_check',
    )
  })

  test('stores a window, and one appointment for two presses, even at once', async () => {
    at('2027-03-29T08:00:00Z')
    const familyId = await ownFamily()
    const appointment = input(familyId, { until: '16:00' })
    await Promise.all([addAppointment(caller, appointment), addAppointment(caller, appointment)])
    await addAppointment(caller, appointment)
    expect(await rowsOf(familyId)).toMatchObject([{ kind: 'soft', closedAs: null }])
    expect(await auditOf(appointment.id)).toHaveLength(1)
    const elsewhere = await ownFamily()
    await expect(addAppointment(caller, { ...appointment, familyId: elsewhere })).rejects.toMatchObject({
      reason: 'exists_already',
    })
  })

  test('moves what was agreed before, and of two that are made at once one stands', async () => {
    at('2027-03-29T08:00:00Z')
    const familyId = await ownFamily()
    const [first, second, third] = [
      input(familyId),
      input(familyId, { from: '15:00' }),
      input(familyId, { from: '16:00' }),
    ]
    await addAppointment(caller, first)
    at('2027-03-29T08:01:00Z')
    await Promise.all([addAppointment(coordinator, second), addAppointment(coordinator, third)])
    const rows = await rowsOf(familyId)
    expect(rows.filter(({ closedAs }) => closedAs === null)).toHaveLength(1)
    expect(rows.find(({ id }) => id === first.id)).toMatchObject({
      closedAs: 'moved',
      closedById: coordinator.staffId,
    })
    expect(await stepOf(familyId)).toHaveLength(1)
  })

  test('keeps what was noted for the one that it moves, also by an outcome', async () => {
    at('2027-03-29T08:00:00Z')
    const familyId = await ownFamily()
    const notesOf = async () => {
      const [step] = await openStepsOf(familyId)
      const [coming] = await appointmentsOfFamily(caller, familyId)
      return [step?.note, coming?.note]
    }
    await addAppointment(caller, input(familyId, { note: 'bel het werknummer' }))
    at('2027-03-29T08:01:00Z')
    await addAppointment(caller, input(familyId, { from: '15:00', note: 'na school' }))
    expect(await notesOf()).toEqual(['na school · bel het werknummer', 'na school · bel het werknummer'])
    at('2027-03-29T08:02:00Z')
    const moving = (outcome: string) => ({ id: randomUUID(), familyId, contactPointId: null, outcome })
    const wish = { notBefore: '2027-03-30' }
    await recordAttempt(caller, recordAttemptSchema.parse({ ...moving('callback_asked'), wish }))
    at('2027-03-30T13:00:00Z')
    const appointment = { day: '2027-03-31', from: '10:00', until: null }
    await recordAttempt(caller, recordAttemptSchema.parse({ ...moving('appointment_hard'), appointment }))
    expect(await notesOf()).toEqual(['na school · bel het werknummer', 'na school · bel het werknummer'])
  })

  test('is over when the parent is away on its day, and stands again when that was a mistake', async () => {
    at('2027-03-29T08:00:00Z')
    const familyId = await ownFamily()
    await addAppointment(caller, input(familyId, { note: 'brief' }))
    at('2027-03-29T08:01:00Z')
    const away = { id: randomUUID(), familyId, contactPointId: null, outcome: 'away_until' }
    await recordAttempt(caller, recordAttemptSchema.parse({ ...away, wish: { notBefore: '2027-04-20' } }))
    expect(await openStepsOf(familyId)).toMatchObject([
      { kind: 'call', reason: 'call_back', notBefore: '2027-04-20', note: 'brief' },
    ])
    expect(await appointmentsOfFamily(caller, familyId)).toMatchObject([{ isPlanned: false, isComing: false }])
    await undoAttempt(caller, { id: away.id })
    expect(await openStepsOf(familyId)).toMatchObject([{ kind: 'appointment', notBefore: '2027-03-30' }])
    expect(await appointmentsOfFamily(caller, familyId)).toMatchObject([{ isPlanned: true, isComing: true }])
  })

  test('lets a coordinator choose who calls, and a caller only themselves', async () => {
    at('2027-03-29T08:00:00Z')
    const familyId = await ownFamily()
    const colleague = await aStaffMember(organisationId, 'caller')
    await expect(addAppointment(caller, input(familyId, { ownerId: colleague }))).rejects.toMatchObject({
      reason: 'unknown_caller',
    })
    await addAppointment(coordinator, input(familyId, { ownerId: colleague }))
    expect(await stepOf(familyId)).toMatchObject([{ ownerId: colleague }])
    for (const ownerId of [
      randomUUID(),
      await aStaffMember(organisationId, 'coach'),
      await aStaffMember(await anOrganisation()),
    ])
      await expect(addAppointment(coordinator, input(familyId, { ownerId }))).rejects.toMatchObject({
        reason: 'unknown_caller',
      })
    expect((await appointmentChoices(coordinator, familyId))?.owners.map(({ id }) => id)).toContain(colleague)
    expect((await appointmentChoices(caller, familyId))?.owners).toEqual([])
    expect(await appointmentChoices(caller, randomUUID())).toBeNull()
  })

  test('refuses a family that wants no calls', async () => {
    const familyId = await ownFamily({ mayCall: false })
    await expect(addAppointment(caller, input(familyId))).rejects.toMatchObject({ reason: 'no_call_until_asked' })
  })

  test('refuses a time that is over, more than a year away or does not exist, and bad input', async () => {
    at('2027-03-27T08:00:00Z')
    const familyId = await ownFamily()
    for (const [about, reason] of [
      [{ day: '2027-03-27', from: '08:59' }, 'time_needed'],
      [{ day: '2027-03-26' }, 'day_needed'],
      [{ day: '2029-03-26' }, 'day_needed'],
      [{ day: '2027-03-28', from: '02:30' }, 'no_such_time'],
    ] as const)
      await expect(addAppointment(caller, input(familyId, about))).rejects.toMatchObject({ code: 'invalid', reason })
    expect(await rowsOf(familyId)).toEqual([])
    for (const about of [
      { day: '2027-02-30' },
      { from: '25:00' },
      { from: '14:30', until: '14:30' },
      { note: 'x'.repeat(501) },
    ])
      expect(() =>
        parseInput(addAppointmentSchema, { id: randomUUID(), familyId, day: '2027-03-30', from: '14:30', ...about }),
      ).toThrow('invalid')
  })
})

describe('appointment.cancel', () => {
  test('refuses another’s family, by the parent or by us closes it with who did it, and a repeat does nothing', async () => {
    at('2027-03-29T08:00:00Z')
    for (const [by, closedAs] of [
      ['parent', 'cancelled_by_parent'],
      ['us', 'cancelled_by_us'],
    ] as const) {
      const familyId = await ownFamily()
      const { id } = await addAppointment(caller, input(familyId))
      const stranger = await anActor(organisationId, 'caller')
      await expect(closeAppointment(stranger, { id, by })).rejects.toMatchObject({ code: 'not_found' })
      await Promise.all([closeAppointment(caller, { id, by }), closeAppointment(caller, { id, by })])
      expect(await rowsOf(familyId)).toEqual([{ id, kind: 'hard', closedAs, closedById: caller.staffId }])
      expect(await stepOf(familyId)).toMatchObject([{ kind: 'call', reason: 'first_call' }])
      expect((await auditOf(id)).filter(({ verb }) => verb === 'appointment.cancel')).toEqual([
        { verb: 'appointment.cancel', detail: { family: familyId, by } },
      ])
    }
    expect(() => parseInput(closeAppointmentSchema, { id: randomUUID(), by: 'nobody' })).toThrow('invalid')
  })

  test('leaves an appointment as it is after the conversation took place', async () => {
    at('2027-03-29T08:00:00Z')
    const familyId = await ownFamily()
    const { id } = await addAppointment(caller, input(familyId))
    await anInterview(organisationId, {
      familyId,
      callerId: caller.staffId,
      state: 'completed',
      ref: randomUUID(),
      endedAt: new Date('2027-03-30T13:00:00Z'),
    })
    at('2027-04-02T08:00:00Z')
    await closeAppointment(caller, { id, by: 'us' })
    await addAppointment(caller, input(familyId, { day: '2027-04-05' }))
    expect((await rowsOf(familyId)).find((row) => row.id === id)).toMatchObject({ closedAs: null })
    expect(await appointmentsOfFamily(caller, familyId)).toMatchObject([
      { isComing: true },
      { id, isHeld: true, isComing: false, isUndoable: false },
    ])
  })
})

describe('appointment.undo', () => {
  test('takes back a move and opens what it replaced, and takes back a cancellation', async () => {
    at('2027-03-29T08:00:00Z')
    const familyId = await ownFamily()
    const first = await addAppointment(caller, input(familyId))
    at('2027-03-29T08:01:00Z')
    const second = await addAppointment(caller, input(familyId, { from: '17:00' }))
    await expect(undoAppointment(caller, first)).rejects.toMatchObject({ reason: 'changed_meanwhile' })
    at('2027-03-29T08:02:00Z')
    await undoAppointment(caller, second)
    await undoAppointment(caller, second)
    expect(await rowsOf(familyId)).toMatchObject([
      { id: first.id, closedAs: null },
      { id: second.id, closedAs: 'undone', closedById: caller.staffId },
    ])
    expect(await stepOf(familyId)).toMatchObject([{ sourceId: first.id }])
    at('2027-03-29T08:03:00Z')
    await closeAppointment(caller, { id: first.id, by: 'us' })
    await undoAppointment(caller, first)
    expect(await stepOf(familyId)).toMatchObject([{ sourceId: first.id }])
    expect((await auditOf(second.id)).map(({ verb }) => verb)).toEqual(['appointment.make', 'appointment.undo'])
  })

  test('is refused after ten minutes, for another’s family, and for what an outcome made', async () => {
    at('2027-03-29T08:00:00Z')
    const familyId = await ownFamily()
    const { id } = await addAppointment(caller, input(familyId))
    await expect(undoAppointment(await anActor(organisationId, 'caller'), { id })).rejects.toMatchObject({
      code: 'not_found',
    })
    at('2027-03-29T08:10:01Z')
    await expect(undoAppointment(caller, { id })).rejects.toMatchObject({ reason: 'too_late_to_undo' })
    const attempt = recordAttemptSchema.parse({
      id: randomUUID(),
      familyId,
      contactPointId: null,
      outcome: 'appointment_hard',
      appointment: { day: '2027-03-31', from: '10:00', until: null },
    })
    await recordAttempt(caller, attempt)
    const made = (await rowsOf(familyId)).find(({ closedAs }) => closedAs === null)
    await expect(undoAppointment(caller, { id: made?.id ?? '' })).rejects.toMatchObject({ reason: 'undo_at_outcome' })
    expect((await appointmentsOfFamily(caller, familyId)).some(({ isUndoable }) => isUndoable)).toBe(false)
    await undoAttempt(caller, { id: attempt.id })
    expect(await stepOf(familyId)).toMatchObject([{ sourceId: id }])
  })
})

describe('on the days on which the clock changes', () => {
  const minutes = fc.integer({ min: 0, max: 24 * 60 - 1 })
  const timeOf = (minute: number) =>
    `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

  test('a time is stored and shown as it was typed, and one that does not exist is refused', async () => {
    at('2027-03-01T08:00:00Z')
    const familyId = await ownFamily()
    const seen = { refused: 0, stored: 0 }
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('2027-03-27', '2027-03-28', '2027-03-29', '2027-10-30', '2027-10-31', '2027-11-01'),
        fc.oneof(minutes, fc.integer({ min: 90, max: 200 })),
        fc.option(fc.integer({ min: 1, max: 180 }), { nil: null }),
        async (day, start, length) => {
          const [from, until] = [
            timeOf(start),
            length === null || start + length >= 24 * 60 ? null : timeOf(start + length),
          ]
          const isGap = (time: string | null) =>
            day === '2027-03-28' && time !== null && time >= '02:00' && time < '03:00'
          const adding = addAppointment(caller, input(familyId, { day, from, until }))
          if (isGap(from) || isGap(until)) {
            await expect(adding).rejects.toMatchObject({ reason: 'no_such_time' })
            seen.refused += 1
            return
          }
          const { id } = await adding
          const row = await database().appointment.findUniqueOrThrow({ where: { id } })
          expect([dateAt(row.startsAt), timeAt(row.startsAt)]).toEqual([day, from])
          expect(row.endsAt && timeAt(row.endsAt)).toEqual(until)
          expect(row.endsAt === null || row.endsAt > row.startsAt).toBe(true)
          // The first of the two hours that look the same.
          expect(row.startsAt).toEqual(instantOf(day, from))
          seen.stored += 1
        },
      ),
      { numRuns: 40 },
    )
    expect(seen.stored).toBeGreaterThan(5)
    const twice = input(familyId, { day: '2027-10-31', from: '02:30', until: '03:30' })
    await addAppointment(caller, twice)
    expect(await stepOf(familyId)).toMatchObject([
      { startsAt: new Date('2027-10-31T00:30:00Z'), endsAt: new Date('2027-10-31T02:30:00Z') },
    ])
    expect(addDays('2027-10-30', 1)).toBe('2027-10-31')
  })
})

test('a family keeps one next step through everything that is done with appointments', async () => {
  at('2027-03-01T08:00:00Z')
  const familyId = await ownFamily()
  await database().$transaction((tx) => storeNextSteps(tx, organisationId, [familyId]))
  let clock = Date.parse('2027-03-01T08:00:00Z')
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('make', 'cancel', 'undo'),
      fc.integer({ min: 1, max: 20 }),
      async (what, minute) => {
        clock += minute * 60_000
        at(new Date(clock).toISOString())
        const [latest] = await database().appointment.findMany({
          where: { familyId },
          orderBy: { madeAt: 'desc' },
          take: 1,
        })
        if (what === 'make') await addAppointment(caller, input(familyId, { from: timeOfMinute(clock) }))
        else if (latest && what === 'cancel') await closeAppointment(caller, { id: latest.id, by: 'us' })
        else if (latest) await undoAppointment(caller, { id: latest.id }).catch(() => undefined)
        expect(await stepOf(familyId)).toHaveLength(1)
        expect((await rowsOf(familyId)).filter(({ closedAs }) => closedAs === null).length).toBeLessThanOrEqual(1)
      },
    ),
    { numRuns: 30 },
  )
})

const timeOfMinute = (clock: number) => timeAt(new Date(clock))
