'use client'

import { useTranslations } from 'next-intl'
import type { SeatView } from '@/domain/rooms/protocol'
import { useSeatName } from './host-about'
import type { CallParts } from './host-parts'
import { LivePicture } from './live-picture'
import { presentSeats } from './host-seats'
import styles from './host-pictures.module.css'

type Props = CallParts & { isFolded: boolean; isOwnHidden: boolean }
type PeerProps = CallParts & { seat: SeatView }

const captionMs = 20_000

/** The words over a picture: why there is none, or what its owner typed last, in large letters. */
const useCaption = ({ seat, connection, about }: PeerProps): { text: string; isTyped: boolean } => {
  const t = useTranslations('roomHost.dock')
  const name = useSeatName(about)(seat)
  const peer = connection.peers.find(({ seatId }) => seatId === seat.id)
  const typed = connection.messages.findLast(({ from }) => from === seat.id)
  const isNew = typed && (seat.means === 'text' || (connection.messages.at(-1)?.at ?? 0) - typed.at < captionMs)
  if (typed && isNew) return { text: typed.text, isTyped: true }
  if (!peer || peer.state === 'connecting') return { text: t('connecting'), isTyped: false }
  if (peer.state === 'lost') return { text: t('lost', { who: name }), isTyped: false }
  if (peer.pictureSaved) return { text: t('saved'), isTyped: false }
  return { text: peer.cameraOn === false ? t('cameraOff', { who: name }) : '', isTyped: false }
}

const Peer = (props: PeerProps) => {
  const { seat, connection, about } = props
  const name = useSeatName(about)(seat)
  const caption = useCaption(props)
  const stream = connection.peers.find(({ seatId }) => seatId === seat.id)?.stream ?? null
  return (
    <figure className={styles.peer}>
      <LivePicture stream={stream} label={name} />
      <figcaption className={styles.name}>{name}</figcaption>
      {caption.text ? <p className={caption.isTyped ? styles.typed : styles.caption}>{caption.text}</p> : null}
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
