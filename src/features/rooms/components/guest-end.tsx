'use client'

import { isolatedText } from '@/domain/isolated-text'
import type { RoomView } from '@/domain/rooms/protocol'
import { GuestHeading } from './guest-heading'
import { filled, type GuestTexts } from './guest-texts'

export type GuestEnding = 'left' | 'removed' | 'over' | 'replaced'

type Props = { texts: GuestTexts; view: RoomView; ending: GuestEnding; onGoBack: () => void }

/** What somebody reads who is not in the room, or not on this screen. */
export const GuestEnd = ({ texts, view, ending, onGoBack }: Props) => {
  const { ends } = texts.guest
  const goesOn = { left: ends.goBack, replaced: ends.goOnHere, removed: null, over: null }[ending]
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
      {goesOn ? (
        <p>
          <button type="button" className="button" onClick={onGoBack}>
            {goesOn}
          </button>
        </p>
      ) : null}
    </>
  )
}
