'use client'

import { ButtonRow } from '@/components/layout/button-row'
import { isolatedText } from '@/domain/isolated-text'
import { isHost } from '@/domain/rooms/seats'
import { DeviceButtons } from './device-buttons'
import { DroppedLine } from './dropped-line'
import { GuestHeading } from './guest-heading'
import styles from './guest.module.css'
import type { GuestStep } from './guest-step'
import { filled, presentOthers, seatName } from './guest-texts'
import { MediaProblemText } from './media-problem-text'
import { LivePicture } from './live-picture'

/** Until the caller lets somebody in. Nobody hears or sees them yet. */
export const GuestWaiting = ({ texts, room, means, onLeave }: GuestStep) => {
  const { view, local } = room
  const { waiting, entrance } = texts.guest
  const caller = isolatedText(view.callerName)
  const isThere = view.seats.some((seat) => isHost(seat) && seat.arrival !== null)
  const names = presentOthers(view)
    .filter(({ arrival }) => arrival !== null)
    .map((seat) => seatName(texts, view, seat))
  return (
    <>
      <GuestHeading text={filled(isThere ? waiting.heading : waiting.headingAway, { caller })} />
      <p>{filled(isThere ? waiting.text : waiting.away, { caller })}</p>
      <DroppedLine texts={texts} room={room} />
      <p role="status">{names.length > 0 ? filled(waiting.present, { names: names.join(', ') }) : waiting.nobody}</p>
      <p>{entrance.recorded}</p>
      <MediaProblemText problem={local.problem} texts={texts} />
      {local.cameraOn ? (
        <div className={styles.tried}>
          <LivePicture isOwn stream={local.stream} label={entrance.own} />
        </div>
      ) : null}
      <ButtonRow role="group" aria-label={texts.call.controls}>
        {means === 'text' ? null : <DeviceButtons texts={texts} room={room} />}
        <button type="button" className="button" onClick={onLeave}>
          {texts.call.leave}
        </button>
      </ButtonRow>
    </>
  )
}
