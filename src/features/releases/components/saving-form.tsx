'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState, useTransition, type ReactNode } from 'react'
import { answered } from '@/components/form/answered'
import { CheckedForm, type Refused } from '@/components/form/checked-form'
import { LeaveGuard } from '@/components/form/leave-guard'
import styles from './releases.module.css'

type Answer = { ok: true } | ({ ok: false } & Refused)

type Props = {
  send: (fields: FormData) => Promise<Answer>
  submit: string
  /** Said when it was kept; without it the page itself shows what changed. */
  saved?: string
  onSaved?: (fields: FormData) => void
  /** Asks before what was typed is lost. */
  isGuarded?: boolean
  children: ReactNode
}

/**
 * Fields and one button that keeps them. What is refused stays as it was typed, with the reasons above the fields.
 */
export const SavingForm = ({ send, submit, saved = '', onSaved, isGuarded = false, children }: Props) => {
  const t = useTranslations('releases.text')
  const router = useRouter()
  const [said, setSaid] = useState('')
  const [dirty, setDirty] = useState(false)
  const [busy, setBusy] = useState(false)
  /** Said as kept once the page around shows it too, or the next step would start from what was there before. */
  const [refreshing, startRefreshing] = useTransition()
  const keep = async (fields: FormData) => {
    setBusy(true)
    const answer = await answered(send(fields))
    setBusy(false)
    setSaid(answer.ok ? saved : '')
    if (!answer.ok) return answer
    setDirty(false)
    onSaved?.(fields)
    startRefreshing(() => router.refresh())
    return null
  }
  return (
    <CheckedForm
      className={styles.text}
      onChange={() => {
        setDirty(true)
        setSaid('')
      }}
      onSend={keep}
    >
      {children}
      <div className={styles.save}>
        <button type="submit" className="button" aria-disabled={busy}>
          {submit}
        </button>
        <span role="status">{refreshing ? '' : said}</span>
      </div>
      {isGuarded ? (
        <LeaveGuard
          dirty={dirty}
          texts={{ title: t('leave.title'), text: t('leave.text'), leave: t('leave.leave'), stay: t('leave.stay') }}
        />
      ) : null}
    </CheckedForm>
  )
}
