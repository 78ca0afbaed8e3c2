/** An interpreter for an appointment: who may be booked, who comes first, and what becomes of it with the appointment. */
import { randomUUID } from 'node:crypto'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { StaffActor } from '@/domain/access/actor'
import { offeredInterpreters } from '@/domain/calls/interpreters'
import { closeAppointment } from '@/features/calls/commands/close-appointment'
import { recordAttempt } from '@/features/calls/commands/record-attempt'
import { undoAppointment } from '@/features/calls/commands/undo-appointment'
import { undoAttempt } from '@/features/calls/commands/undo-attempt'
import { appointmentChoices } from '@/features/calls/queries/appointment-choices'
import { appointmentFile } from '@/features/calls/queries/appointment-file'
import { appointmentsOfFamily } from '@/features/calls/queries/appointments-of-family'
import { callList } from '@/features/calls/queries/call-list'
import { callerDay } from '@/features/calls/queries/caller-day'
import { weekAgenda } from '@/features/calls/queries/week-agenda'
import { recordAttemptSchema } from '@/features/calls/schema'
import { callCard } from '@/features/families/queries/call-card'
import { addBooking } from '@/features/interpreters/commands/add-booking'
import { closeBooking } from '@/features/interpreters/commands/close-booking'
import { refuseInterpreter } from '@/features/interpreters/commands/refuse-interpreter'
import { retireInterpreter } from '@/features/interpreters/commands/retire-interpreter'
import { updateInterpreter } from '@/features/interpreters/commands/update-interpreter'
import { withdrawRefusal } from '@/features/interpreters/commands/withdraw-refusal'
import { parseWeek, type Week } from '@/domain/figures/week'
import { now } from '@/server/clock'
import { inTransaction, ofOrganisation } from '@/server/db'
import { updateRefusedAppointments } from '@/server/refused-appointments'
import { anActor, aKnownFamily, anOrganisation, auditOf } from './factories'
import { anAppointment, anInterpreter, bookingsOf } from './interpreter-fixture'
import { database } from './owner'

let organisationId: string
let caller: StaffActor
let coordinator: StaffActor
let interpreterId: string

beforeAll(async () => {
  organisationId = await anOrganisation()
  caller = await anActor(organisationId, 'caller')
  coordinator = await anActor(organisationId, 'coordinator')
})
beforeEach(async () => {
  process.env.NABIJ_NOW = '2027-03-29T08:00:00Z'
  interpreterId = await anInterpreter(coordinator)
})
afterEach(() => {
  delete process.env.NABIJ_NOW
})

const aFamily = async (homeLanguages = ['tr']) =>
  (await aKnownFamily(organisationId, { callerId: caller.staffId, homeLanguages })).id
const standingOf = async (familyId: string) =>
  (await bookingsOf(familyId)).filter(({ stands }) => stands).map(({ interpreterId: id }) => id)
const anEndedCall = (familyId: string, with_: string, endedAt: string) =>
  database().interview.create({
    data: {
      organisationId,
      familyId,
      callerId: caller.staffId,
      channel: 'phone',
      chosenBy: 'parent',
      state: 'completed',
      ref: randomUUID(),
      startedAt: new Date(endedAt),
      endedAt: new Date(endedAt),
      interpreterId: with_,
    },
  })

