'use client'

import { useEffect, useEffectEvent, useState } from 'react'
import type { RoomView } from '@/domain/rooms/protocol'
import type { Entered } from './guest-entrance'
import { GuestEnd, type GuestEnding } from './guest-end'
import { GuestRoom } from './guest-room'
import { ownSeat, type GuestTexts } from './guest-texts'
import { GuestWaiting } from './guest-waiting'
import type { RoomConnection } from './room-connection'
import { useRoom } from './use-room'

type Props = {
  texts: GuestTexts
  view: RoomView
  /** How somebody came in just now; null after the page was loaded anew. */
  entered: Entered | null
  /** The caller asked back whom they had sent away, or who left wants to come again: they choose again with what they come. */
  onAgain: () => void
}

const endingOf = ({ view, phase }: RoomConnection, hasEntered: boolean, hasLeft: boolean): GuestEnding | null => {
  if (hasLeft) return 'left'
  if (phase === 'replaced') return 'replaced'
  if (phase === 'closed' || view.state === 'closed') return 'over'
  const state = ownSeat(view)?.state
  // What the page was loaded with is older than the request to come in.
  if (phase === 'connecting' && hasEntered) return null
  return state === 'left' || state === 'removed' ? state : null
}

/** From the waiting room to the end of the call. */
export const GuestCall = ({ texts, view, entered, onAgain }: Props) => {
  const [hasLeft, setLeft] = useState(false)
  const means = entered?.means ?? ownSeat(view)?.means ?? 'sound'
  const room = useRoom({
    base: '/api/seat',
    initial: view,
    startWith: entered?.stream ?? null,
    wantsMeans: means,
  })
  const ending = endingOf(room, entered !== null, hasLeft)
  const isInvited = room.phase === 'open' && !hasLeft && ownSeat(room.view)?.state === 'arriving'
  const invited = useEffectEvent(onAgain)
  useEffect(() => {
    if (isInvited) invited()
  }, [isInvited])
  const leave = () => {
    setLeft(true)
    void room.leave()
  }
  if (ending) return <GuestEnd texts={texts} view={room.view} ending={ending} onAgain={onAgain} />
  const isPresent = ownSeat(room.view)?.state === 'present'
  const Step = isPresent ? GuestRoom : GuestWaiting
  return <Step texts={texts} room={room} means={means} onLeave={leave} />
}
