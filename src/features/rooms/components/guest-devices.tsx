'use client'

import type { Means } from '@/domain/rooms/protocol'
import styles from './guest.module.css'
import { GuestDeviceChoice } from './guest-device-choice'
import type { GuestTexts } from './guest-texts'
import type { LocalMedia } from './local-media'
import { MediaProblemText } from './media-problem-text'
import { LivePicture } from './live-picture'
import { useHearsSound } from './use-hears-sound'

type Props = { texts: GuestTexts; media: LocalMedia; means: Means }

/** Tries camera and microphone before the call, with one's own picture and whether the microphone hears something. */
export const GuestDevices = ({ texts, media, means }: Props) => {
  const { entrance } = texts.guest
  const local = media.state()
  const { stream, cameraOn, microphoneOn, problem, fallback } = local
  const hasHeard = useHearsSound(stream)
  const isReady = microphoneOn && (means !== 'video' || cameraOn)
  return (
    <div className={styles.stack}>
      <MediaProblemText problem={problem} texts={texts} />
      {isReady ? null : (
        <button type="button" className="button" onClick={() => void media.setMeans(means)}>
          {means === 'video' ? entrance.tryVideo : entrance.trySound}
        </button>
      )}
      {cameraOn ? (
        <div className={styles.tried}>
          <LivePicture isOwn stream={stream} label={entrance.own} />
        </div>
      ) : null}
      <GuestDeviceChoice texts={texts} local={local} setDevice={media.setDevice} />
      <p role="status">{fallback ? texts.call.devices[fallback].fallback : ''}</p>
      <p role="status">{microphoneOn ? (hasHeard ? entrance.heard : entrance.quiet) : ''}</p>
    </div>
  )
}
