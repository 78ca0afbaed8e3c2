import { useTranslations } from 'next-intl'
import { isolatedText } from '@/domain/isolated-text'
import type { AboutProps } from './host-about'
import styles from './host-stop-word.module.css'

/** The word for not being free to talk, and what the caller does when it is said or typed. */
export const StopWordAgreement = ({ about, heading: Heading }: AboutProps & { heading: 'h2' | 'h3' }) => {
  const t = useTranslations('roomHost.stopWord')
  const { stopWord, stopWordAdvice } = about
  return (
    <section className={styles.part}>
      <Heading>{t('title')}</Heading>
      {stopWord ? (
        <>
          <p>{t('agreed', { word: isolatedText(stopWord) })}</p>
          <p className="soft small">{t('exact')}</p>
          <p className="soft">{stopWordAdvice}</p>
        </>
      ) : (
        <p className="soft">{t('none')}</p>
      )}
    </section>
  )
}
