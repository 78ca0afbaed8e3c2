'use client'

import { useTranslations } from 'next-intl'
import styles from './host-page.module.css'

/** The newest page of a seat has the call. An older one says so, and can take it back. */
export const HostReplaced = () => {
  const t = useTranslations('roomHost.replaced')
  return (
    <main id="content" className={styles.page}>
      <h1>{t('title')}</h1>
      <p role="status">{t('text')}</p>
      <p>
        <button type="button" className="button button-main" onClick={() => window.location.reload()}>
          {t('here')}
        </button>
      </p>
    </main>
  )
}
