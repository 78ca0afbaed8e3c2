import { useTranslations } from 'next-intl'
import { useRef } from 'react'
import type { StopWordState } from './host-stop-word'
import styles from './host-notice.module.css'

/** Says in words alone that the agreed word was typed, and never which one it is. A screen reader does not say it by itself. */
export const StopWordTyped = ({ stopWord }: { stopWord: StopWordState }) => {
  const t = useTranslations('roomHost.stopWord')
  const { isTyped, see } = stopWord
  const place = useRef<HTMLDivElement>(null)
  return (
    <div ref={place} tabIndex={-1}>
      {isTyped ? (
        <p className={styles.text}>
          {t('typed')}{' '}
          <button
            type="button"
            className={`button button-quiet ${styles.seen}`}
            onClick={() => {
              see()
              // The button goes, and the keyboard stays where it was.
              place.current?.focus()
            }}
          >
            {t('seen')}
          </button>
        </p>
      ) : null}
    </div>
  )
}
