/** What interpreters are told of bookings: by e-mail through jobs, or by somebody who calls. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { StaffActor } from '@/domain/access/actor'
import { closeAppointment } from '@/features/calls/commands/close-appointment'
import { undoAppointment } from '@/features/calls/commands/undo-appointment'
import { eraseFamily } from '@/features/erasures/commands/erase-family'
import { addBooking } from '@/features/interpreters/commands/add-booking'
import { closeBooking } from '@/features/interpreters/commands/close-booking'
import { markInterpreterTold } from '@/features/interpreters/commands/mark-interpreter-told'
import { refuseInterpreter } from '@/features/interpreters/commands/refuse-interpreter'
import { removeInterpreter } from '@/features/interpreters/commands/remove-interpreter'
import { retireInterpreter } from '@/features/interpreters/commands/retire-interpreter'
import { sendInterpreterLetter } from '@/features/interpreters/commands/send-interpreter-letter'
import { withdrawRefusal } from '@/features/interpreters/commands/withdraw-refusal'
import { interpreterTasks } from '@/features/interpreters/queries/interpreter-tasks'
import { waitingCounts } from '@/features/staff/queries/waiting-counts'
import { organisationCounts } from '@/features/digests/parts/organisation-counts'
import { ownCounts } from '@/features/digests/parts/own-counts'
import { addDueInterpreterLetters } from '@/server/interpreter-schedule'
import { systemActor } from '@/server/minted-actor'
import { directWork } from '@/server/work'
import { actorFor, aKnownFamily, anActor, anOrganisation, aStaffMember, auditOf } from './factories'
import { anAppointment, anInterpreter, bookingsOf } from './interpreter-fixture'
import { aMailServer } from './mail-server'
import { runJobs } from './run-jobs'
import { database } from './owner'

const mail = aMailServer()
let organisationId: string
let caller: StaffActor
let coordinator: StaffActor

beforeAll(() => mail.listen())
beforeEach(async () => {
  process.env.NABIJ_NOW = '2027-03-20T08:00:00Z'
  // The workers write to the interpreters of all organisations.
  await database().interpreterBooking.deleteMany({})
  mail.incoming.length = 0
  mail.mood.refuses = false
  organisationId = await anOrganisation()
  caller = await actorFor(organisationId, await aStaffMember(organisationId, 'caller', { name: 'Noor Beller' }))
  coordinator = await anActor(organisationId, 'coordinator')
})
afterEach(() => {
  delete process.env.NABIJ_NOW
})
afterAll(mail.close)

const at = (moment: string) => {
  process.env.NABIJ_NOW = moment
}
const aFamily = async () =>
  (await aKnownFamily(organisationId, { callerId: caller.staffId, homeLanguages: ['tr'], parentName: 'Geheime Ouder' }))
    .id
const withAddress = () => anInterpreter(coordinator, { name: 'Yildiz', email: 'yildiz@example.org' })
/** What a worker does again and again. */
const letters = async () => {
  mail.incoming.length = 0
  await addDueInterpreterLetters()
  await addDueInterpreterLetters()
  await runJobs()
  return mail.letters()
}
const subjectsOf = async () => (await letters()).map(({ subject }) => subject.split(' / ')[0])