describe('booking with an appointment', () => {
  test('stores the interpreter with the language and the hours, for the caller and the coordinator to see', async () => {
    const familyId = await aFamily()
    const appointmentId = await anAppointment(caller, familyId, { interpreterId, until: '16:00' })
    const [booking] = await database().interpreterBooking.findMany({ where: { familyId } })
    expect(booking).toMatchObject({
      appointmentId,
      interpreterId,
      language: 'tr',
      startsAt: new Date('2027-03-30T12:30:00Z'),
      // A call can begin at the end of the window.
      endsAt: new Date('2027-03-30T14:45:00Z'),
      bookedById: caller.staffId,
      told: null,
    })
    const { name } = await database().interpreter.findUniqueOrThrow({ where: { id: interpreterId } })
    for (const actor of [caller, coordinator]) {
      expect((await appointmentsOfFamily(actor, familyId))[0]).toMatchObject({ interpreter: name, interpreterId })
      expect((await callCard(actor, familyId)).booked).toMatchObject({ name, phone: '06 1234 5678', language: 'tr' })
      const { calls } = await callList(actor, {})
      expect(calls.find(({ id }) => id === familyId)).toMatchObject({ interpreter: name })
    }
    const { days } = await weekAgenda(caller, { staffId: caller.staffId, week: parseWeek('2027-W13') as Week })
    expect(days.flatMap(({ entries }) => entries).find(({ id }) => id === appointmentId)).toMatchObject({
      interpreter: name,
    })
    expect((await callerDay(caller, 1)).later.find(({ id }) => id === familyId)).toMatchObject({ interpreter: name })
    const { text } = await appointmentFile(caller, { id: appointmentId }, 'nl')
    expect(text).toMatch(/SUMMARY:Belafspraak \S+ met tolk/)
    expect(text).not.toContain(name)
    process.env.NABIJ_NOW = '2027-03-30T12:31:00Z'
    expect((await callerDay(caller, 1)).due.find(({ id }) => id === familyId)?.booked).toMatchObject({ name })
  })

  test.each([
    ['interpreter_not_signed', () => anInterpreter(coordinator, { signedOn: null })],
    [
      'interpreter_stopped',
      async () => {
        const id = await anInterpreter(coordinator)
        await retireInterpreter(coordinator, { id })
        return id
      },
    ],
    ['unknown_interpreter', async () => anInterpreter(await anActor(await anOrganisation(), 'coordinator'))],
  ])('is refused in words, and then nothing is agreed: %s', async (reason, who) => {
    const familyId = await aFamily()
    const refused = { reason, problems: [{ path: 'interpreterId', reason }] }
    await expect(anAppointment(caller, familyId, { interpreterId: await who() })).rejects.toMatchObject(refused)
    expect(await database().appointment.count({ where: { familyId } })).toBe(0)
  })

  test('is refused for whom the parent does not want, and where the parent wants nobody', async () => {
    const familyId = await aFamily()
    await refuseInterpreter(caller, { familyId, interpreterId })
    await expect(anAppointment(caller, familyId, { interpreterId })).rejects.toMatchObject({
      reason: 'interpreter_refused',
    })
    await withdrawRefusal(caller, { familyId, interpreterId })
    await database().family.update({ where: { id: familyId }, data: { interpreterRefused: true } })
    await expect(anAppointment(caller, familyId, { interpreterId })).rejects.toMatchObject({
      reason: 'no_interpreter_wanted',
    })
    await anAppointment(caller, familyId)
    expect(await standingOf(familyId)).toEqual([])
  })

  test('is refused while the interpreter is elsewhere, but not right after; of two at once one is booked', async () => {
    const families = await Promise.all(Array.from({ length: 6 }, () => aFamily()))
    const outcomes = await Promise.allSettled(
      families.map((familyId) => anAppointment(caller, familyId, { from: '10:00', interpreterId })),
    )
    const refusals = outcomes.filter((outcome) => outcome.status === 'rejected')
    expect(refusals).toHaveLength(5)
    for (const { reason } of refusals)
      expect(['interpreter_busy', 'try_again']).toContain((reason as { reason: string }).reason)
    const other = await aFamily()
    await expect(anAppointment(caller, other, { from: '10:44', interpreterId })).rejects.toMatchObject({
      reason: 'interpreter_busy',
    })
    await anAppointment(caller, other, { from: '10:45', interpreterId })
    expect(await standingOf(other)).toEqual([interpreterId])
    const { interpreting } = (await appointmentChoices(caller, await aFamily()))!
    expect(interpreting.interpreters.find(({ id }) => id === interpreterId)?.busy).toHaveLength(2)
  })
})

describe('who is offered', () => {
  test('is who knows the family, the latest first, then who speaks its language; nobody unsigned, refused or stopped', async () => {
    const familyId = await aFamily(['pl'])
    const of = (name: string, about: object = {}) => anInterpreter(coordinator, { name, languages: ['pl'], ...about })
    const [early, late, other, refused, stopped] = [
      await of('Zofia'),
      await of('Wanda', { languages: ['uk'] }),
      await of('Adam'),
      await of('Bogdan'),
      await of('Celina'),
    ]
    await of('Danuta', { signedOn: null })
    await of('Ewa', { languages: ['so'] })
    await anEndedCall(familyId, early, '2027-01-10T10:00:00Z')
    await anEndedCall(familyId, late, '2027-02-10T10:00:00Z')
    await anEndedCall(familyId, stopped, '2027-02-11T10:00:00Z')
    await refuseInterpreter(caller, { familyId, interpreterId: refused })
    await retireInterpreter(coordinator, { id: stopped })
    const { interpreting } = (await appointmentChoices(caller, familyId))!
    expect(offeredInterpreters(interpreting.interpreters).map(({ id, lastOn }) => [id, lastOn])).toEqual([
      [late, '2027-02-10'],
      [early, '2027-01-10'],
      [other, null],
    ])
    // Names and languages alone: a number is shown of who is booked, and to who keeps the register.
    for (const reach of ['@', '06 1234 5678', '"phone"']) expect(JSON.stringify(interpreting)).not.toContain(reach)
  })
})

