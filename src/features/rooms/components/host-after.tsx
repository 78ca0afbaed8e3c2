'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'

/** The interview has ended, and the others are still there: time to say goodbye. */
export const HostAfter = () => {
  const t = useTranslations('roomHost.after')
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <section className="notice">
      <h2 ref={heading} tabIndex={-1}>
        {t('title')}
      </h2>
      <p>{t('text')}</p>
      <p>{t('record')}</p>
    </section>
  )
}
