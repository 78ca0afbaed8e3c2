'use client'

import { CommandButton } from '@/components/form/command-button'
import { CommandMessage } from '@/components/form/command-message'
import { useCommand, type Message } from '@/components/form/use-command'
import { useLocale, useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { attemptOutcomes, type AttemptOutcome } from '@/domain/calls/outcomes'
import { shortDay } from '@/i18n/format'
import { recordAttemptAction, undoAttemptAction } from '../actions'
import { CallBackDay } from './call-back-day'
import styles from './calls.module.css'

type RecordedAttempt = { id: string; outcome: AttemptOutcome; callBackOn: string | null }
type Props = {
  familyId: string
  /** The family's name for screen readers, on a page with the buttons of several families. */
  name?: string
  points: readonly { id: string; value: string }[]
  tomorrow: string
  today: string
  /** The latest attempt, while it can still be undone. */
  fresh: RecordedAttempt | null
  /** Called after a change. The list of today does not refresh, so that no button moves while somebody taps. */
  onChange?: () => void
}

type Draft = Omit<RecordedAttempt, 'id'> & { contactPointId: string | null }

/**
 * Buttons that record the outcome of a call with one tap. A second tap or a retry sends the same attempt, which can be
 * undone for a short time.
 */
export const AttemptButtons = ({ lastId, ...props }: Props & { lastId?: string | undefined }) => {
  const message = useState<Message>(null)
  return (
    <>
      <Attempt key={lastId} {...props} message={message} />
      <CommandMessage message={message[0]} />
    </>
  )
}

type Shared = { message: readonly [Message, (message: Message) => void] }

/**
 * The buttons for one attempt. Their state starts anew when another attempt is the latest one; the message outlives that.
 */
const Attempt = ({ familyId, name, points, today, tomorrow, fresh, onChange, message }: Props & Shared) => {
  const t = useTranslations('today.attempt')
  const frame = useTranslations('frame.actions')
  const [recordedAttempt, setRecorded] = useState<RecordedAttempt | null>(fresh)
  const [asking, setAsking] = useState<'dead_number' | 'call_back' | null>(null)
  const unsentAttempt = useRef<{ key: string; id: string } | null>(null)
  const only = points.length === 1 ? (points[0]?.id ?? null) : null

  const recording = {
    message,
    onSuccess: (_: unknown, { id, outcome, callBackOn }: RecordedAttempt) => {
      unsentAttempt.current = null
      setAsking(null)
      setRecorded({ id, outcome, callBackOn })
      onChange?.()
    },
  }
  const record = useCommand(recordAttemptAction, recording)
  const recordDay = useCommand(recordAttemptAction, { ...recording, inForm: true })
  const undo = useCommand(undoAttemptAction, {
    message,
    success: t('undone'),
    onSuccess: () => {
      setRecorded(null)
      onChange?.()
    },
  })
  const attemptOf = (draft: Draft) => {
    const key = JSON.stringify(draft)
    const id = unsentAttempt.current?.key === key ? unsentAttempt.current.id : crypto.randomUUID()
    unsentAttempt.current = { key, id }
    return { id, familyId, ...draft }
  }
  const choose = (outcome: AttemptOutcome) => {
    if (outcome === 'call_back' || (outcome === 'dead_number' && !only)) return setAsking(outcome)
    void record.run(attemptOf({ outcome, contactPointId: only, callBackOn: null }))
  }
  const pending = record.pending || recordDay.pending

  return (
    <>
      {recordedAttempt ? (
        <div tabIndex={-1} className={styles.choices} role="status">
          <Saved recorded={recordedAttempt} />
          <CommandButton
            pending={undo.pending}
            className="button button-quiet"
            onClick={() => void undo.run({ id: recordedAttempt.id })}
          >
            {frame('undo')}
            <OfFamily name={name} />
          </CommandButton>
          <button type="button" className="button button-quiet" onClick={() => setRecorded(null)}>
            {t('another')}
            <OfFamily name={name} />
          </button>
        </div>
      ) : (
        <div className={styles.choices} role="group" aria-label={t('group')} tabIndex={-1}>
          {attemptOutcomes
            .filter((outcome) => outcome !== 'dead_number' || points.length > 0)
            .map((outcome) => (
              <CommandButton
                key={outcome}
                pending={pending}
                aria-expanded={outcome === 'call_back' ? asking === outcome : undefined}
                onClick={() => choose(outcome)}
              >
                {t(outcome)}
                <OfFamily name={name} />
              </CommandButton>
            ))}
        </div>
      )}
      {!recordedAttempt && asking === 'call_back' ? (
        <CallBackDay
          today={today}
          tomorrow={tomorrow}
          pending={pending}
          onChoose={(callBackOn) =>
            recordDay.run(attemptOf({ outcome: 'call_back', contactPointId: only, callBackOn }))
          }
        />
      ) : null}
      {!recordedAttempt && asking === 'dead_number' ? (
        <div className={styles.choices} role="group" aria-label={t('whichNumber')}>
          <span>{t('whichNumber')}</span>
          {points.map(({ id, value }) => (
            <CommandButton
              key={id}
              pending={pending}
              onClick={() =>
                void record.run(attemptOf({ outcome: 'dead_number', contactPointId: id, callBackOn: null }))
              }
            >
              {value}
            </CommandButton>
          ))}
        </div>
      ) : null}
    </>
  )
}

const OfFamily = ({ name }: { name: string | undefined }) =>
  name ? <span className="visually-hidden"> {name}</span> : null

const Saved = ({ recorded }: { recorded: RecordedAttempt }) => {
  const t = useTranslations('today')
  const locale = useLocale()
  const { outcome, callBackOn } = recorded
  if (outcome === 'dead_number') return <span>{t('attempt.savedDead')}</span>
  return (
    <span>
      {callBackOn
        ? t('attempt.savedBack', { day: shortDay(callBackOn, locale) })
        : t('attempt.saved', { outcome: t(`outcomes.${outcome}`) })}
    </span>
  )
}
