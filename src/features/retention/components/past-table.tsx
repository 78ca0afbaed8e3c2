import { getTranslations } from 'next-intl/server'
import { RuledSection } from '@/components/layout/ruled-section'
import list from '@/components/list/list.module.css'
import type { PastYear } from '../queries/past-years'
import styles from './retention.module.css'

/** What is left of families after their term, by year. Nothing stands here before the first one went. */
export const PastTable = async ({ years }: { years: readonly PastYear[] }) => {
  const t = await getTranslations('retention.past')
  if (years.length === 0) return null
  return (
    <RuledSection className={styles.section} aria-labelledby="past">
      <h2 id="past">{t('title')}</h2>
      <p className={`${styles.about} soft`}>{t('about')}</p>
      <table className={list.table}>
        <caption className="visually-hidden">{t('title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('year')}</th>
            <th scope="col" className={list.number}>
              {t('families')}
            </th>
            <th scope="col" className={list.number}>
              {t('conversations')}
            </th>
          </tr>
        </thead>
        <tbody>
          {years.map(({ year, families, conversations }) => (
            <tr key={year}>
              <th scope="row">{year}</th>
              <td className={list.number}>{families}</td>
              <td className={list.number}>{conversations}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </RuledSection>
  )
}
