'use client'

import { useTranslations } from 'next-intl'
import { fieldText } from '@/components/form/field-text'
import { rewriteWithdrawalReasonAction, withdrawReleaseAction } from '../actions'
import styles from './releases.module.css'
import { SavingForm } from './saving-form'
import { Reason } from './text-fields'

/** Not to be taken back, so it stands behind a step and wants a reason. */
export const IssueWithdraw = ({ revisionId }: { revisionId: string }) => {
  const t = useTranslations('releases.issue.withdraw')
  const send = (fields: FormData) => withdrawReleaseAction({ revisionId, reason: fieldText(fields, 'reason') })
  return (
    <details className={`${styles.step} no-print`}>
      <summary>{t('open')}</summary>
      <SavingForm send={send} submit={t('submit')}>
        <p className="soft">{t('about')}</p>
        <Reason name="reason" label={t('reason')} longest={400} />
      </SavingForm>
    </details>
  )
}

/** Other words for a withdrawal, after the first were put away. */
export const IssueReason = ({ revisionId }: { revisionId: string }) => {
  const t = useTranslations('releases.issue')
  const send = (fields: FormData) => rewriteWithdrawalReasonAction({ revisionId, reason: fieldText(fields, 'reason') })
  return (
    <details className={`${styles.step} no-print`}>
      <summary>{t('why.open')}</summary>
      <SavingForm send={send} submit={t('why.write')}>
        <p className="soft">{t('why.about')}</p>
        <Reason name="reason" label={t('withdraw.reason')} longest={400} />
      </SavingForm>
    </details>
  )
}
