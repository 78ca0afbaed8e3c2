/** Rooms: who opens one, who is let in, and what is left of it. */
import { randomUUID } from 'node:crypto'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { StaffActor } from '@/domain/access/actor'
import { addDays } from '@/domain/dates'
import { startInterview } from '@/features/interviews/commands/start-interview'
import { interviewRecord } from '@/features/interviews/queries/interview-record'
import { startInterviewSchema } from '@/features/interviews/schema'
import { admitSeat } from '@/features/rooms/commands/admit-seat'
import { createRoomLink } from '@/features/rooms/commands/create-room-link'
import { endRoom } from '@/features/rooms/commands/end-room'
import { endSeat } from '@/features/rooms/commands/end-seat'
import { inviteBack } from '@/features/rooms/commands/invite-back'
import { releaseHostSeat } from '@/features/rooms/commands/release-host-seat'
import { removeSeat } from '@/features/rooms/commands/remove-seat'
import { requestEntry } from '@/features/rooms/commands/request-entry'
import { startHostStream } from '@/features/rooms/commands/start-host-stream'
import { startRoom } from '@/features/rooms/commands/start-room'
import { switchToPhone } from '@/features/rooms/commands/switch-to-phone'
import { canOpenRooms } from '@/features/rooms/queries/can-open-rooms'
import { guestRelay } from '@/features/rooms/queries/guest-relay'
import { hostRelay } from '@/features/rooms/queries/host-relay'
import { roomForHost } from '@/features/rooms/queries/room-for-host'
import { seatPage } from '@/features/rooms/queries/seat-page'
import { savePhone } from '@/features/staff/commands/save-phone'
import { savePhoneSchema } from '@/features/staff/schema'
import { now, today } from '@/server/clock'
import { errorTable } from '@/server/errors'
import { guestOfKey } from '@/server/guest'
import { refuseUnfitRelay } from '@/server/room-relay'
import { aKnownFamily, anActor, anOrganisation, auditOf } from './factories'
import { anAppointment, anInterpreter } from './interpreter-fixture'
import { database } from './owner'
import {
  aGuestBy,
  aHostPage,
  aPresentGuest,
  aRoom,
  aToken,
  aWaitingGuest,
  closeForServer,
  seatRow,
} from './room-fixture'

let caller: StaffActor
let coordinator: StaffActor
let organisationId: string

beforeAll(async () => {
  organisationId = await anOrganisation({ isDemonstration: true })
  caller = await anActor(organisationId, 'caller')
  coordinator = await anActor(organisationId, 'coordinator')
})
beforeEach(() => {
  delete process.env.NABIJ_NOW
})
afterEach(() => {
  delete process.env.NABIJ_NOW
})

