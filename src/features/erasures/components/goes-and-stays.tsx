import { getTranslations } from 'next-intl/server'
import { RuledSection } from '@/components/layout/ruled-section'
import styles from './erasures.module.css'

const goingParts = ['who', 'talks', 'concerns', 'work', 'figures', 'files'] as const
const stayingParts = ['published', 'log', 'proof', 'list', 'outside'] as const

/** What erasing a family takes, and what it leaves. */
export const GoesAndStays = async () => {
  const t = await getTranslations('erasures')
  return (
    <>
      <RuledSection className={styles.section} aria-labelledby="goes">
        <h2 id="goes">{t('goes.title')}</h2>
        <ul className={styles.list}>
          {goingParts.map((part) => (
            <li key={part}>{t(`goes.${part}`)}</li>
          ))}
        </ul>
      </RuledSection>
      <RuledSection className={styles.section} aria-labelledby="stays">
        <h2 id="stays">{t('stays.title')}</h2>
        <ul className={styles.list}>
          {stayingParts.map((part) => (
            <li key={part}>{t(`stays.${part}`)}</li>
          ))}
        </ul>
      </RuledSection>
    </>
  )
}
