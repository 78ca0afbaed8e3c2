'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { CommandButton } from '@/components/form/command-button'
import { ConfirmDialog } from '@/components/form/confirm-dialog'
import styles from './releases.module.css'

export type Decision = 'approve' | 'discard'

type Props = {
  /** The message group with the words of both decisions. */
  texts: 'releases.approve' | 'releases.issue.why'
  mayApprove: boolean
  mayDiscard: boolean
  /** While the decision is sent; `busyText` shows where that takes long. */
  busy: boolean
  busyText?: string
  onDecide: (decision: Decision) => void
}

/** The second person's two decisions. Both ask for confirmation. */
export const DecisionButtons = ({ texts, mayApprove, mayDiscard, busy, busyText, onDecide }: Props) => {
  const t = useTranslations(texts)
  const [asked, setAsked] = useState<Decision | null>(null)
  const decide = (decision: Decision) => {
    setAsked(null)
    onDecide(decision)
  }
  return (
    <>
      <div className={`${styles.save} no-print`}>
        {mayApprove ? (
          <CommandButton pending={busy} className="button button-main" onClick={() => setAsked('approve')}>
            {busy && busyText ? busyText : t('submit')}
          </CommandButton>
        ) : null}
        {mayDiscard ? (
          <CommandButton pending={busy} className="button button-quiet" onClick={() => setAsked('discard')}>
            {t('discard')}
          </CommandButton>
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