describe('opening a room', () => {
  test('a caller opens one with a family of their own, and a second press reaches the same', async () => {
    const { id, familyId } = await aRoom(caller)
    expect(await startRoom(caller, { familyId })).toEqual({ id })
    expect(await auditOf(id)).toMatchObject([{ verb: 'room.start' }])
    const { room, numberEndings } = await roomForHost(caller, id)
    expect(room).toMatchObject({
      state: 'open',
      seats: [{ role: 'caller', name: 'Proef', state: 'present', arrival: null }],
    })
    expect(numberEndings.every((ending) => /^\d\d$/.test(ending))).toBe(true)
  })

  test('the family of a colleague is not found, and a room of a colleague is theirs', async () => {
    const other = await anActor(organisationId, 'caller')
    const { id, familyId } = await aRoom(other)
    await expect(startRoom(caller, { familyId })).rejects.toMatchObject({ code: 'not_found' })
    await expect(roomForHost(caller, id)).rejects.toMatchObject({ code: 'not_found' })
    await expect(roomForHost(coordinator, id)).rejects.toMatchObject({ code: 'forbidden' })
  })

  test('without a relay nobody opens one outside a demonstration', async () => {
    const real = await anOrganisation()
    const person = await anActor(real, 'caller')
    const { id: familyId } = await aKnownFamily(real, { callerId: person.staffId })
    await expect(startRoom(person, { familyId })).rejects.toMatchObject({ reason: 'no_relay' })
    expect([await canOpenRooms(person), await canOpenRooms(caller)]).toEqual([false, true])
  })

  test('a room whose colleague is connected is busy; one whose page is closed is taken over', async () => {
    const { id, familyId } = await aRoom(caller)
    const page = await aHostPage(caller, id)
    await expect(startRoom(coordinator, { familyId })).rejects.toMatchObject({ reason: 'room_of_colleague' })
    await closeForServer(page)
    expect(await startRoom(coordinator, { familyId })).toEqual({ id })
    await expect(roomForHost(caller, id)).rejects.toMatchObject({ code: 'forbidden' })
  })

  test('the page of who had it before is told that a colleague took it over; a stranger does not find it', async () => {
    const { id, familyId } = await aRoom(caller)
    await startRoom(coordinator, { familyId })
    const gone = { code: 'gone', reason: 'room_taken_over' }
    const connect = (actor: StaffActor) =>
      startHostStream(actor, { id, arrival: randomUUID() }, new AbortController().signal)
    await expect(connect(caller)).rejects.toMatchObject(gone)
    await expect(hostRelay(caller, { id })).rejects.toMatchObject(gone)
    const stranger = await anActor(organisationId, 'caller')
    await expect(connect(stranger)).rejects.toMatchObject({ code: 'not_found' })
    await expect(hostRelay(stranger, { id })).rejects.toMatchObject({ code: 'not_found' })
    expect(errorTable.gone.status).toBe(410)
  })

  test('a parent who wants no calls has no room, nor has an appointment of another family', async () => {
    const { id: familyId } = await aKnownFamily(organisationId, { callerId: caller.staffId })
    await database().family.update({ where: { id: familyId }, data: { mayCall: false } })
    await expect(startRoom(caller, { familyId })).rejects.toMatchObject({ reason: 'no_call_until_asked' })
    const { familyId: ours } = await aRoom(caller)
    await expect(startRoom(caller, { familyId: ours, appointmentId: familyId })).rejects.toMatchObject({
      reason: 'appointment_over',
    })
  })
})

