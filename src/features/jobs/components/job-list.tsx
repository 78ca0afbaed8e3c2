'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { CommandButton } from '@/components/form/command-button'
import { useCommand, type Message } from '@/components/form/use-command'
import { dismissJobAction, retryJobsAction } from '../actions'
import styles from './jobs.module.css'

type Item = { id: string; text: string; mayRetry: boolean; isLetter: boolean }

/** Rendered even when it is empty: a screen reader announces only what is added to a live region that is already there. */
export const JobList = ({ items }: { items: readonly Item[] }) => {
  const t = useTranslations('jobs')
  const router = useRouter()
  const message = useState<Message>(null)
  const status = useRef<HTMLParagraphElement>(null)
  // The button disappears with its job, so the focus moves to the message.
  const onSuccess = () => status.current?.focus({ preventScroll: true })
  const options = { message, onSuccess, onAnswer: () => router.refresh() }
  const retry = useCommand(retryJobsAction, { ...options, success: ({ count }) => t('retried', { count }) })
  const dismiss = useCommand(dismissJobAction, { ...options, success: t('dismissed') })
  const failedLetterIds = items.filter((item) => item.isLetter && item.mayRetry).map(({ id }) => id)
  const pending = retry.pending || dismiss.pending
  const text = retry.message?.lines.join(' ') ?? ''
  // The message moves up when the jobs above it disappear, so it is scrolled to afterwards.
  useEffect(() => {
    if (text) status.current?.scrollIntoView({ block: 'nearest' })
  }, [text])
  return (
    <>
      <div role="alert">
        {items.length > 0 ? (
          <section className={`notice notice-warn no-print ${styles.list}`} aria-labelledby="jobs-ended">
            <h2 id="jobs-ended" className={styles.title}>
              {t('title')}
            </h2>
            {failedLetterIds.length > 1 ? (
              <div className={styles.all}>
                <CommandButton pending={pending} onClick={() => void retry.run({ ids: failedLetterIds })}>
                  {t('retryAll')}
                </CommandButton>
              </div>
            ) : null}
            <ul className={styles.items}>
              {items.map(({ id, text: about, mayRetry }) => (
                <li key={id} className={styles.item}>
                  <p id={`job-${id}`}>{about}</p>
                  <div className={styles.choices}>
                    {mayRetry ? (
                      <CommandButton
                        pending={pending}
                        aria-describedby={`job-${id}`}
                        onClick={() => void retry.run({ ids: [id] })}
                      >
                        {t('retry')}
                      </CommandButton>
                    ) : null}
                    <CommandButton
                      pending={pending}
                      className="button button-quiet"
                      aria-describedby={`job-${id}`}
                      onClick={() => void dismiss.run({ id })}
                    >
                      {t('dismiss')}
                    </CommandButton>
                  </div>
                </li>
              ))}
            </ul>
          </section>
        ) : null}
      </div>
      <p ref={status} role="status" className={text ? styles.message : 'visually-hidden'} tabIndex={-1}>
        {text}
      </p>
    </>
  )
}
