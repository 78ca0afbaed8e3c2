'use client'

import { useTranslations } from 'next-intl'
import type { SeatView } from '@/domain/rooms/protocol'
import { useSeatName } from './host-about'
import type { CallParts } from './host-parts'
import { LivePicture } from './live-picture'
import { presentSeats } from './host-seats'
import { lastTyped } from './host-typed'
import styles from './host-pictures.module.css'

type Props = CallParts & { isFolded: boolean; isOwnHidden: boolean }
type PeerProps = CallParts & { seat: SeatView }

/** Why there is no picture to see. */
const useCaption = ({ seat, connection }: PeerProps): string => {
  const t = useTranslations('roomHost.dock')
  const peer = connection.peers.find(({ seatId }) => seatId === seat.id)
  if (!peer || peer.state === 'connecting') return t('connecting')
  if (peer.state === 'lost') return t('lost')
  if (peer.pictureSaved) return t('saved')
  return peer.cameraOn === false ? t('cameraOff') : ''
}

const Peer = (props: PeerProps) => {
  const { seat, connection, about } = props
  const name = useSeatName(about)(seat)
  const caption = useCaption(props)
  const typedText = lastTyped(connection, seat)
  const stream = connection.peers.find(({ seatId }) => seatId === seat.id)?.stream ?? null
  return (
    <figure className={styles.peer}>
      <LivePicture stream={stream} label={name} />
      <figcaption className={styles.name}>{name}</figcaption>
      {caption ? <p className={styles.caption}>{caption}</p> : null}
      {typedText ? <p className={styles.typed}>{typedText}</p> : null}
    </figure>
  )
}

/** Those who are there, and in a corner the caller. Folded away they are still heard. */
export const HostPictures = ({ isFolded, isOwnHidden, ...parts }: Props) => {
  const t = useTranslations('roomHost.dock')
  const { local } = parts.connection
  const seats = presentSeats(parts.view)
  return (
    <div className={isFolded ? styles.folded : styles.pictures}>
      {seats.map((seat) => (
        <Peer key={seat.id} {...parts} seat={seat} />
      ))}
      {seats.length === 0 ? <p className={styles.nobody}>{t('nobody')}</p> : null}
      {local.cameraOn && !isOwnHidden ? (
        <div className={styles.own}>
          <LivePicture stream={local.stream} label={t('own')} isOwn />
        </div>
      ) : null}
    </div>
  )
}