describe('coming in', () => {
  test('nobody before the caller is there, then whoever the caller lets in', async () => {
    const { id: roomId } = await aRoom(caller)
    const { seatId } = await aWaitingGuest(caller, roomId)
    await expect(admitSeat(caller, { roomId, seatId })).rejects.toMatchObject({ reason: 'caller_not_there' })
    const page = await aHostPage(caller, roomId)
    await admitSeat(caller, { roomId, seatId })
    expect(await seatRow(seatId)).toMatchObject({ state: 'present' })
    expect(await auditOf(roomId)).toMatchObject([
      { verb: 'room.start' },
      { verb: 'room.invite' },
      { verb: 'room.enter' },
      { verb: 'room.admit' },
    ])
    await page.close()
  })

  test('a stale page of the caller is no page', async () => {
    const { id: roomId } = await aRoom(caller)
    const { seatId } = await aWaitingGuest(caller, roomId)
    const page = await aHostPage(caller, roomId)
    await database().roomSeat.updateMany({
      where: { roomId, role: 'caller' },
      data: { seenAt: new Date(now().getTime() - 46_000) },
    })
    await expect(admitSeat(caller, { roomId, seatId })).rejects.toMatchObject({ reason: 'caller_not_there' })
    await page.close()
  })

  test('who did not ask is not let in, and a colleague lets nobody in', async () => {
    const { id: roomId } = await aRoom(caller)
    const page = await aHostPage(caller, roomId)
    const guest = await aGuestBy(await aToken(caller, roomId))
    const input = { roomId, seatId: guest.seatId }
    await expect(admitSeat(caller, input)).rejects.toMatchObject({ reason: 'seat_not_waiting' })
    await requestEntry(guest, { isChild: false, means: 'text' })
    await expect(admitSeat(coordinator, input)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(admitSeat(await anActor(organisationId, 'caller'), input)).rejects.toMatchObject({ code: 'not_found' })
    await page.close()
  })

  test('a fifth is refused in words, at the link and at the door', async () => {
    const { id: roomId } = await aRoom(caller)
    const page = await aHostPage(caller, roomId)
    const fifth = await aWaitingGuest(caller, roomId, 'other')
    for (const role of ['parent', 'interpreter', 'other'] as const) await aPresentGuest(caller, roomId, role)
    await expect(admitSeat(caller, { roomId, seatId: fifth.seatId })).rejects.toMatchObject({ reason: 'room_full' })
    await expect(createRoomLink(caller, { roomId, role: 'other' })).rejects.toMatchObject({ reason: 'room_full' })
    await page.close()
  })

  test('of two who are let in at once for one place, one comes in', async () => {
    const { id: roomId } = await aRoom(caller)
    const page = await aHostPage(caller, roomId)
    const [one, other] = [await aWaitingGuest(caller, roomId, 'other'), await aWaitingGuest(caller, roomId, 'other')]
    for (const role of ['parent', 'interpreter'] as const) await aPresentGuest(caller, roomId, role)
    const outcomes = await Promise.allSettled([one, other].map(({ seatId }) => admitSeat(caller, { roomId, seatId })))
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    await page.close()
  })

  test('the caller sends somebody away and asks them back, who then asks anew', async () => {
    const { id: roomId } = await aRoom(caller)
    const page = await aHostPage(caller, roomId)
    const guest = await aPresentGuest(caller, roomId)
    const input = { roomId, seatId: guest.seatId }
    await expect(inviteBack(caller, input)).rejects.toMatchObject({ reason: 'seat_not_removed' })
    await removeSeat(caller, input)
    await expect(requestEntry(guest, { isChild: false, means: 'sound' })).rejects.toMatchObject({
      reason: 'seat_removed',
    })
    await expect(guestRelay(guest)).rejects.toMatchObject({ code: 'forbidden' })
    expect((await seatPage(guest))?.seats).toMatchObject([{ role: 'parent', state: 'removed' }])
    await inviteBack(caller, input)
    await requestEntry(guest, { isChild: false, means: 'sound' })
    await admitSeat(caller, input)
    expect(await seatRow(guest.seatId)).toMatchObject({ state: 'present' })
    await expect(removeSeat(coordinator, input)).rejects.toMatchObject({ code: 'forbidden' })
    await page.close()
  })

  test('who leaves may ask again, and the caller’s own page may go and come', async () => {
    const { id: roomId } = await aRoom(caller)
    const page = await aHostPage(caller, roomId)
    const guest = await aPresentGuest(caller, roomId)
    await endSeat(guest)
    expect(await seatRow(guest.seatId)).toMatchObject({ state: 'left', arrival: null })
    expect((await seatPage(guest))?.seats).toMatchObject([{ id: guest.seatId, state: 'left' }])
    await requestEntry(guest, { isChild: false, means: 'sound' })
    expect(await seatRow(guest.seatId)).toMatchObject({ state: 'waiting' })
    await endSeat(guest)
    await releaseHostSeat(caller, { id: roomId })
    await expect(releaseHostSeat(coordinator, { id: roomId })).rejects.toMatchObject({ code: 'forbidden' })
    expect((await roomForHost(caller, roomId)).room.seats).toMatchObject([{ role: 'caller', arrival: null }])
    await page.close()
  })
})

describe('what a guest sees', () => {
  test('waiting: who is present; the names of caller, organisation and an interpreter of the register', async () => {
    const { id: roomId } = await aRoom(caller)
    const page = await aHostPage(caller, roomId)
    const interpreterId = await anInterpreter(coordinator, { name: 'Leyla Demir' })
    const interpreter = await aGuestBy(await aToken(caller, roomId, 'interpreter', interpreterId))
    await requestEntry(interpreter, { isChild: false, means: 'sound' })
    const parent = await aWaitingGuest(caller, roomId)
    expect((await seatPage(parent))?.seats.map(({ role }) => role)).toEqual(['caller', 'parent'])
    await admitSeat(caller, { roomId, seatId: interpreter.seatId })
    const view = await seatPage(parent)
    expect(view).toMatchObject({ callerName: 'Proef', organisationName: 'Proef', phone: null, interviewId: null })
    expect(view?.seats.map(({ role, name }) => [role, name])).toEqual([
      ['caller', 'Proef'],
      ['interpreter', 'Leyla Demir'],
      ['parent', null],
    ])
    await page.close()
  })

  test('nothing without a seat, and nothing once the family is gone', async () => {
    expect(await seatPage(null)).toBeNull()
    const { id: roomId, familyId } = await aRoom(caller)
    const guest = await aWaitingGuest(caller, roomId)
    await database().family.delete({ where: { id: familyId } })
    expect(await seatPage(guest)).toBeNull()
    expect(await guestOfKey(guest.key)).toBeNull()
    expect(await database().room.count({ where: { id: roomId } })).toBe(0)
  })
})

describe('the relay', () => {
  afterEach(() => {
    for (const name of ['NABIJ_TURN_URLS', 'NABIJ_TURN_SECRET']) delete process.env[name]
  })

  test('a demonstration without one connects directly', async () => {
    const { id } = await aRoom(caller)
    expect(await hostRelay(caller, { id })).toEqual({ iceServers: [], relayOnly: false, expiresAt: null })
    await expect(hostRelay(coordinator, { id })).rejects.toMatchObject({ code: 'gone' })
    expect(refuseUnfitRelay()).toBeUndefined()
  })

  test('only whom the caller let in gets credentials', async () => {
    const { id: roomId } = await aRoom(caller)
    const page = await aHostPage(caller, roomId)
    await expect(guestRelay(await aWaitingGuest(caller, roomId))).rejects.toMatchObject({ code: 'forbidden' })
    expect(await guestRelay(await aPresentGuest(caller, roomId, 'other'))).toMatchObject({ relayOnly: false })
    await page.close()
  })
})

describe('the interview in a room', () => {
  const asked = (familyId: string, roomId: string) =>
    startInterviewSchema.parse({ familyId, roomId, channel: 'video', chosenBy: 'parent' })

  test('it says in which room it is, and by phone it goes on with another channel', async () => {
    const { id: roomId, familyId } = await aRoom(caller)
    const { id } = await startInterview(caller, asked(familyId, roomId))
    expect((await roomForHost(caller, roomId)).room.interviewId).toBe(id)
    expect(await startInterview(caller, asked(familyId, roomId))).toEqual({ id })
    await expect(switchToPhone(coordinator, { roomId })).rejects.toMatchObject({ code: 'forbidden' })
    await switchToPhone(caller, { roomId })
    expect(await database().interview.findUnique({ where: { id } })).toMatchObject({ channel: 'phone', state: 'open' })
    expect(await database().room.findUnique({ where: { id: roomId } })).toMatchObject({
      closedAs: 'phone',
      interviewId: id,
    })
  })

  test('a room for an appointment says how one agreed to meet there, and one without says nothing', async () => {
    const { id: roomId, familyId } = await aRoom(caller)
    expect((await roomForHost(caller, roomId)).agreed).toBeNull()
    const way = { channel: 'video', chosenBy: 'worker' } as const
    const appointmentId = await anAppointment(caller, familyId, { ...way, day: addDays(today(), 2) })
    await database().room.update({ where: { id: roomId }, data: { appointmentId } })
    expect((await roomForHost(caller, roomId)).agreed).toEqual(way)
  })

  test('none begins while a child is there, nor in the room of another family', async () => {
    const { id: roomId, familyId } = await aRoom(caller)
    const child = await aWaitingGuest(caller, roomId, 'parent', { isChild: true, means: 'sound' })
    await expect(startInterview(caller, asked(familyId, roomId))).rejects.toMatchObject({ reason: 'child_in_room' })
    expect(await database().interview.count({ where: { familyId } })).toBe(0)
    await removeSeat(caller, { roomId, seatId: child.seatId })
    await startInterview(caller, asked(familyId, roomId))
    const { familyId: another } = await aRoom(caller)
    await expect(startInterview(caller, asked(another, roomId))).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('the end of a room', () => {
  test('its caller ends it, a coordinator may, and a stranger does not find it', async () => {
    const { id: roomId, familyId } = await aRoom(caller)
    await expect(endRoom(await anActor(organisationId, 'caller'), { roomId })).rejects.toMatchObject({
      code: 'not_found',
    })
    await endRoom(coordinator, { roomId })
    expect((await roomForHost(caller, roomId)).room.state).toBe('closed')
    expect((await startRoom(caller, { familyId })).id).not.toBe(roomId)
    await endRoom(caller, { roomId })
    expect((await auditOf(roomId)).map(({ verb }) => verb)).toEqual(['room.start', 'room.end'])
  })

  test('in a room that is over nobody is let in, invited or sent away', async () => {
    const { id: roomId } = await aRoom(caller)
    const guest = await aWaitingGuest(caller, roomId)
    await endRoom(caller, { roomId })
    const input = { roomId, seatId: guest.seatId }
    for (const command of [admitSeat, removeSeat, inviteBack])
      await expect(command(caller, input)).rejects.toMatchObject({ reason: 'room_over' })
    await expect(createRoomLink(caller, { roomId, role: 'parent' })).rejects.toMatchObject({ reason: 'room_over' })
    await expect(requestEntry(guest, { isChild: false, means: 'sound' })).rejects.toMatchObject({ reason: 'room_over' })
    expect(await seatPage(guest)).toMatchObject({ state: 'closed' })
  })
})

describe('the number of the organisation', () => {
  test('an administrator gives it, guests see it, and nobody else may', async () => {
    const admin = await anActor(organisationId, 'admin')
    const { id: roomId } = await aRoom(caller)
    const guest = await aWaitingGuest(caller, roomId)
    expect(savePhoneSchema.safeParse({ phone: '12' }).success).toBe(false)
    await expect(savePhone(caller, { phone: '+31715123456' })).rejects.toMatchObject({ code: 'forbidden' })
    await savePhone(admin, savePhoneSchema.parse({ phone: '071 512 3456' }))
    expect((await seatPage(guest))?.phone).toBe('+31715123456')
    expect((await auditOf(organisationId)).at(-1)).toMatchObject({
      verb: 'organisation.change',
      detail: { changed: 'phone' },
    })
    await savePhone(admin, savePhoneSchema.parse({ phone: '' }))
    expect((await seatPage(guest))?.phone).toBeNull()
  })
})

test('the record of a call says who was there, by their role alone', async () => {
  const { id: roomId, familyId } = await aRoom(caller)
  const page = await aHostPage(caller, roomId)
  await aPresentGuest(caller, roomId)
  await aWaitingGuest(caller, roomId, 'other')
  const asked = startInterviewSchema.parse({ familyId, roomId, channel: 'video', chosenBy: 'parent' })
  const { id } = await startInterview(caller, asked)
  expect((await interviewRecord(caller, id)).present).toEqual([])
  await database().interview.update({ where: { id }, data: { state: 'completed', endedAt: now(), ref: 'A-1' } })
  expect((await interviewRecord(caller, id)).present).toEqual(['caller', 'parent'])
  await page.close()
})
