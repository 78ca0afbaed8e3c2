/**
 * The stream of one seat: the room at once and after each change, and each signal to this page. While it is open the seat is
 * connected. The newest stream of a seat counts; an older one ends, and says so when it is of another page.
 */
import 'server-only'
import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { beatMs } from '@/domain/rooms/seats'
import { now } from '@/server/clock'
import { inTransaction, translateDatabaseError } from '@/server/db'
import { AppError } from '@/server/errors'
import { eventStream, type EventStream } from '@/server/event-stream'
import { logError } from '@/server/log'
import { onNotices, sendNotice } from '@/server/room-notices'
import { requirePace } from '@/server/seat-pace'
import { withdrawLapsedSeat } from './lapsed-seat'
import { takenSignals } from './room-signals'
import { roomOfSeat } from './room-view'
import type { SeatHolder } from './seat-holder'

type Page = SeatHolder & { readonly arrival: string; readonly stream: string }

const startPage = ({ scope, seatId, roomId, arrival, stream }: Page) =>
  inTransaction(scope, async (tx) => {
    await withdrawLapsedSeat(tx, { seatId, roomId })
    await tx.$executeRaw`
      delete from room_signal where to_seat_id = ${seatId}::uuid and to_arrival <> ${arrival}::uuid`
    await tx.roomSeat.updateMany({ where: { id: seatId }, data: { arrival, stream, seenAt: now() } })
    await sendNotice(tx, roomId)
  })

const endPage = ({ scope, seatId, roomId, stream }: Page) =>
  inTransaction(scope, async (tx) => {
    const data = { arrival: null, stream: null, seenAt: now() }
    const { count } = await tx.roomSeat.updateMany({ where: { id: seatId, stream }, data })
    if (count > 0) await sendNotice(tx, roomId)
  })

const recordBeat = ({ scope, seatId, stream }: Page) =>
  inTransaction(scope, (tx) => tx.roomSeat.updateMany({ where: { id: seatId, stream }, data: { seenAt: now() } }))

/** What is sent next; tells whether the stream goes on. */
const bringUpToDate = async (page: Page, events: EventStream, sentBefore: string): Promise<string | null> => {
  const { view, stream } = await roomOfSeat(page)
  if (stream !== page.stream) {
    const isOpenElsewhere = view.seats.some(({ id, arrival }) => id === page.seatId && arrival !== page.arrival)
    if (stream !== null && isOpenElsewhere) events.send('replaced', {})
    return null
  }
  const text = JSON.stringify(view)
  if (text !== sentBefore) events.send('room', view)
  if (view.state === 'closed') return null
  for (const signal of await takenSignals(page)) events.send('signal', signal)
  return text
}

/** Resolves when there is something to look at: a notice, or the next beat. */
const noticesOf = (ids: readonly string[], endSignal: AbortSignal) => {
  const waker = { isDue: false, wake: () => {} }
  const stop = onNotices(ids, () => {
    waker.isDue = true
    waker.wake()
  })
  const next = async (milliseconds: number) => {
    const waking = new AbortController()
    waker.wake = () => waking.abort()
    if (waker.isDue) waking.abort()
    const signal = AbortSignal.any([waking.signal, endSignal])
    await delay(milliseconds, undefined, { signal }).catch(() => undefined)
    waker.isDue = false
  }
  return { next, stop }
}

/** How a stream goes on after an error: whole when the database was away, not at all when the room is gone. */
const afterError = (cause: unknown): '' | null => {
  const error = translateDatabaseError(cause)
  if (error instanceof AppError && error.code === 'unavailable') return ''
  if (error instanceof AppError && error.code === 'not_found') return null
  throw error
}

export type StreamLimits = {
  /** Whether whoever holds the seat may still be there: asked at each beat. */
  isAllowed: () => Promise<boolean>
  everyMs?: number
}

/** One round: what changed, and at a beat whether it goes on. Null: the stream is over. */
const round = async (page: Page, events: EventStream, sentBefore: string, beat: (() => Promise<boolean>) | null) => {
  try {
    if (beat) {
      events.beat()
      if (!(await beat())) return null
      await recordBeat(page)
    }
    return await bringUpToDate(page, events, sentBefore)
  } catch (error) {
    return afterError(error)
  }
}

const follow = async (page: Page, events: EventStream, { isAllowed, everyMs = beatMs }: StreamLimits) => {
  const notices = noticesOf([page.roomId, page.seatId], events.endSignal)
  let sentText: string | null = ''
  let beatAt = performance.now()
  try {
    while (sentText !== null && !events.endSignal.aborted) {
      const isBeat = performance.now() - beatAt >= everyMs
      if (isBeat) beatAt = performance.now()
      sentText = await round(page, events, sentText, isBeat ? isAllowed : null)
      if (sentText !== null) await notices.next(Math.max(0, beatAt + everyMs - performance.now()))
    }
  } finally {
    notices.stop()
    await endPage(page)
  }
}

/** Connects the seat and answers its stream. */
export const seatStream = async (
  holder: SeatHolder,
  arrival: string,
  requestSignal: AbortSignal,
  limits: StreamLimits,
): Promise<ReadableStream<Uint8Array>> => {
  requirePace('events', holder.seatId)
  const page = { ...holder, arrival, stream: randomUUID() }
  await startPage(page)
  return eventStream(requestSignal, (events) =>
    follow(page, events, limits).catch((error: unknown) => logError('room_stream', error)),
  )
}
