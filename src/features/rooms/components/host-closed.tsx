'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef, type ReactNode } from 'react'
import { ButtonRow } from '@/components/layout/button-row'
import { href } from '@/components/layout/href'
import { PlainLink } from '@/components/layout/plain-link'
import type { AboutProps } from './host-about'
import styles from './host-page.module.css'

type Props = AboutProps & {
  /** The caller hung up just now. */
  isOwn: boolean
  /** What is recorded when no interview came of it. */
  children: ReactNode
}

/** After the call: the ways on, and the outcome when there was no interview. */
export const HostClosed = ({ about, isOwn, children }: Props) => {
  const t = useTranslations('roomHost.closed')
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const { familyId, interviewId } = about
  return (
    <main id="content" className={styles.page}>
      <h1 ref={heading} tabIndex={-1}>
        {t(isOwn ? 'title' : 'over')}
      </h1>
      <p>{t('text')}</p>
      {children ? (
        <section className={styles.part}>
          <h2>{t('again')}</h2>
          {children}
        </section>
      ) : null}
      <ButtonRow as="nav">
        {interviewId ? (
          <PlainLink className="button button-main" href={href('/interviews/[id]', { id: interviewId })}>
            {t('interview')}
          </PlainLink>
        ) : null}
        <PlainLink className="button" href={href('/families/[id]', { id: familyId })}>
          {t('family')}
        </PlainLink>
      </ButtonRow>
    </main>
  )
}