describe('the e-mail to an interpreter', () => {
  test('says when, in which language and who calls, and nothing of the family; it is sent once', async () => {
    const familyId = await aFamily()
    const interpreterId = await withAddress()
    await anAppointment(caller, familyId, { interpreterId, note: 'over de school' })
    expect(await letters()).toEqual([])
    at('2027-03-20T08:10:00Z')
    const [letter, ...others] = await letters()
    expect(others).toEqual([])
    expect(letter).toMatchObject({
      to: 'yildiz@example.org',
      subject: 'Tolken dinsdag 30 maart om 14:30 uur / Interpreting Tuesday 30 March at 14:30',
    })
    expect(letter?.text).toContain('Beste Yildiz,\n\nWilt u tolken op dinsdag 30 maart om 14:30 uur?\n\nTaal: Turks.')
    expect(letter?.text).toContain('Noor Beller van Proef belt u')
    const { ref } = await database().family.findUniqueOrThrow({ where: { id: familyId } })
    for (const secret of ['Geheime', 'school', familyId]) expect(letter?.text).not.toContain(secret)
    expect(letter?.text.split(/\s/)).not.toContain(ref)
    expect(await letters()).toEqual([])
    expect(await auditOf(interpreterId)).toContainEqual({
      verb: 'interpreter.tell',
      detail: { family: familyId, notice: 'booked', by: 'email' },
    })
  })

  test('tells that an appointment moved or was cancelled, and reminds on the day before', async () => {
    const familyId = await aFamily()
    const interpreterId = await withAddress()
    await anAppointment(caller, familyId, { interpreterId })
    at('2027-03-20T09:00:00Z')
    expect(await subjectsOf()).toEqual(['Tolken dinsdag 30 maart om 14:30 uur'])
    const moved = await anAppointment(caller, familyId, { from: '15:30' })
    at('2027-03-20T09:10:00Z')
    const [letter, ...others] = await letters()
    expect(others).toEqual([])
    expect(letter?.text).toContain(
      'U zou tolken op dinsdag 30 maart om 14:30 uur. Dat is verzet naar dinsdag 30 maart om 15:30 uur.',
    )
    at('2027-03-29T13:59:00Z')
    expect(await letters()).toEqual([])
    at('2027-03-29T14:00:00Z')
    expect(await subjectsOf()).toEqual(['Morgen tolken: dinsdag 30 maart om 15:30 uur'])
    expect(await letters()).toEqual([])
    await closeAppointment(caller, { id: moved, by: 'parent' })
    expect(await subjectsOf()).toEqual(['Tolken gaat niet door: dinsdag 30 maart om 15:30 uur'])
    await undoAppointment(caller, { id: moved })
    expect(await subjectsOf()).toEqual(['Tolken dinsdag 30 maart om 15:30 uur'])
    // The hour has begun: the interpreter still waits for a call.
    at('2027-03-30T13:30:00Z')
    await closeAppointment(caller, { id: moved, by: 'us' })
    expect(await subjectsOf()).toEqual(['Tolken gaat niet door: dinsdag 30 maart om 15:30 uur'])
  })

  test('goes at once within a window that runs, and nothing more once the family was spoken to', async () => {
    const familyId = await aFamily()
    const interpreterId = await withAddress()
    const appointmentId = await anAppointment(caller, familyId, { until: '16:00' })
    at('2027-03-30T13:00:00Z')
    await addBooking(caller, { appointmentId, interpreterId })
    expect(await subjectsOf()).toEqual([expect.stringMatching(/^Tolken dinsdag 30 maart/)])
    await closeAppointment(caller, { id: appointmentId, by: 'parent' })
    expect(await subjectsOf()).toEqual([expect.stringMatching(/^Tolken gaat niet door/)])
    await undoAppointment(caller, { id: appointmentId })
    expect(await letters()).toHaveLength(1)
    const spoken = { startedAt: new Date('2027-03-30T13:05:00Z'), endedAt: new Date('2027-03-30T13:20:00Z') }
    const call = { organisationId, familyId, callerId: caller.staffId, channel: 'phone', chosenBy: 'parent' } as const
    await database().interview.create({ data: { ...call, ...spoken, state: 'completed', ref: 'N000001' } })
    at('2027-03-30T13:21:00Z')
    expect(await letters()).toEqual([])
    expect(await waitingCounts(coordinator)).toMatchObject({ interpretersToCall: 0 })
  })

  test('says nothing to who is cancelled and booked again, and one thing when they knew that it was off', async () => {
    const familyId = await aFamily()
    const interpreterId = await withAddress()
    const other = await anInterpreter(coordinator, { name: 'Ayla', email: 'ayla@example.org' })
    const appointmentId = await anAppointment(caller, familyId, { interpreterId })
    const [booking] = await bookingsOf(familyId)
    at('2027-03-20T08:30:00Z')
    expect(await letters()).toHaveLength(1)
    await closeBooking(caller, { id: booking!.id })
    await addBooking(caller, { appointmentId, interpreterId })
    at('2027-03-20T09:30:00Z')
    expect(await letters()).toEqual([])
    for (const id of [other, interpreterId]) await addBooking(caller, { appointmentId, interpreterId: id })
    at('2027-03-20T10:30:00Z')
    expect(await letters()).toEqual([])
    await closeBooking(caller, { id: booking!.id })
    at('2027-03-20T11:30:00Z')
    expect(await subjectsOf()).toEqual(['Tolken gaat niet door: dinsdag 30 maart om 14:30 uur'])
    await addBooking(caller, { appointmentId, interpreterId })
    at('2027-03-20T12:30:00Z')
    expect(await subjectsOf()).toEqual(['Tolken dinsdag 30 maart om 14:30 uur'])
    const ownBookings = (await bookingsOf(familyId)).filter((one) => one.interpreterId === interpreterId)
    expect(ownBookings).toMatchObject([{ id: booking!.id, stands: true, closedAs: null }])
  })

  test('waits as long as a refusal can be taken back, and books nobody again who has stopped since', async () => {
    const familyId = await aFamily()
    const interpreterId = await withAddress()
    const one = { familyId, interpreterId }
    await anAppointment(caller, familyId, { interpreterId })
    at('2027-03-20T08:30:00Z')
    expect(await letters()).toHaveLength(1)
    await refuseInterpreter(caller, one)
    at('2027-03-20T08:39:00Z')
    expect(await letters()).toEqual([])
    await withdrawRefusal(caller, one)
    at('2027-03-20T09:00:00Z')
    expect(await letters()).toEqual([])
    await refuseInterpreter(caller, one)
    await retireInterpreter(coordinator, { id: interpreterId })
    await expect(removeInterpreter(coordinator, { id: interpreterId })).rejects.toMatchObject({
      reason: 'interpreter_not_told',
    })
    at('2027-03-20T09:10:00Z')
    expect(await subjectsOf()).toEqual(['Tolken gaat niet door: dinsdag 30 maart om 14:30 uur'])
    await withdrawRefusal(caller, one)
    at('2027-03-20T09:30:00Z')
    expect(await letters()).toEqual([])
    expect(await bookingsOf(familyId)).toMatchObject([{ stands: false }])
    await removeInterpreter(coordinator, { id: interpreterId })
    expect(await bookingsOf(familyId)).toEqual([])
  })

  test('goes to the others when the texts of one interpreter are damaged, who becomes a call', async () => {
    const other = await anInterpreter(coordinator, { name: 'Ayla', email: 'ayla@example.org' })
    const damaged = await withAddress()
    for (const [interpreterId, from] of [
      [damaged, '09:00'],
      [other, '10:00'],
    ] as const)
      await anAppointment(caller, await aFamily(), { interpreterId, from })
    await database().$executeRaw`
      update interpreter set name = source.name, phone = source.phone, email = source.email from interpreter source
      where interpreter.id = ${damaged}::uuid and source.id = ${other}::uuid`
    at('2027-03-20T08:10:00Z')
    expect((await letters()).map(({ to }) => to)).toEqual(['ayla@example.org'])
    at('2027-03-20T08:41:00Z')
    expect(await interpreterTasks(caller)).toMatchObject([{ name: '', phone: '', notice: 'booked' }])
  })

  test('of which nobody knows whether it went is not marked as told, and becomes a call', async () => {
    const familyId = await aFamily()
    await anAppointment(caller, familyId, { interpreterId: await withAddress() })
    const [booking] = await bookingsOf(familyId)
    const letter = { bookingId: booking!.id, notice: 'booked' } as const
    const killed = new Error('killed')
    const work = { ...directWork, finish: () => Promise.reject(killed) }
    at('2027-03-20T08:10:00Z')
    await expect(sendInterpreterLetter(systemActor(organisationId), letter, work)).rejects.toBe(killed)
    expect(await database().interpreterBooking.findUnique({ where: { id: booking!.id } })).toMatchObject({ told: null })
    at('2027-03-20T08:41:00Z')
    expect(await interpreterTasks(caller)).toMatchObject([{ id: booking!.id, notice: 'booked' }])
    expect(await waitingCounts(coordinator)).toMatchObject({ interpretersToCall: 1 })
    expect(await organisationCounts(coordinator)).toMatchObject({ interpretersToCall: 1 })
  })

  test('tells nobody of what was taken back in the first minutes, and each of two of a change between them', async () => {
    const familyId = await aFamily()
    const [first, second] = [
      await withAddress(),
      await anInterpreter(coordinator, { name: 'Ayla', email: 'ayla@example.org' }),
    ]
    const id = await anAppointment(caller, familyId, { interpreterId: first })
    await undoAppointment(caller, { id })
    at('2027-03-20T10:00:00Z')
    expect(await letters()).toEqual([])
    const appointmentId = await anAppointment(caller, familyId, { interpreterId: first })
    at('2027-03-20T11:00:00Z')
    expect(await subjectsOf()).toHaveLength(1)
    await addBooking(caller, { appointmentId, interpreterId: second })
    at('2027-03-20T12:00:00Z')
    expect(
      (await letters())
        .map(({ to, subject }) => [to, subject.slice(0, 11)])
        .toSorted((a, b) => (String(a) < String(b) ? -1 : 1)),
    ).toEqual([
      ['ayla@example.org', 'Tolken dins'],
      ['yildiz@example.org', 'Tolken gaat'],
    ])
  })

  test('that the mail server refuses becomes a call, and an input that is stale sends nothing', async () => {
    const familyId = await aFamily()
    await anAppointment(caller, familyId, { interpreterId: await withAddress() })
    const [booking] = await bookingsOf(familyId)
    await sendInterpreterLetter(
      systemActor(organisationId),
      { bookingId: booking!.id, notice: 'cancelled' },
      directWork,
    )
    expect(mail.incoming).toEqual([])
    at('2027-03-20T08:20:00Z')
    mail.mood.refuses = true
    const letter = { bookingId: booking!.id, notice: 'booked' } as const
    await expect(sendInterpreterLetter(systemActor(organisationId), letter, directWork)).rejects.toMatchObject({
      reason: 'letter_refused',
    })
    await letters()
    expect(await interpreterTasks(caller)).toEqual([])
    at('2027-03-20T08:51:00Z')
    expect(await interpreterTasks(caller)).toMatchObject([{ id: booking!.id, notice: 'booked' }])
  })
})

