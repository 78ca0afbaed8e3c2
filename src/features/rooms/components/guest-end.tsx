'use client'

import { isolatedText } from '@/domain/isolated-text'
import type { RoomView } from '@/domain/rooms/protocol'
import { GuestHeading } from './guest-heading'
import { filled, type GuestTexts } from './guest-texts'

export type GuestEnding = 'left' | 'removed' | 'over' | 'replaced'

type Props = {
  texts: GuestTexts
  view: RoomView
  ending: GuestEnding
  /** Who left goes back to what is read before the room, and asks again. */
  onAgain?: () => void
}

/** What somebody reads who is not in the room, or not on this screen. */
export const GuestEnd = ({ texts, view, ending, onAgain }: Props) => {
  const { ends } = texts.guest
  const explanations = {
    left: ends.leftText,
    removed: ends.removedText,
    over: ends.overText,
    replaced: ends.replacedText,
  }
  return (
    <>
      <GuestHeading text={ends[ending]} />
      <p>{filled(explanations[ending], { caller: isolatedText(view.callerName) })}</p>
      {ending === 'removed' && view.phone ? <p>{ends.question}</p> : null}
      {ending === 'left' && onAgain ? (
        <p>
          <button type="button" className="button" onClick={onAgain}>
            {ends.again}
          </button>
        </p>
      ) : null}
      {ending === 'replaced' ? (
        <p>
          <button type="button" className="button" onClick={() => window.location.reload()}>
            {ends.goOnHere}
          </button>
        </p>
      ) : null}
    </>
  )
}
