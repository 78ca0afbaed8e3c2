'use client'

import { isolatedText } from '@/domain/isolated-text'
import type { CallBackPromise } from '@/domain/rooms/call-back-promise'
import { isHost } from '@/domain/rooms/seats'
import { filled, type GuestTexts } from './guest-texts'
import type { RoomConnection } from './room-connection'

/** What happens when the line drops, in words. Empty when the caller promised nothing. */
export const promiseWords = (
  { promise, promiseNumber }: { promise: string; promiseNumber: string },
  caller: string,
  callBack: CallBackPromise | null,
): string => {
  if (!callBack) return ''
  const { minutes, ending } = callBack
  return filled(ending ? promiseNumber : promise, { caller: isolatedText(caller), minutes, ending: ending ?? '' })
}

const isDropped = ({ view, phase, peers }: RoomConnection): boolean => {
  const callerSeat = view.seats.find(isHost)
  const isLost = peers.some(({ seatId, state }) => seatId === callerSeat?.id && state === 'lost')
  // While the browsers still reach each other the line to the server does not matter.
  return isLost || (phase === 'reconnecting' && !peers.some(({ state }) => state === 'connected'))
}

/** Says that the connection is gone, what is done about it, and what was promised for this. */
export const DroppedLine = ({ texts, room }: { texts: GuestTexts; room: RoomConnection }) => {
  const { dropped } = texts.call
  return (
    <div role="alert">
      {isDropped(room) ? (
        <div className="notice notice-warn">
          <h2>{dropped.heading}</h2>
          <p>{dropped.text}</p>
          <p>{promiseWords(dropped, room.view.callerName, room.promised)}</p>
        </div>
      ) : null}
    </div>
  )
}
