/** Streams and signals of a room: what is told to whom, and that nothing of it stays. */
import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import type { StaffActor } from '@/domain/access/actor'
import type { RoomView, SignalBody } from '@/domain/rooms/protocol'
import { admitSeat } from '@/features/rooms/commands/admit-seat'
import { endRoom } from '@/features/rooms/commands/end-room'
import { endSeat } from '@/features/rooms/commands/end-seat'
import { removeSeat } from '@/features/rooms/commands/remove-seat'
import { requestEntry } from '@/features/rooms/commands/request-entry'
import { sendGuestSignal } from '@/features/rooms/commands/send-guest-signal'
import { sendHostSignal } from '@/features/rooms/commands/send-host-signal'
import { startGuestStream } from '@/features/rooms/commands/start-guest-stream'
import { startHostStream } from '@/features/rooms/commands/start-host-stream'
import { guestRelay } from '@/features/rooms/queries/guest-relay'
import { now } from '@/server/clock'
import { database as asApplication, ofOrganisation } from '@/server/db'
import { closeExpiredRooms } from '@/server/room-closing'
import { anActor, anOrganisation } from './factories'
import { database } from './owner'
import {
  aGuestPage,
  aHostPage,
  aPresentGuest,
  aRoom,
  aWaitingGuest,
  closeForServer,
  expectNoSignals,
  seatRow,
  type Page,
} from './room-fixture'

let caller: StaffActor
let organisationId: string

beforeAll(async () => {
  organisationId = await anOrganisation({ isDemonstration: true })
  caller = await anActor(organisationId, 'caller')
})

const offer = (sdp = 'v=0'): SignalBody => ({ kind: 'description', type: 'offer', sdp })
const isOver = async (page: Page) => {
  await page.ended
  return true
}

/** A caller and a parent whose pages are connected. */
const aCallOfTwo = async () => {
  const { id: roomId, familyId } = await aRoom(caller)
  const host = await aHostPage(caller, roomId)
  const guest = await aPresentGuest(caller, roomId)
  const page = await aGuestPage(guest)
  const hostSeat = page.room().seats.find(({ role }) => role === 'caller')!.id
  const close = async () => {
    await page.close()
    await host.close()
  }
  return { roomId, familyId, host, guest, page, hostSeat, close }
}

