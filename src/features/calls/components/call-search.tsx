'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Dialog } from '@/components/form/dialog'
import { noConnection } from '@/i18n/no-connection'
import styles from './call-search.module.css'
import { useSearchKey } from './use-search-key'

// Loaded when somebody searches for the first time: most visits of a page do not need it.
const loadPanel = async () => (await import('./call-search-panel')).CallSearchPanel

type Panel = Awaited<ReturnType<typeof loadPanel>>

/** The button and the key that open the search for the family of a parent who calls back, on every page of the staff. */
export const CallSearch = ({ withCaller }: { withCaller: boolean }) => {
  const t = useTranslations('callSearch')
  const [isOpen, setIsOpen] = useState(false)
  const [loadedPanel, setLoadedPanel] = useState<{ Panel: Panel } | 'failed' | null>(null)
  const open = async () => {
    setIsOpen(true)
    const Panel = await loadPanel().catch(() => null)
    setLoadedPanel(Panel ? { Panel } : 'failed')
  }
  const close = () => setIsOpen(false)
  useSearchKey(() => void open())
  return (
    <>
      <button type="button" className={styles.open} aria-keyshortcuts="/" onClick={() => void open()}>
        {t('open')}
        <kbd className={styles.key} aria-hidden>
          /
        </kbd>
      </button>
      <Dialog open={isOpen} title={t('title')} onClose={close} className={styles.dialog ?? ''}>
        {loadedPanel === 'failed' ? <p role="alert">{noConnection()}</p> : null}
        {loadedPanel && loadedPanel !== 'failed' ? (
          <loadedPanel.Panel withCaller={withCaller} onClose={close} />
        ) : (
          <button type="button" className="button" onClick={close}>
            {t('close')}
          </button>
        )}
      </Dialog>
    </>
  )
}
