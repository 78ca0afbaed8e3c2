'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useId, useState, useTransition } from 'react'
import { answered } from '@/components/form/answered'
import { fieldText } from '@/components/form/field-text'
import { saveMeetingAction } from '../actions'
import type { KeptMeeting } from '../queries/published-period'
import styles from './releases.module.css'

const Area = ({ name, label, text }: { name: string; label: string; text: string }) => {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <textarea id={id} name={name} className="input" rows={2} maxLength={2000} defaultValue={text} />
    </div>
  )
}

/** A summary is made to be talked about: who was there, what was agreed, what the reader answered. */
export const MeetingForm = ({ releaseId, meeting }: { releaseId: string; meeting: KeptMeeting | null }) => {
  const t = useTranslations('releases.meeting')
  const router = useRouter()
  const id = useId()
  const [said, setSaid] = useState('')
  const [busy, startSending] = useTransition()
  const send = (fields: FormData) =>
    startSending(async () => {
      const answer = await answered(
        saveMeetingAction({
          releaseId,
          version: meeting?.version ?? 0,
          heldOn: fieldText(fields, 'heldOn'),
          present: fieldText(fields, 'present'),
          agreed: fieldText(fields, 'agreed'),
          answers: fieldText(fields, 'answers'),
        }),
      )
      setSaid(answer.ok ? t('saved') : (answer.problems[0]?.message ?? answer.message))
      if (answer.ok) router.refresh()
    })
  return (
    <section className={styles.section} aria-labelledby="meeting">
      <h2 id="meeting">{t('title')}</h2>
      <p className="soft">{t('about')}</p>
      <form
        className={styles.text}
        onChange={() => setSaid('')}
        onSubmit={(event) => {
          event.preventDefault()
          send(new FormData(event.currentTarget))
        }}
      >
        <div className="field">
          <label htmlFor={id}>{t('heldOn')}</label>
          <input
            id={id}
            name="heldOn"
            type="date"
            required
            className={`input ${styles.short}`}
            defaultValue={meeting?.heldOn}
          />
        </div>
        <Area name="present" label={t('present')} text={meeting?.present ?? ''} />
        <Area name="agreed" label={t('agreed')} text={meeting?.agreed ?? ''} />
        <Area name="answers" label={t('answers')} text={meeting?.answers ?? ''} />
        <div className={styles.save}>
          <button type="submit" className="button" disabled={busy}>
            {t('save')}
          </button>
          <span role="status">{said}</span>
        </div>
      </form>
    </section>
  )
}
