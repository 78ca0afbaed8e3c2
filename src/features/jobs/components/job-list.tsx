'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { answered, isReached } from '@/components/form/answered'
import { dismissJobAction, retryJobAction } from '../actions'
import styles from './jobs.module.css'

type Item = { id: string; text: string; mayRetry: boolean }

/** Stands on its page also when there is nothing to say, so that what comes is told to whoever cannot see it. */
export const JobList = ({ items }: { items: readonly Item[] }) => {
  const t = useTranslations('jobs')
  const router = useRouter()
  const [busy, setBusy] = useState<string | null>(null)
  const [message, setMessage] = useState('')
  const status = useRef<HTMLParagraphElement>(null)
  const send = async (action: typeof retryJobAction, id: string, done: string) => {
    if (busy !== null) return
    setBusy(id)
    const answer = await answered(action({ id }))
    setBusy(null)
    setMessage(answer.ok ? done : answer.message)
    // The button goes with what it is about: what was said of it takes the focus.
    if (answer.ok) status.current?.focus()
    if (isReached(answer)) router.refresh()
  }
  return (
    <>
      <div role="alert">
        {items.length > 0 ? (
          <section className={`notice notice-warn no-print ${styles.list}`} aria-labelledby="jobs-ended">
            <h2 id="jobs-ended" className={styles.title}>
              {t('title')}
            </h2>
            <ul className={styles.items}>
              {items.map(({ id, text, mayRetry }) => (
                <li key={id} className={styles.item}>
                  <p id={`job-${id}`}>{text}</p>
                  <div className={styles.choices}>
                    {mayRetry ? (
                      <button
                        type="button"
                        className="button"
                        aria-disabled={busy === id}
                        aria-describedby={`job-${id}`}
                        onClick={() => void send(retryJobAction, id, t('retried'))}
                      >
                        {t('retry')}
                      </button>
                    ) : null}
                    <button
                      type="button"
                      className="button button-quiet"
                      aria-disabled={busy === id}
                      aria-describedby={`job-${id}`}
                      onClick={() => void send(dismissJobAction, id, t('dismissed'))}
                    >
                      {t('dismiss')}
                    </button>
                  </div>
                </li>
              ))}
            </ul>
          </section>
        ) : null}
      </div>
      <p ref={status} role="status" className={message ? styles.message : 'visually-hidden'} tabIndex={-1}>
        {message}
      </p>
    </>
  )
}
