'use client'

import { useState } from 'react'
import { ButtonRow } from '@/components/layout/button-row'
import { Disclosure } from '@/components/layout/disclosure'
import { isolatedText } from '@/domain/isolated-text'
import { DeviceButtons } from './device-buttons'
import { DroppedLine, promiseWords } from './dropped-line'
import { GuestDeviceChoice } from './guest-device-choice'
import { GuestHeading } from './guest-heading'
import { GuestPictures } from './guest-pictures'
import styles from './guest.module.css'
import type { GuestStep } from './guest-step'
import { filled, presentOthers, seatName } from './guest-texts'
import { MediaProblemText } from './media-problem-text'
import { TypedMessages } from './typed-messages'
import { useComings } from './use-comings'

/** After a page was loaded anew nothing of this device is on: a browser opens it by a tap alone. */
const Rejoin = ({ texts, room, means }: GuestStep) => {
  const { back, backButton } = texts.guest.room
  const [isOpened, setOpened] = useState(room.local.stream !== null || means === 'text')
  if (isOpened || room.local.stream) return null
  return (
    <div className={`notice ${styles.stack}`}>
      <p>{back}</p>
      <button
        type="button"
        className="button button-main"
        onClick={() => {
          setOpened(true)
          void room.chooseMeans(means)
        }}
      >
        {backButton}
      </button>
    </div>
  )
}

/** The call as a guest sees it. */
export const GuestRoom = (step: GuestStep) => {
  const { texts, room, means, onLeave } = step
  const { view, local } = room
  const { call, guest } = texts
  const comings = useComings(texts, room)
  const names = presentOthers(view).map((seat) => seatName(texts, view, seat))
  const promise = { promise: call.promised, promiseNumber: call.promisedNumber }
  return (
    <>
      <GuestHeading text={filled(guest.room.heading, { caller: isolatedText(view.callerName) })} />
      <DroppedLine texts={texts} room={room} />
      <p role="status" className={comings ? undefined : 'visually-hidden'}>
        {comings}
      </p>
      <Rejoin {...step} />
      <GuestPictures texts={texts} room={room} />
      <MediaProblemText problem={local.problem} texts={texts} />
      <div role="status" className="soft">
        {means !== 'text' && !local.microphoneOn ? <p>{call.ownMicrophoneOff}</p> : null}
        {local.cameraOn ? null : <p>{call.ownCameraOff}</p>}
        {local.fallback ? <p>{call.devices[local.fallback].fallback}</p> : null}
      </div>
      <ButtonRow role="group" aria-label={call.controls} className={styles.controls} data-in-call>
        <DeviceButtons texts={texts} room={room} />
        <button type="button" className="button" onClick={onLeave}>
          {call.leave}
        </button>
      </ButtonRow>
      <TypedMessages texts={texts} room={room} />
      <Disclosure summary={guest.room.more}>
        <p>{names.length > 0 ? filled(guest.room.present, { names: names.join(', ') }) : guest.room.alone}</p>
        <p>{guest.room.recorded}</p>
        <div className={styles.stack}>
          <GuestDeviceChoice texts={texts} local={local} setDevice={room.setDevice} />
        </div>
        <p>{promiseWords(promise, view.callerName, room.promised)}</p>
      </Disclosure>
    </>
  )
}