describe('interpreter.book', () => {
  test('books afterwards and in the place of another one; a repeat changes nothing', async () => {
    const familyId = await aFamily()
    const appointmentId = await anAppointment(caller, familyId)
    const other = await anInterpreter(coordinator)
    for (const id of [interpreterId, interpreterId, other])
      await addBooking(caller, { appointmentId, interpreterId: id })
    expect((await bookingsOf(familyId)).map(({ interpreterId: id, closedAs }) => [id, closedAs])).toEqual([
      [interpreterId, 'replaced'],
      [other, null],
    ])
    expect(await auditOf(other)).toContainEqual({
      verb: 'interpreter.book',
      detail: { family: familyId, appointment: appointmentId },
    })
    await anAppointment(caller, await aFamily(), { interpreterId })
    await expect(addBooking(caller, { appointmentId, interpreterId })).rejects.toMatchObject({
      reason: 'interpreter_busy',
    })
    expect(await standingOf(familyId)).toEqual([other])
    process.env.NABIJ_NOW = '2027-03-30T13:00:00Z'
    await expect(addBooking(caller, { appointmentId, interpreterId })).rejects.toMatchObject({
      reason: 'appointment_over',
    })
  })

  test('and all else about a family is not found by who does not call it', async () => {
    const familyId = await aFamily()
    const appointmentId = await anAppointment(caller, familyId, { interpreterId })
    const [booking] = await bookingsOf(familyId)
    const strangers = [
      await anActor(organisationId, 'caller'),
      await anActor(organisationId, 'coach'),
      await anActor(organisationId, 'admin'),
      await anActor(await anOrganisation(), 'coordinator'),
    ]
    for (const actor of strangers)
      for (const attempt of [
        () => addBooking(actor, { appointmentId, interpreterId }),
        () => closeBooking(actor, { id: booking!.id }),
        () => refuseInterpreter(actor, { familyId, interpreterId }),
        () => withdrawRefusal(actor, { familyId, interpreterId }),
      ])
        await expect(attempt()).rejects.toMatchObject({ code: 'not_found' })
    await expect(refuseInterpreter(caller, { familyId, interpreterId: randomUUID() })).rejects.toMatchObject({
      code: 'not_found',
    })
    expect(await standingOf(familyId)).toEqual([interpreterId])
  })

  test('holds the interpreter: nobody stops with them, nor takes back that they signed, before the booking is cancelled', async () => {
    const familyId = await aFamily()
    await anAppointment(caller, familyId, { interpreterId })
    await expect(retireInterpreter(coordinator, { id: interpreterId })).rejects.toMatchObject({
      reason: 'interpreter_booked',
    })
    const unsigned = {
      id: interpreterId,
      version: 1,
      name: 'X',
      phone: '',
      email: 'x@example.org',
      languages: ['tr'],
      signedOn: null,
    }
    await expect(updateInterpreter(coordinator, unsigned)).rejects.toMatchObject({ reason: 'interpreter_booked' })
    const [booking] = await bookingsOf(familyId)
    for (let count = 0; count < 2; count++) await closeBooking(coordinator, { id: booking!.id })
    expect((await bookingsOf(familyId)).map(({ closedAs }) => closedAs)).toEqual(['cancelled'])
    expect((await auditOf(interpreterId)).filter(({ verb }) => verb === 'interpreter.cancel')).toHaveLength(1)
    await retireInterpreter(coordinator, { id: interpreterId })
  })
})

