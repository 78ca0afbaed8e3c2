'use client'

import { useState } from 'react'
import type { SeatView } from '@/domain/rooms/protocol'
import { filled, presentOthers, seatName, type GuestTexts } from './guest-texts'
import styles from './guest-pictures.module.css'
import { LivePicture } from './live-picture'
import type { PeerView, RoomConnection } from './room-connection'
import { RemotePicture } from './remote-picture'

type Props = { texts: GuestTexts; room: RoomConnection }

/** Why there is no picture of somebody, or no sound. Empty when there is both. */
const stateWords = ({ call: { state } }: GuestTexts, name: string, peer: PeerView | undefined): string => {
  if (!peer || peer.state === 'connecting') return filled(state.connecting, { name })
  if (peer.state === 'lost') return filled(state.lost, { name })
  const reasons = [
    peer.cameraOn === false ? state.cameraOff : peer.pictureSaved ? state.pictureSaved : '',
    peer.microphoneOn === false ? state.microphoneOff : '',
  ]
  return reasons.map((reason) => filled(reason, { name })).join(' ')
}

const hasPicture = (peer: PeerView | undefined) =>
  peer?.state === 'connected' && peer.cameraOn === true && !peer.pictureSaved

const Other = ({ texts, room, seat }: Props & { seat: SeatView }) => {
  const [isLarge, setLarge] = useState(false)
  const name = seatName(texts, room.view, seat)
  const peer = room.peers.find(({ seatId }) => seatId === seat.id)
  const isSeen = hasPicture(peer)
  const resize = () => {
    setLarge(!isLarge)
    room.enlarge(seat.id, isLarge ? 'small' : 'large')
  }
  return (
    <figure className={isLarge ? styles.large : styles.other}>
      <RemotePicture
        stream={peer?.stream ?? null}
        label={name}
        isSeen={isSeen}
        tap={filled(texts.call.state.tap, { name })}
      />
      <figcaption>
        <strong>{name}</strong>
        <p role="status">{stateWords(texts, name, peer)}</p>
        {isSeen ? (
          <button type="button" className="button" onClick={resize}>
            {isLarge ? texts.call.shrink : texts.call.enlarge}
          </button>
        ) : null}
      </figcaption>
    </figure>
  )
}

/** Who is in the room, and small beside them oneself. */
export const GuestPictures = ({ texts, room }: Props) => {
  const { view, local, peers } = room
  const { call } = texts
  const [isHidden, setHidden] = useState(false)
  const savesPicture = local.cameraOn && peers.some(({ state, line }) => state === 'connected' && line === 'poor')
  return (
    <div className={styles.pictures}>
      {presentOthers(view).map((seat) => (
        <Other key={seat.id} texts={texts} room={room} seat={seat} />
      ))}
      {local.cameraOn ? (
        <div className={styles.own}>
          {isHidden ? null : <LivePicture isOwn stream={local.stream} label={call.own} className={styles.small} />}
          <button type="button" className="button" onClick={() => setHidden(!isHidden)}>
            {isHidden ? call.showOwn : call.hideOwn}
          </button>
        </div>
      ) : null}
      <p role="status">{savesPicture ? call.ownPictureSaved : ''}</p>
    </div>
  )
}
