/** Links to rooms: how they open, when, for whom, and what becomes of somebody who guesses. */
import { randomBytes } from 'node:crypto'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { StaffActor } from '@/domain/access/actor'
import { createRoomLink } from '@/features/rooms/commands/create-room-link'
import { endRoom } from '@/features/rooms/commands/end-room'
import { endSeat } from '@/features/rooms/commands/end-seat'
import { inviteBack } from '@/features/rooms/commands/invite-back'
import { removeSeat } from '@/features/rooms/commands/remove-seat'
import { requestEntry } from '@/features/rooms/commands/request-entry'
import { startRoom } from '@/features/rooms/commands/start-room'
import { startSeat } from '@/features/rooms/commands/start-seat'
import { phoneOfLink } from '@/features/rooms/queries/phone-of-link'
import { roomForHost } from '@/features/rooms/queries/room-for-host'
import { seatPage } from '@/features/rooms/queries/seat-page'
import { roomLinkSchema } from '@/features/rooms/schema'
import { tokenHash } from '@/server/crypto'
import { AppError } from '@/server/errors'
import { guestOfKey } from '@/server/guest'
import { closeExpiredRooms } from '@/server/room-closing'
import { aKnownFamily, anActor, anOrganisation, auditOf } from './factories'
import { anAppointment, anInterpreter } from './interpreter-fixture'
import { database } from './owner'
import {
  aGuest,
  aGuestBy,
  aGuestPage,
  aRoom,
  aToken,
  aVisitor,
  aWaitingGuest,
  closeForServer,
  seatRow,
  tokenOf,
} from './room-fixture'

let caller: StaffActor
let coordinator: StaffActor
let organisationId: string

beforeAll(async () => {
  organisationId = await anOrganisation({ isDemonstration: true })
  caller = await anActor(organisationId, 'caller')
  coordinator = await anActor(organisationId, 'coordinator')
})
const at = (moment: string) => {
  process.env.NABIJ_NOW = moment
}
beforeEach(() => {
  at('2027-03-29T08:00:00Z')
})
afterEach(() => {
  delete process.env.NABIJ_NOW
})

const spend = (token: string, key?: string) => startSeat(aVisitor(), { token, key })

