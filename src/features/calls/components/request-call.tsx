'use client'

import { answered } from '@/components/form/answered'
import { fieldText } from '@/components/form/field-text'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useId, useRef, useState, useTransition, type SyntheticEvent } from 'react'
import { requestCallAction } from '../actions'
import styles from './calls.module.css'

/** A parent asks for a call. It plans one, and opens a family again that was not to be called. */
export const RequestCall = ({ familyId, today }: { familyId: string; today: string }) => {
  const t = useTranslations('today')
  const router = useRouter()
  const ids = [useId(), useId()]
  const details = useRef<HTMLDetailsElement>(null)
  const requestId = useRef<string | null>(null)
  const [problem, setProblem] = useState('')
  const [busy, startSending] = useTransition()
  const send = (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (busy) return
    const form = event.currentTarget
    const fields = new FormData(form)
    requestId.current ??= crypto.randomUUID()
    const input = {
      id: requestId.current,
      familyId,
      notBefore: fieldText(fields, 'day'),
      note: fieldText(fields, 'note'),
    }
    startSending(async () => {
      const result = await answered(requestCallAction(input))
      if (!result.ok) return setProblem(result.problems[0]?.message ?? result.message)
      requestId.current = null
      setProblem('')
      form.reset()
      if (details.current) details.current.open = false
      router.refresh()
    })
  }
  return (
    <details ref={details} className={`${styles.request} no-print`}>
      <summary>{t('request.open')}</summary>
      <form className={styles.side} onSubmit={send}>
        <div className="field">
          <label htmlFor={ids[0]}>{t('request.day')}</label>
          <input id={ids[0]} name="day" type="date" className="input" min={today} defaultValue={today} required />
        </div>
        <div className={`field ${styles.grow}`}>
          <label htmlFor={ids[1]}>{t('request.note')}</label>
          <input id={ids[1]} name="note" className="input" maxLength={500} autoComplete="off" />
        </div>
        <button type="submit" className="button" aria-disabled={busy}>
          {t('request.save')}
        </button>
        {problem ? (
          <p className="problem" role="alert">
            {problem}
          </p>
        ) : null}
      </form>
    </details>
  )
}
