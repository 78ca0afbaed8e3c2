import { useTranslations } from 'next-intl'
import type { StopWordState } from './host-stop-word'
import styles from './host-notice.module.css'

/** Says in words alone that the agreed word was typed, and never which one it is. */
export const StopWordTyped = ({ stopWord }: { stopWord: StopWordState }) => {
  const t = useTranslations('roomHost.stopWord')
  const { isTyped, see } = stopWord
  return (
    <>
      <p role="status" className={isTyped ? styles.text : 'visually-hidden'}>
        {isTyped ? t('typed') : ''}
      </p>
      {isTyped ? (
        <p>
          <button type="button" className={`button button-quiet ${styles.seen}`} onClick={see}>
            {t('seen')}
          </button>
        </p>
      ) : null}
    </>
  )
}