describe('a stream', () => {
  test('it tells the room at once and after each change, and while it is open the seat is connected', async () => {
    const { id: roomId } = await aRoom(caller)
    const host = await aHostPage(caller, roomId)
    const guest = await aWaitingGuest(caller, roomId)
    await host.until('room', ({ seats }: RoomView) => seats.some(({ state }) => state === 'waiting'))
    const page = await aGuestPage(guest)
    await host.until('room', ({ seats }: RoomView) => seats.some(({ arrival }) => arrival === page.arrival))
    await admitSeat(caller, { roomId, seatId: guest.seatId })
    await page.until('room', ({ seats }: RoomView) =>
      seats.some(({ id, state }) => id === guest.seatId && state === 'present'),
    )
    await requestEntry(guest, { isChild: true, means: 'text' })
    await host.until('room', ({ seats }: RoomView) => seats.some(({ isChild, means }) => isChild && means === 'text'))
    await page.close()
    await host.until('room', ({ seats }: RoomView) =>
      seats.every(({ id, arrival }) => id !== guest.seatId || arrival === null),
    )
    await host.close()
    await expect.poll(async () => (await seatRow(host.room().self)).arrival).toBeNull()
  })

  test('the newest page of a seat counts, and an older one is told', async () => {
    const { page, guest, close } = await aCallOfTwo()
    const newer = await aGuestPage(guest)
    expect(await page.until('replaced')).toEqual({})
    expect(await isOver(page)).toBe(true)
    expect((await seatRow(guest.seatId)).arrival).toBe(newer.arrival)
    await newer.close()
    await close()
  })

  test('the same page that connects again ends its earlier stream without a word', async () => {
    const { page, guest, close } = await aCallOfTwo()
    const again = await aGuestPage(guest, { arrival: page.arrival })
    expect(await isOver(page)).toBe(true)
    expect(page.told.map(({ event }) => event)).not.toContain('replaced')
    expect((await seatRow(guest.seatId)).arrival).toBe(again.arrival)
    await again.close()
    await close()
  })

  test('it ends with the seat, the room and the session', async () => {
    const { id: roomId } = await aRoom(caller)
    const guest = await aWaitingGuest(caller, roomId)
    const page = await aGuestPage(guest, { everyMs: 20 })
    await endSeat(guest)
    expect(await isOver(page)).toBe(true)
    const person = await anActor(organisationId, 'caller')
    const { id: other } = await aRoom(person)
    const host = await aHostPage(person, other, { everyMs: 20 })
    await database().session.update({ where: { id: person.sessionId }, data: { endedAt: now() } })
    expect(await isOver(host)).toBe(true)
    const last = await aHostPage(caller, roomId)
    await endRoom(caller, { roomId })
    expect(await last.until('room', ({ state }: RoomView) => state === 'closed')).toBeTruthy()
    expect(await isOver(last)).toBe(true)
  })

  test('a beat keeps the seat connected, and a call keeps the session from being idle', async () => {
    const person = await anActor(organisationId, 'caller')
    const { id: roomId } = await aRoom(person)
    const host = await aHostPage(person, roomId, { everyMs: 20 })
    const guest = await aPresentGuest(person, roomId)
    const page = await aGuestPage(guest, { everyMs: 20 })
    const long = new Date(now().getTime() - 20 * 60_000)
    await database().session.update({ where: { id: person.sessionId }, data: { lastSeenAt: long } })
    await database().roomSeat.updateMany({ where: { roomId }, data: { seenAt: new Date(now().getTime() - 40_000) } })
    await expect
      .poll(async () => (await seatRow(guest.seatId)).seenAt!.getTime())
      .toBeGreaterThan(now().getTime() - 5000)
    const seen = async () =>
      (await database().session.findUniqueOrThrow({ where: { id: person.sessionId } })).lastSeenAt
    await expect.poll(async () => (await seen()).getTime()).toBeGreaterThan(long.getTime())
    await page.close()
    await host.close()
  })

  test('it outlives the loss of the connection to the database, and sends the room again', async () => {
    const { guest, host, page, close } = await aCallOfTwo()
    const before = page.told.length
    await asApplication('start').$queryRaw`
      select count(pg_terminate_backend(pid)) from pg_stat_activity
      where datname = current_database() and usename = current_user and pid <> pg_backend_pid()`.catch(() => undefined)
    // The listening connection is made again within a second or two; what happened meanwhile is in the rows.
    await expect
      .poll(
        () =>
          requestEntry(guest, { isChild: false, means: 'video' }).then(
            () => true,
            () => false,
          ),
        { timeout: 20_000 },
      )
      .toBe(true)
    await host.until('room', ({ seats }: RoomView) =>
      seats.some(({ id, means }) => id === guest.seatId && means === 'video'),
    )
    await page.until('room', ({ seats }: RoomView) =>
      seats.some(({ id, means }) => id === guest.seatId && means === 'video'),
    )
    expect(page.told.length).toBeGreaterThan(before)
    await close()
  })

  test('nobody opens one without a seat, or of a room of others', async () => {
    const { id } = await aRoom(caller)
    const stranger = await anActor(organisationId, 'caller')
    const signal = new AbortController().signal
    await expect(startHostStream(stranger, { id, arrival: randomUUID() }, signal)).rejects.toMatchObject({
      code: 'not_found',
    })
    const guest = await aWaitingGuest(caller, id)
    await database().room.delete({ where: { id } })
    const stream = await startGuestStream(guest, { arrival: randomUUID() }, signal)
    expect((await new Response(stream).text()).includes('event: room')).toBe(false)
  })
})

const past = (milliseconds: number) => new Date(now().getTime() - milliseconds)
const hostRow = (roomId: string) => ({ roomId, role: 'caller' }) as const
const stateOf = async (guest: { seatId: string }) => (await seatRow(guest.seatId)).state

