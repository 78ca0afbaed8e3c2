'use client'

import { answered } from '@/components/form/answered'
import { CheckedForm } from '@/components/form/checked-form'
import { Field } from '@/components/form/field'
import { fieldText } from '@/components/form/field-text'
import { useLocale, useTranslations } from 'next-intl'
import { useRef, useState, useTransition } from 'react'
import { attemptOutcomes, type AttemptOutcome } from '@/domain/calls/outcomes'
import { shortDay } from '@/i18n/format'
import { recordAttemptAction, undoAttemptAction } from '../actions'
import styles from './calls.module.css'

type Recorded = { id: string; outcome: AttemptOutcome; callBackOn: string | null }
type Props = {
  familyId: string
  /** Said with each button, where those of several families stand on one page. */
  name?: string
  points: readonly { id: string; value: string }[]
  tomorrow: string
  today: string
  /** The latest attempt while it can still be taken back. */
  fresh: Recorded | null
  /** After something changed; the list of today stays as it is, so that no button moves under a thumb. */
  onChange?: () => void
}

type Draft = Omit<Recorded, 'id'> & { contactPointId: string | null }

/** One tap notes what came of a call. A second tap, or a retry, sends the same attempt; it can be taken back for a while. */
export const AttemptButtons = ({ familyId, name, points, today, tomorrow, fresh, onChange }: Props) => {
  const t = useTranslations('today.attempt')
  const frame = useTranslations('frame.actions')
  const [recorded, setRecorded] = useState<Recorded | null>(fresh)
  const [asking, setAsking] = useState<'dead_number' | 'call_back' | null>(null)
  const [said, setSaid] = useState('')
  const [busy, startSending] = useTransition()
  const unsent = useRef<{ key: string; id: string } | null>(null)
  const only = points.length === 1 ? (points[0]?.id ?? null) : null

  const record = (draft: Draft) => {
    if (busy) return
    const key = JSON.stringify(draft)
    const id = unsent.current?.key === key ? unsent.current.id : crypto.randomUUID()
    unsent.current = { key, id }
    startSending(async () => {
      const result = await answered(recordAttemptAction({ id, familyId, ...draft }))
      if (!result.ok) return setSaid(result.problems[0]?.message ?? result.message)
      unsent.current = null
      setSaid('')
      setAsking(null)
      setRecorded({ id, outcome: draft.outcome, callBackOn: draft.callBackOn })
      onChange?.()
    })
  }
  const undo = ({ id }: Recorded) =>
    startSending(async () => {
      const result = await answered(undoAttemptAction({ id }))
      if (!result.ok) return setSaid(result.message)
      setSaid(t('undone'))
      setRecorded(null)
      onChange?.()
    })
  const choose = (outcome: AttemptOutcome) => {
    if (outcome === 'call_back' || (outcome === 'dead_number' && !only)) return setAsking(outcome)
    record({ outcome, contactPointId: only, callBackOn: null })
  }

  if (recorded)
    return (
      <div tabIndex={-1} className={styles.choices} role="status">
        <Saved recorded={recorded} />
        <button type="button" className="button button-quiet" onClick={() => undo(recorded)} aria-disabled={busy}>
          {frame('undo')}
          <OfFamily name={name} />
        </button>
        <button type="button" className="button button-quiet" onClick={() => setRecorded(null)}>
          {t('another')}
          <OfFamily name={name} />
        </button>
        {said ? <p className="problem">{said}</p> : null}
      </div>
    )
  return (
    <>
      <div className={styles.choices} role="group" aria-label={t('group')} tabIndex={-1}>
        {attemptOutcomes
          .filter((outcome) => outcome !== 'dead_number' || points.length > 0)
          .map((outcome) => (
            <button
              key={outcome}
              type="button"
              className="button"
              aria-disabled={busy}
              aria-expanded={outcome === 'call_back' ? asking === outcome : undefined}
              onClick={() => choose(outcome)}
            >
              {t(outcome)}
              <OfFamily name={name} />
            </button>
          ))}
      </div>
      {asking === 'call_back' ? (
        <CallBackDay
          today={today}
          tomorrow={tomorrow}
          onChoose={(callBackOn) => record({ outcome: 'call_back', contactPointId: only, callBackOn })}
        />
      ) : null}
      {asking === 'dead_number' ? (
        <div className={styles.choices} role="group" aria-label={t('whichNumber')}>
          <span>{t('whichNumber')}</span>
          {points.map(({ id, value }) => (
            <button
              key={id}
              type="button"
              className="button"
              onClick={() => record({ outcome: 'dead_number', contactPointId: id, callBackOn: null })}
            >
              {value}
            </button>
          ))}
        </div>
      ) : null}
      <p role="status" className={said ? 'small' : 'visually-hidden'}>
        {said}
      </p>
    </>
  )
}

const OfFamily = ({ name }: { name: string | undefined }) =>
  name ? <span className="visually-hidden"> {name}</span> : null

const Saved = ({ recorded }: { recorded: Recorded }) => {
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

type DayProps = { today: string; tomorrow: string; onChoose: (day: string) => void }

const CallBackDay = ({ today, tomorrow, onChoose }: DayProps) => {
  const t = useTranslations('today.attempt')
  return (
    <CheckedForm className={styles.side} onSend={(fields) => onChoose(fieldText(fields, 'callBackOn'))} opens>
      <Field path="callBackOn" label={t('day')}>
        {(field) => <input {...field} type="date" className="input" min={today} defaultValue={tomorrow} required />}
      </Field>
      <button type="submit" className="button button-main">
        {t('save')}
      </button>
    </CheckedForm>
  )
}
