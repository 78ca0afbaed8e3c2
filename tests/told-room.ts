/** The rows of a call with picture, as they stand in the middle of it. */
import { randomBytes, randomUUID } from 'node:crypto'
import { now } from '@/server/clock'
import { database } from './owner'

export const aToldRoom = async (about: {
  organisationId: string
  familyId: string
  interviewId: string
  callerId: string
}): Promise<string> => {
  const { organisationId, familyId, interviewId, callerId } = about
  const hours = { opensAt: now(), endsAt: new Date(now().getTime() + 60_000) }
  const room = { organisationId, familyId, interviewId, openedById: callerId, ...hours }
  const { id: roomId } = await database().room.create({ data: room })
  const link = { organisationId, roomId, role: 'parent' as const, createdById: callerId }
  const { id: linkId } = await database().roomLink.create({ data: { ...link, tokenHash: randomBytes(32) } })
  const present = { organisationId, roomId, state: 'present' as const, admittedAt: now() }
  const host = await database().roomSeat.create({ data: { ...present, role: 'caller' } })
  const guest = await database().roomSeat.create({
    data: { ...present, role: 'parent', linkId, keyHash: randomBytes(32) },
  })
  const pages = { fromArrival: randomUUID(), toArrival: randomUUID() }
  const body = { kind: 'candidate', candidate: '', sdpMid: null, sdpMLineIndex: null }
  const seats = { fromSeatId: host.id, toSeatId: guest.id }
  await database().roomSignal.create({ data: { organisationId, roomId, ...seats, ...pages, body } })
  return roomId
}