describe('a booking', () => {
  test('moves with the appointment, and stays behind when the interpreter is busy then', async () => {
    const familyId = await aFamily()
    const first = await anAppointment(caller, familyId, { interpreterId })
    await anAppointment(caller, familyId, { from: '14:45' })
    const [before, moved] = await bookingsOf(familyId)
    expect([before?.stands, before?.appointmentId, moved?.stands]).toEqual([false, first, true])
    expect(await database().interpreterBooking.findUnique({ where: { id: moved!.id } })).toMatchObject({
      movedFromId: before!.id,
    })
    await anAppointment(caller, await aFamily(), { from: '18:00', interpreterId })
    await anAppointment(caller, familyId, { from: '18:15' })
    expect(await standingOf(familyId)).toEqual([])
  })

  test('moves with an outcome of a call, and comes back when that is undone', async () => {
    const familyId = await aFamily()
    await anAppointment(caller, familyId, { interpreterId })
    const attempt = recordAttemptSchema.parse({
      id: randomUUID(),
      familyId,
      contactPointId: null,
      outcome: 'appointment_hard',
      appointment: { day: '2027-03-30', from: '15:00', until: null },
    })
    expect(await recordAttempt(caller, attempt)).toMatchObject({ losesInterpreter: false })
    expect((await bookingsOf(familyId)).map(({ stands }) => stands)).toEqual([false, true])
    await undoAttempt(caller, { id: attempt.id })
    expect((await bookingsOf(familyId)).map(({ stands }) => stands)).toEqual([true, false])
    await anAppointment(caller, await aFamily(), { from: '18:00', interpreterId })
    const busy = { ...attempt, id: randomUUID(), appointment: { day: '2027-03-30', from: '18:15', until: null } }
    expect(await recordAttempt(caller, busy)).toMatchObject({ losesInterpreter: true })
    expect(await standingOf(familyId)).toEqual([])
  })

  test('ends with the appointment, whose hours are free then, and comes back by undo unless they are taken', async () => {
    const familyId = await aFamily()
    const appointmentId = await anAppointment(caller, familyId, { interpreterId })
    await closeAppointment(caller, { id: appointmentId, by: 'parent' })
    expect(await standingOf(familyId)).toEqual([])
    await undoAppointment(caller, { id: appointmentId })
    expect(await standingOf(familyId)).toEqual([interpreterId])
    process.env.NABIJ_NOW = '2027-03-29T08:01:00Z'
    await closeAppointment(caller, { id: appointmentId, by: 'us' })
    const other = await aFamily()
    await anAppointment(caller, other, { from: '15:00', interpreterId })
    process.env.NABIJ_NOW = '2027-03-29T08:02:00Z'
    await undoAppointment(caller, { id: appointmentId })
    expect([await standingOf(familyId), await standingOf(other)]).toEqual([[], [interpreterId]])
  })

  test('comes back when the no to calls is corrected by which the appointment was cancelled', async () => {
    const familyId = await aFamily()
    const appointmentId = await anAppointment(caller, familyId, { interpreterId })
    const { id: refusedInId } = await anEndedCall(familyId, interpreterId, '2027-03-29T08:00:00Z')
    await database().appointment.update({
      where: { id: appointmentId },
      data: { closedAt: new Date('2027-03-29T08:00:00Z'), closedAs: 'cancelled_by_parent', refusedInId },
    })
    const other = await aFamily()
    await anAppointment(caller, other, { interpreterId })
    const [taken] = await bookingsOf(other)
    await closeBooking(caller, { id: taken!.id })
    expect(await bookingsOf(familyId)).toMatchObject([{ stands: false, closedAs: 'released' }])
    await inTransaction(ofOrganisation(organisationId), (tx) =>
      updateRefusedAppointments(tx, { organisationId, familyIds: [familyId], at: now(), closedById: null }),
    )
    expect(await standingOf(familyId)).toEqual([interpreterId])
  })

  test('does not come back with a refusal that is withdrawn once the interpreter stopped', async () => {
    const familyId = await aFamily()
    await anAppointment(caller, familyId, { interpreterId })
    await refuseInterpreter(caller, { familyId, interpreterId })
    await retireInterpreter(coordinator, { id: interpreterId })
    await withdrawRefusal(caller, { familyId, interpreterId })
    expect(await standingOf(familyId)).toEqual([])
    expect((await callCard(coordinator, familyId)).booked).toBeNull()
  })

  test('ends when the parent wants this interpreter, any interpreter or any call no more', async () => {
    for (const end of [
      (familyId: string) => refuseInterpreter(caller, { familyId, interpreterId }),
      (id: string) => database().family.update({ where: { id }, data: { interpreterRefused: true } }),
      (familyId: string) =>
        recordAttempt(
          caller,
          recordAttemptSchema.parse({ id: randomUUID(), familyId, contactPointId: null, outcome: 'refused_hard' }),
        ),
    ]) {
      const familyId = await aFamily()
      await anAppointment(caller, familyId, { interpreterId })
      expect(await standingOf(familyId)).toEqual([interpreterId])
      await end(familyId)
      expect(await standingOf(familyId)).toEqual([])
      expect((await callCard(coordinator, familyId)).booked).toBeNull()
    }
  })
})