test('erasing a family waits until the interpreter knows that the hour is off', async () => {
  const familyId = await aFamily()
  const { ref } = await database().family.findUniqueOrThrow({ where: { id: familyId } })
  const appointmentId = await anAppointment(caller, familyId, { interpreterId: await withAddress() })
  at('2027-03-20T08:30:00Z')
  await letters()
  const erasure = { ref, reason: 'parent_asked', familyId } as const
  // Whoever erases showed who they are a moment ago.
  const eraser = async () => anActor(organisationId, 'coordinator')
  // Also in the hour itself.
  at('2027-03-30T12:40:00Z')
  await expect(eraseFamily(await eraser(), erasure)).rejects.toMatchObject({ reason: 'interpreter_waits' })
  await closeAppointment(caller, { id: appointmentId, by: 'parent' })
  at('2027-03-30T12:50:00Z')
  expect(await letters()).toHaveLength(1)
  await eraseFamily(await eraser(), erasure)
  expect(await database().interpreterBooking.count({ where: { familyId } })).toBe(0)
})

describe('a call in place of the e-mail', () => {
  test('waits with the caller and the coordinator until somebody made it, and nobody else sees it', async () => {
    const familyId = await aFamily()
    const interpreterId = await anInterpreter(coordinator, { name: 'Mebrat' })
    const appointmentId = await anAppointment(caller, familyId, { interpreterId })
    const [booking] = await bookingsOf(familyId)
    const task = { id: booking!.id, notice: 'booked' as const }
    for (const actor of [caller, coordinator]) {
      expect(await interpreterTasks(actor)).toMatchObject([
        { ...task, name: 'Mebrat', phone: '06 1234 5678', familyId },
      ])
    }
    expect(await ownCounts(caller)).toMatchObject({ interpreters: 1 })
    expect(await organisationCounts(coordinator)).toMatchObject({ interpretersToCall: 1 })
    expect(await waitingCounts(coordinator)).toMatchObject({ interpretersToCall: 1 })
    const other = await anActor(organisationId, 'caller')
    expect(await interpreterTasks(other)).toEqual([])
    await expect(markInterpreterTold(other, task)).rejects.toMatchObject({ code: 'not_found' })
    await expect(interpreterTasks(await anActor(organisationId, 'coach'))).rejects.toMatchObject({ code: 'forbidden' })
    await expect(markInterpreterTold(caller, { ...task, notice: 'cancelled' })).rejects.toMatchObject({
      reason: 'changed_meanwhile',
    })
    for (let count = 0; count < 2; count++) await markInterpreterTold(caller, task)
    expect(await interpreterTasks(coordinator)).toEqual([])
    expect(await waitingCounts(coordinator)).toMatchObject({ interpretersToCall: 0 })
    expect((await auditOf(interpreterId)).filter(({ verb }) => verb === 'interpreter.tell')).toEqual([
      { verb: 'interpreter.tell', detail: { family: familyId, notice: 'booked', by: 'phone' } },
    ])
    await closeAppointment(caller, { id: appointmentId, by: 'parent' })
    expect(await interpreterTasks(caller)).toMatchObject([{ notice: 'cancelled' }])
    expect(await letters()).toEqual([])
    const [row] = await database().interpreterBooking.findMany({ where: { familyId } })
    expect(row).toMatchObject({ told: 'booked', toldById: caller.staffId, letter: null })
  })
})