describe('being let in', () => {
  test('outlasts a reload of the guest and of the caller', async () => {
    const { roomId, host, guest, page, close } = await aCallOfTwo()
    await closeForServer(page)
    const again = await aGuestPage(guest)
    expect(await stateOf(guest)).toBe('present')
    await closeForServer(host)
    const hostAgain = await aHostPage(caller, roomId)
    expect(await stateOf(guest)).toBe('present')
    await again.close()
    await hostAgain.close()
    await (await aGuestPage(guest)).close()
    expect(await stateOf(guest)).toBe('present')
    await close()
  })

  test('lapses for a guest who was away for longer than two minutes, who then asks anew', async () => {
    const { guest, page, host, close } = await aCallOfTwo()
    await closeForServer(page)
    const away = { seenAt: past(121_000), admittedAt: past(200_000) }
    await database().roomSeat.update({ where: { id: guest.seatId }, data: away })
    const again = await aGuestPage(guest)
    expect(await stateOf(guest)).toBe('waiting')
    await host.until('room', ({ seats }: RoomView) => seats.some(({ state }) => state === 'waiting'))
    await again.close()
    await close()
  })

  test('lapses when the guest comes back to a room whose caller is gone', async () => {
    const { roomId, guest, page, host } = await aCallOfTwo()
    await closeForServer(page)
    await closeForServer(host)
    await database().roomSeat.updateMany({ where: hostRow(roomId), data: { seenAt: past(46_000) } })
    const again = await aGuestPage(guest)
    expect(await stateOf(guest)).toBe('waiting')
    await again.close()
  })

  test('takes no place while its page is gone, and gets none back that was given away', async () => {
    const { id: roomId } = await aRoom(caller)
    const host = await aHostPage(caller, roomId)
    const guests = []
    for (const role of ['parent', 'interpreter', 'other'] as const)
      guests.push(await aPresentGuest(caller, roomId, role))
    const [ghost] = guests
    const away = { seenAt: past(60_000), admittedAt: past(60_000) }
    await database().roomSeat.update({ where: { id: ghost!.seatId }, data: away })
    const fourth = await aWaitingGuest(caller, roomId, 'parent')
    await aPresentGuest(caller, roomId, 'other')
    expect(await database().roomSeat.count({ where: { roomId, state: 'present' } })).toBe(5)
    await expect(admitSeat(caller, { roomId, seatId: fourth.seatId })).rejects.toMatchObject({ reason: 'room_full' })
    const page = await aGuestPage(ghost!)
    expect(await stateOf(ghost!)).toBe('waiting')
    await page.close()
    await host.close()
  })
})

describe('while the caller is away', () => {
  test('guests reach each other through a reload of the caller, and no longer', async () => {
    const { roomId, host, guest, page, close } = await aCallOfTwo()
    const interpreter = await aPresentGuest(caller, roomId, 'interpreter')
    const theirs = await aGuestPage(interpreter)
    await closeForServer(host)
    const to = { arrival: page.arrival, to: interpreter.seatId, toArrival: theirs.arrival, body: offer() }
    await sendGuestSignal(guest, to)
    expect(await guestRelay(guest)).toMatchObject({ relayOnly: false })
    await database().roomSeat.updateMany({ where: hostRow(roomId), data: { seenAt: past(46_000) } })
    await expect(sendGuestSignal(guest, to)).rejects.toMatchObject({ reason: 'caller_away' })
    await expect(guestRelay(guest)).rejects.toMatchObject({ reason: 'caller_away' })
    expect(await stateOf(guest)).toBe('present')
    await theirs.close()
    await close()
  })
})