describe('a link', () => {
  test('its token is 32 random bytes behind the #, and only the hash is stored', async () => {
    const { id: roomId } = await aRoom(caller)
    const { url } = await createRoomLink(caller, { roomId, role: 'parent' })
    expect(url).toMatch(/\/gesprek#[\w-]{43}$/)
    const [link] = await database().roomLink.findMany({ where: { roomId } })
    expect(Buffer.from(link!.tokenHash).equals(Buffer.from(tokenHash(tokenOf(url))))).toBe(true)
    expect(JSON.stringify(await auditOf(roomId))).not.toContain(tokenOf(url))
    await expect(createRoomLink(coordinator, { roomId, role: 'parent' })).rejects.toMatchObject({ code: 'forbidden' })
  })

  test('it gives a seat of its room and role, and a key that is stored as a hash', async () => {
    const { id: roomId } = await aRoom(caller)
    const guest = await aGuest(caller, roomId, 'interpreter')
    expect(guest).toMatchObject({ roomId, organisationId })
    const row = await seatRow(guest.seatId)
    expect(row).toMatchObject({ role: 'interpreter', state: 'arriving', isChild: false })
    expect(Buffer.from(row.keyHash!).equals(Buffer.from(tokenHash(guest.key)))).toBe(true)
    expect(await guestOfKey(randomBytes(32).toString('base64url'))).toBeNull()
  })

  test('an interpreter of the register may be named, and nobody else', async () => {
    const { id: roomId } = await aRoom(caller)
    expect(roomLinkSchema.safeParse({ roomId, role: 'parent', interpreterId: roomId }).success).toBe(false)
    await expect(createRoomLink(caller, { roomId, role: 'interpreter', interpreterId: roomId })).rejects.toMatchObject({
      reason: 'unknown_interpreter',
    })
    const interpreterId = await anInterpreter(coordinator, { signedOn: null })
    await expect(createRoomLink(caller, { roomId, role: 'interpreter', interpreterId })).rejects.toMatchObject({
      reason: 'unknown_interpreter',
    })
  })

  test('the same browser gets its seat back; a second device makes a second seat, and the caller is told', async () => {
    const { id: roomId } = await aRoom(caller)
    const token = await aToken(caller, roomId)
    const guest = await aGuestBy(token)
    await endSeat(guest)
    expect(await spend(token, guest.key)).toEqual({ key: null })
    expect(await seatRow(guest.seatId)).toMatchObject({ state: 'arriving' })
    const { room: before } = await roomForHost(caller, roomId)
    expect(before.seats.map(({ sharesLink }) => sharesLink)).toEqual([false, false])
    const other = await aGuestBy(token)
    expect(other.seatId).not.toBe(guest.seatId)
    const { room: opened } = await roomForHost(caller, roomId)
    expect(opened.seats.some(({ sharesLink }) => sharesLink)).toBe(false)
    for (const asking of [guest, other]) await requestEntry(asking, { isChild: false, means: 'sound' })
    const { room } = await roomForHost(caller, roomId)
    expect(room.seats.map(({ role, sharesLink }) => [role, sharesLink])).toEqual([
      ['caller', false],
      ['parent', true],
      ['parent', true],
    ])
    expect((await seatPage(guest))?.seats.some(({ sharesLink }) => sharesLink)).toBe(false)
  })

  test('who was sent away stays so with the same link', async () => {
    const { id: roomId } = await aRoom(caller)
    const token = await aToken(caller, roomId)
    const guest = await aGuestBy(token)
    await removeSeat(caller, { roomId, seatId: guest.seatId })
    await spend(token, guest.key)
    await endSeat(guest)
    expect(await seatRow(guest.seatId)).toMatchObject({ state: 'removed' })
  })

  test('with which somebody was sent away gives no new seat until the caller asks them back', async () => {
    const { id: roomId } = await aRoom(caller)
    const token = await aToken(caller, roomId)
    const input = { roomId, seatId: (await aGuestBy(token)).seatId }
    await removeSeat(caller, input)
    await expect(spend(token)).rejects.toMatchObject({ code: 'forbidden', reason: 'seat_removed' })
    await inviteBack(caller, input)
    expect((await spend(token)).key).not.toBeNull()
  })

  test('with which thirty people ask opens no more; who opened it alone, or left, burns nothing', async () => {
    const { id: roomId } = await aRoom(caller)
    const token = await aToken(caller, roomId)
    for (let count = 0; count < 30; count++) await spend(token)
    expect((await spend(token)).key).not.toBeNull()
    await database().roomSeat.updateMany({ where: { roomId, state: 'arriving' }, data: { state: 'waiting' } })
    await expect(spend(token)).rejects.toMatchObject({ reason: 'link_used_often' })
    await database().roomSeat.updateMany({ where: { roomId, state: 'waiting' }, data: { state: 'left' } })
    expect((await spend(token)).key).not.toBeNull()
  })

  test('that a program opens without end is refused in words', async () => {
    const { id: roomId } = await aRoom(caller)
    const token = await aToken(caller, roomId)
    for (let count = 0; count < 60; count++) await spend(token)
    await expect(spend(token)).rejects.toMatchObject({ code: 'too_many', reason: 'too_fast' })
  })
})

describe('whoever has a link that is refused', () => {
  const phoneOf = (token: string, refusal: unknown) => phoneOfLink(aVisitor(), token, refusal)
  /** The reason for which the link is refused, and the number that comes with it. */
  const refusalOf = (token: string) =>
    spend(token).then(
      () => 'accepted',
      async (error: AppError) => [error.reason, await phoneOf(token, error)],
    )
  const setPhone = (phone: string | null) =>
    database().organisation.update({ where: { id: organisationId }, data: { phone } })
  const number = { dialled: '+31101234567', words: '010 123 4567' }
  beforeEach(() => setPhone(number.dialled))

  test('gets the number of the organisation and nothing else before its hour and after being sent away, and none once it is over', async () => {
    const { id: familyId } = await aKnownFamily(organisationId, { callerId: caller.staffId })
    const appointmentId = await anAppointment(caller, familyId)
    const { id: roomId } = await startRoom(caller, { familyId, appointmentId })
    const token = await aToken(caller, roomId)
    expect(await refusalOf(token)).toEqual(['room_opens_later', number])
    at('2027-03-30T12:15:00Z')
    await removeSeat(caller, { roomId, seatId: (await aGuestBy(token)).seatId })
    expect(await refusalOf(token)).toEqual(['seat_removed', number])
    await setPhone(null)
    expect(await refusalOf(token)).toEqual(['seat_removed', null])
    await setPhone(number.dialled)
    await endRoom(caller, { roomId })
    expect(await refusalOf(token)).toEqual(['room_over', null])
  })

  test('learns nothing from a token that nobody was given, nor a day after the call', async () => {
    expect(await refusalOf('geen-link')).toEqual(['link_unknown', null])
    const { id: roomId } = await aRoom(caller)
    const token = await aToken(caller, roomId)
    await endRoom(caller, { roomId })
    await closeExpiredRooms()
    at('2027-03-30T08:00:01Z')
    await closeExpiredRooms()
    expect(await refusalOf(token)).toEqual(['link_unknown', null])
    expect(await phoneOf(token, new AppError('forbidden', 'seat_removed'))).toBeNull()
  })
})

describe('when it opens', () => {
  test('from a quarter of an hour before the appointment until a day after it', async () => {
    const { id: familyId } = await aKnownFamily(organisationId, { callerId: caller.staffId })
    const appointmentId = await anAppointment(caller, familyId)
    const { id: roomId } = await startRoom(caller, { familyId, appointmentId })
    const token = await aToken(caller, roomId)
    at('2027-03-30T12:14:00Z')
    await expect(spend(token)).rejects.toMatchObject({ reason: 'room_opens_later', values: { time: '14:15' } })
    at('2027-03-30T12:15:00Z')
    const guest = await aGuestBy(token)
    await database().room.update({ where: { id: roomId }, data: { opensAt: new Date('2027-03-30T13:00:00Z') } })
    await expect(spend(token)).rejects.toMatchObject({ reason: 'room_opens_later' })
    expect(await spend(token, guest.key)).toEqual({ key: null })
    at('2027-03-31T12:30:00Z')
    await expect(spend(token)).rejects.toMatchObject({ reason: 'room_over' })
    expect(await seatPage(guest)).toMatchObject({ state: 'closed' })
  })

  test('for a call now it opens now, and ends a day from now', async () => {
    const { id: familyId } = await aKnownFamily(organisationId, { callerId: caller.staffId })
    const appointmentId = await anAppointment(caller, familyId)
    const { id: roomId } = await startRoom(caller, { familyId, appointmentId })
    const token = await aToken(caller, roomId)
    await expect(spend(token)).rejects.toMatchObject({ reason: 'room_opens_later' })
    expect(await startRoom(caller, { familyId })).toEqual({ id: roomId })
    expect((await spend(token)).key).not.toBeNull()
    expect(await database().room.findUnique({ where: { id: roomId } })).toMatchObject({
      opensAt: new Date('2027-03-29T08:00:00Z'),
      endsAt: new Date('2027-03-30T08:00:00Z'),
    })
    expect(await startRoom(caller, { familyId, appointmentId })).toEqual({ id: roomId })
  })

  test('of an earlier call opens nothing of the next appointment, nor does its cookie', async () => {
    const { id: earlier, familyId } = await aRoom(caller)
    const appointmentId = await anAppointment(caller, familyId)
    const token = await aToken(caller, earlier)
    const guest = await aWaitingGuest(caller, earlier)
    const page = await aGuestPage(guest)
    await expect(startRoom(caller, { familyId, appointmentId })).rejects.toMatchObject({ reason: 'room_in_use' })
    await closeForServer(page)
    const { id: roomId } = await startRoom(caller, { familyId, appointmentId })
    expect(roomId).not.toBe(earlier)
    expect(await database().room.findUnique({ where: { id: earlier } })).toMatchObject({ closedAs: 'ended' })
    expect((await auditOf(earlier)).at(-1)).toMatchObject({ verb: 'room.end' })
    at('2027-03-30T12:15:00Z')
    await expect(spend(token)).rejects.toMatchObject({ reason: 'room_over' })
    expect(await seatPage(guest)).toMatchObject({ state: 'closed' })
    await expect(requestEntry(guest, { isChild: false, means: 'sound' })).rejects.toMatchObject({ reason: 'room_over' })
  })

  test('with the call it ends, and a day later neither link nor cookie leads anywhere', async () => {
    const { id: roomId } = await aRoom(caller)
    const token = await aToken(caller, roomId)
    const guest = await aGuestBy(token)
    await endRoom(caller, { roomId })
    await expect(spend(token)).rejects.toMatchObject({ reason: 'room_over' })
    await closeExpiredRooms()
    expect(await guestOfKey(guest.key)).not.toBeNull()
    at('2027-03-30T08:00:01Z')
    await closeExpiredRooms()
    await expect(spend(token)).rejects.toMatchObject({ code: 'not_found' })
    expect(await guestOfKey(guest.key)).toBeNull()
    expect(await database().roomLink.count({ where: { roomId } })).toBe(0)
    expect(await database().roomSeat.count({ where: { roomId } })).toBe(2)
  })

  test('the chore closes a room whose time is over', async () => {
    const { id: roomId } = await aRoom(caller)
    await aWaitingGuest(caller, roomId)
    at('2027-03-30T08:00:00Z')
    await closeExpiredRooms()
    expect(await database().room.findUnique({ where: { id: roomId } })).toMatchObject({ closedAs: 'expired' })
  })
})

test('of ten thousand wrong tokens none is accepted, and administrators see that links are tried', async () => {
  delete process.env.NABIJ_NOW
  const { id: roomId } = await aRoom(caller)
  const token = await aToken(caller, roomId)
  const codes = new Map<string, number>()
  const guess = async (count: number) => {
    const address = `198.51.100.${count % 200}`
    const outcome = await startSeat(
      { address, device: '' },
      { token: randomBytes(32).toString('base64url'), key: undefined },
    )
      .then(() => 'accepted')
      .catch(({ code }: { code: string }) => code)
    codes.set(outcome, (codes.get(outcome) ?? 0) + 1)
  }
  const guesses = Array.from({ length: 10_000 }, (_, count) => count)
  while (guesses.length > 0) await Promise.all(guesses.splice(0, 10).map(guess))
  expect([...codes.keys()].toSorted()).toEqual(['not_found', 'too_many'])
  expect(codes.get('too_many')).toBeGreaterThan(9000)
  expect(await database().roomSeat.count({ where: { roomId } })).toBe(1)
  const rows = await database().audit.findMany({ where: { organisationId, detail: { path: ['links'], equals: true } } })
  expect(rows).toMatchObject([{ verb: 'release.export', staffId: null }])
  // Whoever has a link that works is not refused for the guesses of others, from the same network either.
  expect((await startSeat({ address: '198.51.100.1', device: '' }, { token, key: undefined })).key).not.toBeNull()
}, 600_000)
