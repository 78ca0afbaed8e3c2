/** Rooms, guests and their pages for tests. */
import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import type { StaffActor } from '@/domain/access/actor'
import type { Entry, GuestRole, RoomView } from '@/domain/rooms/protocol'
import { admitSeat } from '@/features/rooms/commands/admit-seat'
import { createRoomLink } from '@/features/rooms/commands/create-room-link'
import { requestEntry } from '@/features/rooms/commands/request-entry'
import { startGuestStream } from '@/features/rooms/commands/start-guest-stream'
import { startHostStream } from '@/features/rooms/commands/start-host-stream'
import { startRoom } from '@/features/rooms/commands/start-room'
import { startSeat } from '@/features/rooms/commands/start-seat'
import { guestOfKey, type Guest } from '@/server/guest'
import type { Visitor } from '@/server/visitor'
import { aKnownFamily } from './factories'
import { database } from './owner'

export const aVisitor = (address = `192.0.2.${Math.floor(Math.random() * 250)}`): Visitor => ({ address, device: '' })

/** An open room with a family of this caller. */
export const aRoom = async (caller: StaffActor) => {
  const { id: familyId } = await aKnownFamily(caller.organisationId, { callerId: caller.staffId })
  const { id } = await startRoom(caller, { familyId })
  return { id, familyId }
}

export const tokenOf = (url: string): string => new URL(url).hash.slice(1)

export const aToken = async (caller: StaffActor, roomId: string, role: GuestRole = 'parent', interpreterId?: string) =>
  tokenOf((await createRoomLink(caller, { roomId, role, ...(interpreterId ? { interpreterId } : {}) })).url)

/** The guest whose browser spends this token. */
export const aGuestBy = async (token: string, key?: string): Promise<Guest & { key: string }> => {
  const spent = await startSeat(aVisitor(), { token, key })
  const own = spent.key ?? key ?? ''
  const guest = await guestOfKey(own)
  if (!guest) throw new Error('the link gave no seat')
  return { ...guest, key: own }
}

export const aGuest = async (caller: StaffActor, roomId: string, role: GuestRole = 'parent') =>
  aGuestBy(await aToken(caller, roomId, role))

const usual: Entry = { isChild: false, means: 'sound' }

/** A guest who asked to come in. */
export const aWaitingGuest = async (caller: StaffActor, roomId: string, role: GuestRole = 'parent', entry = usual) => {
  const guest = await aGuest(caller, roomId, role)
  await requestEntry(guest, entry)
  return guest
}

type Told = { event: string; data: unknown }

/** A page that is connected: what it was told so far, and a way to wait for more. */
export type Page = {
  arrival: string
  told: Told[]
  /** Resolves once something of this kind fits. Events from before count too. */
  until: (event: string, isWanted?: (data: never) => boolean) => Promise<unknown>
  room: () => RoomView
  ended: Promise<void>
  close: () => Promise<void>
}

const dataOf = (block: string): Told | null => {
  const [event, data] = [/^event: (.*)$/m.exec(block)?.[1], /^data: (.*)$/m.exec(block)?.[1]]
  return event && data ? { event, data: JSON.parse(data) } : null
}

const pageOver = (stream: ReadableStream<Uint8Array>, arrival: string, leaving: AbortController): Page => {
  const told: Told[] = []
  const waiting = new Set<() => void>()
  const read = async () => {
    const decoder = new TextDecoder()
    let rest = ''
    for await (const piece of stream) {
      const blocks = `${rest}${decoder.decode(piece, { stream: true })}`.split('\n\n')
      rest = blocks.pop() ?? ''
      told.push(...blocks.flatMap((block) => dataOf(block) ?? []))
      for (const look of waiting) look()
    }
  }
  const ended = read().catch(() => undefined)
  const until = (event: string, isWanted: (data: never) => boolean = () => true) =>
    new Promise<unknown>((resolve) => {
      const look = () => {
        const match = told.findLast((one) => one.event === event && isWanted(one.data as never)) // of the wanted kind
        if (!match) return
        waiting.delete(look)
        resolve(match.data)
      }
      waiting.add(look)
      look()
    })
  return {
    arrival,
    told,
    until,
    room: () => told.findLast(({ event }) => event === 'room')?.data as RoomView, // events of this name have a room
    ended,
    close: async () => {
      leaving.abort()
      await ended
    },
  }
}

type AboutPage = { everyMs?: number; arrival?: string }

export const aHostPage = async (caller: StaffActor, id: string, about: AboutPage = {}) => {
  const { everyMs, arrival = randomUUID() } = about
  const leaving = new AbortController()
  const page = pageOver(await startHostStream(caller, { id, arrival }, leaving.signal, everyMs), arrival, leaving)
  await page.until('room')
  return page
}

export const aGuestPage = async (guest: Guest, { everyMs, arrival = randomUUID() }: AboutPage = {}) => {
  const leaving = new AbortController()
  const page = pageOver(await startGuestStream(guest, { arrival }, leaving.signal, everyMs), arrival, leaving)
  await page.until('room')
  return page
}

/** A guest whom the caller let in; the caller's page is connected. */
export const aPresentGuest = async (caller: StaffActor, roomId: string, role: GuestRole = 'parent') => {
  const guest = await aWaitingGuest(caller, roomId, role)
  await admitSeat(caller, { roomId, seatId: guest.seatId })
  return guest
}

export const seatRow = (id: string) => database().roomSeat.findUniqueOrThrow({ where: { id } })

export const expectNoSignals = async (roomId: string) =>
  expect(await database().roomSignal.count({ where: { roomId } })).toBe(0)

/** Closes a page and waits until the server knows of it. */
export const closeForServer = async (page: Page) => {
  const { self } = page.room()
  await page.close()
  await expect.poll(async () => (await seatRow(self)).arrival).toBeNull()
}
