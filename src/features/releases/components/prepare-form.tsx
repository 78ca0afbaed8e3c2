'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useId, useState, useTransition } from 'react'
import { answered } from '@/components/form/answered'
import { fieldText } from '@/components/form/field-text'
import { prepareReleaseAction } from '../actions'
import styles from './releases.module.css'

type Props = {
  grain: 'week' | 'block'
  at: string
  /** A period that was published is prepared once more only with a reason. */
  kind: 'first' | 'again' | 'correction'
  reason?: string
}

/** Works out what each recipient would read. It can take some seconds in a large organisation. */
export const PrepareForm = ({ grain, at, kind, reason = '' }: Props) => {
  const t = useTranslations('releases')
  const router = useRouter()
  const id = useId()
  const [problem, setProblem] = useState('')
  const [busy, startSending] = useTransition()
  const send = (fields: FormData) =>
    startSending(async () => {
      const correction = kind === 'correction' ? fieldText(fields, 'reason') : reason
      const answer = await answered(prepareReleaseAction({ grain, at, correction }))
      if (!answer.ok) return setProblem(answer.problems[0]?.message ?? answer.message)
      setProblem('')
      router.refresh()
    })
  const label = kind === 'first' ? t('prepare.submit') : kind === 'again' ? t('prepare.again') : t('correct.submit')
  return (
    <form action={send} className={styles.prepare}>
      {kind === 'correction' ? (
        <div className="field">
          <label htmlFor={id}>{t('correct.reason')}</label>
          <input id={id} name="reason" className="input" required maxLength={300} />
        </div>
      ) : null}
      <button type="submit" className={kind === 'correction' ? 'button' : 'button button-main'} disabled={busy}>
        {busy ? t('prepare.busy') : label}
      </button>
      <p role="status" className="problem">
        {problem}
      </p>
    </form>
  )
}