describe('a signal', () => {
  test('to an earlier page is deleted when a newer one connects', async () => {
    const { roomId, guest, page, hostSeat, close } = await aCallOfTwo()
    const row = { organisationId, roomId, fromSeatId: hostSeat, fromArrival: randomUUID(), toSeatId: guest.seatId }
    await database().roomSignal.create({ data: { ...row, toArrival: randomUUID(), body: {} } })
    await page.close()
    await (await aGuestPage(guest)).close()
    await expectNoSignals(roomId)
    await close()
  })

  test('it reaches the page that it is for, in order, and its row is gone', async () => {
    const { roomId, host, guest, page, hostSeat, close } = await aCallOfTwo()
    const at = { arrival: page.arrival, to: hostSeat, toArrival: host.arrival }
    for (const count of [1, 2, 3]) await sendGuestSignal(guest, { ...at, body: offer(`v=${count}`) })
    await host.until('signal', ({ body }: { body: { sdp: string } }) => body.sdp === 'v=3')
    expect(host.told.filter(({ event }) => event === 'signal').map(({ data }) => data)).toMatchObject(
      [1, 2, 3].map((count) => ({ from: guest.seatId, fromArrival: page.arrival, body: { sdp: `v=${count}` } })),
    )
    const candidate: SignalBody = { kind: 'candidate', candidate: '', sdpMid: '0', sdpMLineIndex: 0 }
    const back = { arrival: host.arrival, to: guest.seatId, toArrival: page.arrival, body: candidate }
    await sendHostSignal(caller, { id: roomId, ...back })
    expect(await page.until('signal')).toEqual({ from: hostSeat, fromArrival: host.arrival, body: candidate })
    await expect.poll(() => database().roomSignal.count({ where: { roomId } })).toBe(0)
    await close()
  })

  test('not to somebody in another room, to an earlier page, to oneself, or from a page that was replaced', async () => {
    const mine = await aCallOfTwo()
    const theirs = await aCallOfTwo()
    const { guest, page, host, hostSeat } = mine
    const to = { arrival: page.arrival, to: hostSeat, toArrival: host.arrival, body: offer() }
    for (const wrong of [
      { ...to, to: theirs.hostSeat, toArrival: theirs.host.arrival },
      { ...to, toArrival: randomUUID() },
      { ...to, arrival: randomUUID() },
      { ...to, to: guest.seatId, toArrival: page.arrival },
    ])
      await expect(sendGuestSignal(guest, wrong)).rejects.toMatchObject({ reason: 'seat_not_there' })
    await expect(
      sendHostSignal(await anActor(organisationId, 'caller'), { id: mine.roomId, ...to }),
    ).rejects.toMatchObject({ code: 'not_found' })
    await expectNoSignals(mine.roomId)
    await mine.close()
    await theirs.close()
  })

  test('not before somebody is let in, and not after they were sent away', async () => {
    const { roomId, host, guest, page, hostSeat, close } = await aCallOfTwo()
    const waiting = await aWaitingGuest(caller, roomId, 'other')
    const waitingPage = await aGuestPage(waiting)
    const toHost = { to: hostSeat, toArrival: host.arrival, body: offer() }
    const early = { ...toHost, arrival: waitingPage.arrival }
    await expect(sendGuestSignal(waiting, early)).rejects.toMatchObject({ reason: 'seat_not_there' })
    await removeSeat(caller, { roomId, seatId: guest.seatId })
    const late = { ...toHost, arrival: page.arrival }
    await expect(sendGuestSignal(guest, late)).rejects.toMatchObject({ reason: 'seat_not_there' })
    await page.until('room', ({ seats }: RoomView) => seats.length === 1 && seats[0]?.state === 'removed')
    await waitingPage.close()
    await close()
  })

  test('what nobody fetches is deleted by a chore, and with the room', async () => {
    const { roomId, guest, page, hostSeat, close } = await aCallOfTwo()
    const { stream } = await seatRow(hostSeat)
    const row = { organisationId, roomId, fromSeatId: guest.seatId, fromArrival: page.arrival, toSeatId: hostSeat }
    const unread = { ...row, toArrival: randomUUID(), body: { kind: 'candidate' } }
    await database().roomSignal.create({ data: { ...unread, sentAt: new Date(now().getTime() - 61_000) } })
    await database().roomSignal.create({ data: unread })
    await closeExpiredRooms()
    expect(await database().roomSignal.count({ where: { roomId } })).toBe(1)
    await endRoom(caller, { roomId })
    await expectNoSignals(roomId)
    expect(stream).not.toBeNull()
    await close()
  })

  test('who asks or connects too fast is stopped in words', async () => {
    const { id: roomId } = await aRoom(caller)
    const guest = await aWaitingGuest(caller, roomId)
    const entry = { isChild: false, means: 'sound' } as const
    const signal = new AbortController().signal
    const outcomes = await Promise.allSettled(Array.from({ length: 25 }, () => requestEntry(guest, entry)))
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { reason: 'too_fast' } })
    const connect = () => startGuestStream(guest, { arrival: randomUUID() }, signal).then((stream) => stream.cancel())
    const streams = await Promise.allSettled(Array.from({ length: 25 }, connect))
    expect(streams.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'too_many' } })
  })

  test('who sends without end is stopped', async () => {
    const { roomId, host, guest, page, hostSeat, close } = await aCallOfTwo()
    const row = { organisationId, roomId, fromSeatId: guest.seatId, fromArrival: page.arrival, toSeatId: hostSeat }
    const unread = Array.from({ length: 500 }, () => ({ ...row, toArrival: randomUUID(), body: {} }))
    await database().roomSignal.createMany({ data: unread })
    const to = { arrival: page.arrival, to: hostSeat, toArrival: host.arrival, body: offer() }
    await expect(sendGuestSignal(guest, to)).rejects.toMatchObject({ code: 'too_many' })
    await close()
  })
})

