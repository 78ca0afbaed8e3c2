'use client'

import { useTranslations } from 'next-intl'
import { CommandButton } from '@/components/form/command-button'
import { CommandMessage } from '@/components/form/command-message'
import { ButtonRow } from '@/components/layout/button-row'
import { mostSeats, type SeatView } from '@/domain/rooms/protocol'
import { useSeatName } from './host-about'
import { HostInvite } from './host-invite'
import type { CallParts } from './host-parts'
import styles from './host-people.module.css'
import { guestSeats, hasParent, presentSeats } from './host-seats'
import { StopWordAgreement } from './host-stop-word-agreement'

const Answers = ({ seat, who, commands }: { seat: SeatView; who: string } & Pick<CallParts, 'commands'>) => {
  const t = useTranslations('roomHost.people')
  const answersByState = {
    arriving: [],
    waiting: [
      { text: t('admit'), run: commands.admit },
      { text: t('refuse'), run: commands.remove },
    ],
    present: [{ text: t('remove'), run: commands.remove }],
    left: [],
    removed: [{ text: t('inviteBack'), run: commands.inviteBack }],
  }
  return (
    <ButtonRow tight>
      {answersByState[seat.state].map(({ text, run }, at) => (
        <CommandButton
          key={text}
          pending={commands.pending}
          className={at === 0 && seat.state === 'waiting' ? 'button button-main' : 'button'}
          aria-label={t('of', { action: text, who })}
          onClick={() => run(seat.id)}
        >
          {text}
        </CommandButton>
      ))}
    </ButtonRow>
  )
}

const Seat = ({ seat, about, commands }: { seat: SeatView } & Pick<CallParts, 'about' | 'commands'>) => {
  const t = useTranslations('roomHost.people')
  const who = useSeatName(about)(seat)
  const isAway = seat.state === 'present' && seat.arrival === null
  return (
    <li className={styles.seat}>
      <p>
        <strong>{who}</strong> {isAway ? t('away') : t(`states.${seat.state}`)}
        {seat.state === 'present' || seat.state === 'waiting' ? `, ${t(`means.${seat.means}`)}` : ''}
      </p>
      {seat.isChild ? <p className="notice notice-warn">{t('child', { who })}</p> : null}
      {seat.sharesLink ? <p className="notice notice-warn">{t('shared')}</p> : null}
      <Answers seat={seat} who={who} commands={commands} />
    </li>
  )
}

/** Everybody at the door and in the room, with what the caller may do. */
export const HostPeople = ({ withLinks, ...parts }: CallParts & { withLinks: boolean }) => {
  const t = useTranslations('roomHost.people')
  const { view, about, commands } = parts
  const guests = guestSeats(view)
  return (
    <div className={styles.people}>
      {guests.length === 0 ? <p className="soft">{t('nobody')}</p> : null}
      <ul className={styles.list}>
        {guests.map((seat) => (
          <Seat key={seat.id} seat={seat} about={about} commands={commands} />
        ))}
      </ul>
      <CommandMessage message={commands.message} />
      {withLinks ? <StopWordAgreement about={about} heading="h3" /> : null}
      {withLinks ? (
        <>
          <h3>{t('more')}</h3>
          {presentSeats(view).length + 1 >= mostSeats ? (
            <p className="soft">{t('full')}</p>
          ) : (
            <>
              <HostInvite about={about} guest="interpreter" />
              <HostInvite about={about} guest="other" />
              {hasParent(view) ? null : <HostInvite about={about} guest="parent" />}
            </>
          )}
        </>
      ) : null}
    </div>
  )
}
