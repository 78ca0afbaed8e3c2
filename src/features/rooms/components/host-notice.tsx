'use client'

import { useTranslations } from 'next-intl'
import { CommandButton } from '@/components/form/command-button'
import { lines } from '@/domain/rooms/line'
import { useSeatName } from './host-about'
import { useDeviceText } from './host-device-text'
import type { CallParts } from './host-parts'
import { usePromiseText } from './host-promise-state'
import { childSeat, guestSeats, presentSeats } from './host-seats'
import { StopWordTyped } from './host-stop-word-typed'
import styles from './host-notice.module.css'
import { lastTyped } from './host-typed'
import { useComings } from './host-comings'

/** The worst line of those who are there. */
const useLineText = ({ connection }: CallParts): string => {
  const t = useTranslations('roomHost.dock')
  if (connection.phase === 'connecting') return t('connecting')
  if (connection.phase === 'reconnecting') return t('reconnecting')
  if (connection.peers.some(({ state }) => state === 'lost')) return t('reconnecting')
  const worst = lines.findLast((line) => connection.peers.some((peer) => peer.line === line))
  return worst ? t(`lines.${worst}`) : ''
}

/** While somebody is lost: what they read of it, so that the caller does what was promised. */
const Promised = ({ about, connection, promise }: CallParts) => {
  const t = useTranslations('roomHost.promise')
  const text = usePromiseText(promise)
  if (!connection.peers.some(({ state }) => state === 'lost')) return null
  const { otherPlan } = about
  return (
    <p className={styles.text}>{otherPlan === null ? t('told', { promise: text }) : t('none', { plan: otherPlan })}</p>
  )
}

/** Somebody who asks to come in, with the answer to it. */
const Request = ({ view, about, commands }: CallParts) => {
  const t = useTranslations('roomHost.people')
  const seatName = useSeatName(about)
  const seat = guestSeats(view).find(({ state }) => state === 'waiting')
  if (!seat) return null
  const who = seatName(seat)
  const ofSeat = (action: string) => ({ 'aria-label': t('of', { action, who }) })
  return (
    <>
      <p className={styles.text}>{[t('asks', { who }), ...(seat.sharesLink ? [t('shared')] : [])].join(' ')}</p>
      <p className={styles.answers}>
        <CommandButton
          pending={commands.pending}
          className="button button-main"
          onClick={() => commands.admit(seat.id)}
          {...ofSeat(t('admit'))}
        >
          {t('admit')}
        </CommandButton>
        <CommandButton
          pending={commands.pending}
          className="button"
          onClick={() => commands.remove(seat.id)}
          {...ofSeat(t('refuse'))}
        >
          {t('refuse')}
        </CommandButton>
      </p>
    </>
  )
}

type Props = CallParts & { answersAtDoor: boolean; isFolded: boolean }

/**
 * What is said about the call, in a place of fixed height: nothing that comes by itself moves the question in hand. Folded it is out of
 * sight, and a screen reader says it all the same.
 */
export const DockNotice = ({ answersAtDoor, isFolded, ...parts }: Props) => {
  const t = useTranslations('roomHost')
  const seatName = useSeatName(parts.about)
  const lineText = useLineText(parts)
  const coming = useComings(parts)
  const deviceText = useDeviceText(parts.connection.local)
  const child = childSeat(parts.view)
  const silentSeat = presentSeats(parts.view).find(({ id }) =>
    parts.connection.peers.some(({ seatId, microphoneOn }) => seatId === id && microphoneOn === false),
  )
  const typedText = presentSeats(parts.view)
    .map((seat) => lastTyped(parts.connection, seat))
    .find(Boolean)
  const isAsked = guestSeats(parts.view).some(({ state }) => state === 'waiting')
  return (
    <>
      {isFolded ? null : (
        // Scrolls, so that the keyboard reaches it.
        <div className={styles.notice} role="group" aria-label={t('dock.notices')} tabIndex={0}>
          <StopWordTyped stopWord={parts.stopWord} />
          {isAsked && answersAtDoor ? (
            <Request {...parts} />
          ) : (
            <>
              {deviceText ? <p className={styles.text}>{deviceText}</p> : null}
              {typedText ? <p className={styles.typed}>{typedText}</p> : null}
              {child ? <p className="problem">{t('people.child', { who: seatName(child) })}</p> : null}
              {silentSeat ? (
                <p className={styles.text}>{t('dock.microphoneOff', { who: seatName(silentSeat) })}</p>
              ) : null}
              <Promised {...parts} />
              <p className={`${styles.text} soft`}>{[coming, lineText].filter(Boolean).join(' ')}</p>
            </>
          )}
        </div>
      )}
      <p role="status" className="visually-hidden">
        {[coming, lineText, deviceText].filter(Boolean).join(' ')}
      </p>
      {/* Neutral, because a screen reader may be heard by the other side. */}
      <p role="status" className="visually-hidden">
        {parts.stopWord.isTyped ? t('stopWord.look') : ''}
      </p>
    </>
  )
}
