'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useId, useState, useTransition } from 'react'
import { answered } from '@/components/form/answered'
import { fieldText } from '@/components/form/field-text'
import { withdrawReleaseAction } from '../actions'
import styles from './releases.module.css'

/** Not to be taken back, so it stands behind a step and wants a reason. */
export const IssueWithdraw = ({ revisionId }: { revisionId: string }) => {
  const t = useTranslations('releases.issue.withdraw')
  const router = useRouter()
  const id = useId()
  const [problem, setProblem] = useState('')
  const [busy, startSending] = useTransition()
  const send = (fields: FormData) =>
    startSending(async () => {
      const answer = await answered(withdrawReleaseAction({ revisionId, reason: fieldText(fields, 'reason') }))
      if (!answer.ok) return setProblem(answer.problems[0]?.message ?? answer.message)
      router.refresh()
    })
  return (
    <details className={`${styles.step} no-print`}>
      <summary>{t('open')}</summary>
      <form
        className={styles.text}
        onSubmit={(event) => {
          event.preventDefault()
          send(new FormData(event.currentTarget))
        }}
      >
        <p className="soft">{t('about')}</p>
        <div className="field">
          <label htmlFor={id}>{t('reason')}</label>
          <input id={id} name="reason" className="input" required maxLength={400} />
        </div>
        <div className={styles.save}>
          <button type="submit" className="button" disabled={busy}>
            {t('submit')}
          </button>
          <span role="alert" className="problem">
            {problem}
          </span>
        </div>
      </form>
    </details>
  )
}
