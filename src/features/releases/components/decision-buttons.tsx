'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ConfirmDialog } from '@/components/form/confirm-dialog'
import styles from './releases.module.css'

export type Decision = 'approve' | 'discard'

type Props = {
  /** Where the words for both stand. */
  texts: 'releases.approve' | 'releases.issue.why'
  mayApprove: boolean
  mayDiscard: boolean
  /** While it is sent; with words of its own where it takes long. */
  busy: boolean
  busyText?: string
  onDecide: (decision: Decision) => void
}

/** The second person's two ways out. Both ask first. */
export const DecisionButtons = ({ texts, mayApprove, mayDiscard, busy, busyText, onDecide }: Props) => {
  const t = useTranslations(texts)
  const [asked, setAsked] = useState<Decision | null>(null)
  const ask = (decision: Decision) => {
    if (!busy) setAsked(decision)
  }
  const decide = (decision: Decision) => {
    setAsked(null)
    onDecide(decision)
  }
  return (
    <>
      <div className={`${styles.save} no-print`}>
        {mayApprove ? (
          <button type="button" className="button button-main" aria-disabled={busy} onClick={() => ask('approve')}>
            {busy && busyText ? busyText : t('submit')}
          </button>
        ) : null}
        {mayDiscard ? (
          <button type="button" className="button button-quiet" aria-disabled={busy} onClick={() => ask('discard')}>
            {t('discard')}
          </button>
        ) : null}
      </div>
      <ConfirmDialog
        open={asked === 'approve'}
        title={t('sureTitle')}
        text={t('sure')}
        confirm={t('confirm')}
        cancel={t('cancel')}
        onConfirm={() => decide('approve')}
        onCancel={() => setAsked(null)}
      />
      <ConfirmDialog
        open={asked === 'discard'}
        title={t('discardTitle')}
        text={t('discardSure')}
        confirm={t('discardConfirm')}
        cancel={t('discardCancel')}
        onConfirm={() => decide('discard')}
        onCancel={() => setAsked(null)}
      />
    </>
  )
}
