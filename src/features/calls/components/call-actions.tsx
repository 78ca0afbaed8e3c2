'use client'

import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { CommandButton } from '@/components/form/command-button'
import { CommandMessage } from '@/components/form/command-message'
import { TakenChannel } from '@/components/form/taken-channel'
import { href } from '@/components/layout/href'
import { Stack } from '@/components/layout/stack'
import { isolatedText } from '@/domain/isolated-text'
import { contactText } from '@/domain/people/contact-point'
import { clockTime } from '@/i18n/format'
import { CallNumbers, type CallPoint } from './call-numbers'
import styles from './calls.module.css'
import { OutcomeButtons, type OutcomeProps } from './outcome-buttons'
import { useColleague } from './presence'
import { useDial, type Dialled } from './use-dial'

type Props = Omit<OutcomeProps, 'numbers' | 'dialledId' | 'name'> & {
  name: string
  points: readonly CallPoint[]
  mayCall: boolean
  dialled: Dialled | null
  /** Opens the room of an appointment with picture. */
  video?: ReactNode
  /** The page of the call has its own way to begin the interview; a card has a link to it. */
  children?: ReactNode
}

type StartProps = { familyId: string; name: string; isDialled: boolean; isMain: boolean }

/** The way to the interview: the strongest element of a card once a number was dialled. */
const StartLink = ({ familyId, name, isDialled, isMain }: StartProps) => {
  const t = useTranslations('calls.dial')
  const card = useTranslations('today.card')
  return (
    <Link
      className={`button ${isMain ? 'button-main' : ''} ${styles.start}`}
      href={href('/families/[id]/interview', { id: familyId }, { line: isDialled ? 1 : undefined })}
      prefetch={false}
    >
      {isDialled ? t('onLine') : card('start')}
      <span className="visually-hidden"> {name}</span>
    </Link>
  )
}

/** Who is calling the family now, or when this person dialled. Its room is always there, so that nothing moves. */
const CallState = ({ familyId, at }: { familyId: string; at: string | undefined }) => {
  const t = useTranslations('calls')
  const locale = useLocale()
  const colleague = useColleague(familyId)
  const text = colleague
    ? t('presence.calls', { name: isolatedText(colleague) })
    : at
      ? t('dial.dialled', { time: clockTime(new Date(at), locale) })
      : ''
  return (
    <p className={styles.state} role="status">
      {text}
    </p>
  )
}

/**
 * What one does with a family: dial a number, begin the interview once the parent is on the line, or record in one tap what
 * else came of it. Dialling is noted at once, and its outcome belongs to the same attempt.
 */
export const CallActions = ({
  points,
  mayCall,
  dialled: first,
  video,
  children,
  name,
  onChange,
  ...outcome
}: Props) => {
  const { familyId, mayLeaveMessage } = outcome
  const t = useTranslations('calls.dial')
  const { dialled, dial, clear, undo, undoing, message } = useDial(familyId, first)
  const colleague = useColleague(familyId)
  const hasPhone = points.some(({ kind }) => kind === 'phone')
  return (
    <>
      <div className={children ? `${styles.numbers} ${styles.alone}` : styles.numbers}>
        <CallNumbers
          points={points}
          family={{ mayCall, mayLeaveMessage }}
          name={name}
          isMain={!dialled && !colleague}
          onDial={(contactPointId) => void dial(contactPointId)}
        />
        {video ? <div className={styles.video}>{video}</div> : null}
        {children ? null : (
          <StartLink
            familyId={familyId}
            name={name}
            isDialled={dialled !== null}
            isMain={!colleague && (dialled !== null || !hasPhone)}
          />
        )}
        <CallState familyId={familyId} at={dialled?.at} />
        {dialled && !colleague ? (
          <CommandButton pending={undoing} className={`button button-quiet ${styles.notDialled}`} onClick={undo}>
            {t('notDialled')}
            <span className="visually-hidden"> {name}</span>
          </CommandButton>
        ) : null}
        <CommandMessage message={message} />
      </div>
      <TakenChannel value={dialled ? 'phone' : null}>{children}</TakenChannel>
      {points.length > 0 ? (
        <div className={children ? `${styles.attempt} ${styles.afterForm}` : styles.attempt}>
          {children ? <h2>{t('otherwise')}</h2> : null}
          <Stack>
            <OutcomeButtons
              {...outcome}
              name={name}
              numbers={points.map((point) => ({ id: point.id, value: contactText(point) }))}
              dialledId={dialled?.id ?? null}
              onChange={(change) => {
                clear()
                onChange?.(change)
              }}
            />
          </Stack>
        </div>
      ) : null}
    </>
  )
}
