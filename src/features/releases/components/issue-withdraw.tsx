'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { answered } from '@/components/form/answered'
import { fieldText } from '@/components/form/field-text'
import { FormDetails, shutDetails } from '@/components/form/form-details'
import { rewriteWithdrawalReasonAction, withdrawReleaseAction } from '../actions'
import styles from './releases.module.css'
import { SavingForm } from './saving-form'
import { Reason } from './text-fields'

type Props = {
  revisionId: string
  /** Withdrawn already, without words: only those are asked. */
  isWithdrawn: boolean
}

/**
 * Withdraws at once, and then keeps the words, if there are any. Not to be taken back, so it stands behind a step. What stops
 * the words does not stop the withdrawal: they stay in the field, with why, to be written otherwise.
 */
export const IssueWithdraw = ({ revisionId, isWithdrawn }: Props) => {
  const t = useTranslations('releases.issue')
  const router = useRouter()
  const details = useRef<HTMLDetailsElement>(null)
  const [hasWithdrawn, setHasWithdrawn] = useState(false)
  const onlyWords = isWithdrawn || hasWithdrawn
  const withdraw = async (reason: string) => {
    const withdrawn = await withdrawReleaseAction({ revisionId })
    if (!withdrawn.ok) return withdrawn
    setHasWithdrawn(true)
    if (reason === '') return withdrawn
    const kept = await answered(rewriteWithdrawalReasonAction({ revisionId, reason }))
    if (kept.ok) return kept
    router.refresh()
    const why = kept.problems.length > 0 ? kept.problems : [{ path: '', message: kept.message }]
    return { ...kept, problems: [{ path: '', message: t('withdraw.withoutReason') }, ...why] }
  }
  const send = (fields: FormData) => {
    const reason = fieldText(fields, 'reason').trim()
    return onlyWords ? rewriteWithdrawalReasonAction({ revisionId, reason }) : withdraw(reason)
  }
  return (
    <FormDetails
      details={details}
      className={`${styles.step} no-print`}
      summary={onlyWords ? t('why.open') : t('withdraw.open')}
    >
      <SavingForm
        send={send}
        submit={onlyWords ? t('why.write') : t('withdraw.submit')}
        onSaved={(fields) => {
          shutDetails(details.current)
          // With words there is nothing left to ask here: what opened it goes.
          if (fieldText(fields, 'reason').trim() !== '') document.querySelector<HTMLElement>('#revisions')?.focus()
        }}
      >
        <p className="soft">{onlyWords ? t('why.about') : t('withdraw.about')}</p>
        <Reason
          name="reason"
          label={onlyWords ? t('withdraw.reason') : t('withdraw.reasonOptional')}
          longest={400}
          isOptional={!onlyWords}
        />
      </SavingForm>
    </FormDetails>
  )
}
