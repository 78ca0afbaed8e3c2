'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { answered } from '@/components/form/answered'
import { CheckedForm } from '@/components/form/checked-form'
import { fieldText } from '@/components/form/field-text'
import { requestPreparationAction } from '../actions'
import styles from './releases.module.css'
import { Reason } from './text-fields'
import { useProgress, WorkProgress } from './work-progress'

type Props = {
  grain: 'week' | 'block'
  at: string
  /** A period that was published is prepared once more only with a reason. */
  kind: 'first' | 'again' | 'correction'
  reason?: string
}

/** Asks that is worked out what each recipient would read, and follows it. It can take some minutes in a large organisation. */
export const PrepareForm = ({ grain, at, kind, reason = '' }: Props) => {
  const t = useTranslations('releases')
  const [sending, setSending] = useState(false)
  const { progress, begin } = useProgress(grain, at)
  const isAtIt = sending || progress !== null
  const send = async (fields: FormData) => {
    if (isAtIt) return null
    setSending(true)
    const correction = kind === 'correction' ? fieldText(fields, 'correction') : reason
    const answer = await answered(requestPreparationAction({ grain, at, correction }))
    setSending(false)
    if (!answer.ok) return answer
    begin()
    return null
  }
  const label = kind === 'first' ? t('prepare.submit') : kind === 'again' ? t('prepare.again') : t('correct.submit')
  return (
    <CheckedForm className={styles.prepare} onSend={send}>
      {kind === 'correction' ? <Reason name="correction" label={t('correct.reason')} longest={300} /> : null}
      <button type="submit" className={kind === 'correction' ? 'button' : 'button button-main'} aria-disabled={isAtIt}>
        {isAtIt ? t('prepare.busy') : label}
      </button>
      <WorkProgress progress={progress} label={t('prepare.busy')} />
    </CheckedForm>
  )
}