/** Whether the trigger or a policy refused, in the words of Postgres. */
const refused = /does not change this|row-level security/

describe('a guest in the database', () => {
  test('sees their room and nothing else', async () => {
    const { roomId, guest, close } = await aCallOfTwo()
    const other = await aRoom(caller)
    const db = asApplication(guest.scope)
    expect((await db.room.findMany({ select: { id: true } })).map(({ id }) => id)).toEqual([roomId])
    const seats = await db.roomSeat.findMany({ select: { roomId: true } })
    expect(new Set(seats.map((seat) => seat.roomId))).toEqual(new Set([roomId]))
    const counts = [
      await db.roomLink.count(),
      await db.family.count(),
      await db.interview.count(),
      await db.staff.count(),
      await db.organisation.count(),
      await db.interpreter.count(),
      await db.session.count(),
    ]
    expect(counts).toEqual(counts.map(() => 0))
    expect(await asApplication(ofOrganisation(organisationId)).room.count({ where: { id: other.id } })).toBe(1)
    await close()
  })

  test('never lets themselves or another in, and sends as nobody else', async () => {
    const { roomId, guest, hostSeat, close } = await aCallOfTwo()
    const waiting = await aWaitingGuest(caller, roomId, 'other')
    const db = asApplication(waiting.scope)
    await expect(db.roomSeat.update({ where: { id: waiting.seatId }, data: { state: 'present' } })).rejects.toThrow(
      refused,
    )
    await expect(db.roomSeat.update({ where: { id: waiting.seatId }, data: { role: 'caller' } })).rejects.toThrow(
      refused,
    )
    expect((await db.roomSeat.updateMany({ where: { id: guest.seatId }, data: { state: 'left' } })).count).toBe(0)
    expect((await db.room.updateMany({ where: {}, data: { closedAt: null } }).catch(() => ({ count: 0 }))).count).toBe(
      0,
    )
    const forged = { organisationId, roomId, fromSeatId: guest.seatId, fromArrival: randomUUID(), toSeatId: hostSeat }
    await expect(db.roomSignal.create({ data: { ...forged, toArrival: randomUUID(), body: {} } })).rejects.toThrow(
      refused,
    )
    const other = await aCallOfTwo()
    const across = { ...forged, fromSeatId: waiting.seatId, toSeatId: other.hostSeat }
    await expect(db.roomSignal.create({ data: { ...across, toArrival: randomUUID(), body: {} } })).rejects.toThrow(
      refused,
    )
    await other.close()
    await close()
  })
})
