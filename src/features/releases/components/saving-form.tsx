'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState, useTransition, type ReactNode } from 'react'
import { answered } from '@/components/form/answered'
import { LeaveGuard } from '@/components/form/leave-guard'
import styles from './releases.module.css'

type Answer = { ok: true } | { ok: false; message: string; problems: readonly { message: string }[] }

type Props = {
  send: (fields: FormData) => Promise<Answer>
  submit: string
  /** Said when it was kept; without it the page itself shows what changed. */
  saved?: string
  /** Asks before what was typed is lost. */
  isGuarded?: boolean
  isMain?: boolean
  children: ReactNode
}

/**
 * Fields and one button that keeps them. What is refused stays as it was typed, with the reason beside the button: the form
 * sends by itself, because an action of the form would empty it.
 */
export const SavingForm = ({ send, submit, saved = '', isGuarded = false, isMain = false, children }: Props) => {
  const t = useTranslations('releases.text.leave')
  const router = useRouter()
  const [said, setSaid] = useState('')
  const [dirty, setDirty] = useState(false)
  const [busy, startSending] = useTransition()
  const keep = (fields: FormData) =>
    startSending(async () => {
      const answer = await answered(send(fields))
      setSaid(answer.ok ? saved : (answer.problems[0]?.message ?? answer.message))
      if (!answer.ok) return
      setDirty(false)
      router.refresh()
    })
  return (
    <form
      className={styles.text}
      onChange={() => {
        setDirty(true)
        setSaid('')
      }}
      onSubmit={(event) => {
        event.preventDefault()
        keep(new FormData(event.currentTarget))
      }}
    >
      {children}
      <div className={styles.save}>
        <button type="submit" className={isMain ? 'button button-main' : 'button'} disabled={busy}>
          {submit}
        </button>
        <span role="status">{said}</span>
      </div>
      {isGuarded ? (
        <LeaveGuard dirty={dirty} texts={{ title: t('title'), text: t('text'), leave: t('leave'), stay: t('stay') }} />
      ) : null}
    </form>
  )
}
