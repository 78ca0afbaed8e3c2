import Link from 'next/link'
import { getLocale, getTranslations } from 'next-intl/server'
import list from '@/components/list/list.module.css'
import type { PeriodRow } from '../parts/periods'
import { periodDays, periodName, periodPath } from './period-words'
import styles from './releases.module.css'

/** Every period that is over, with its state, the newest first. */
export const PeriodList = async ({ periods }: { periods: readonly PeriodRow[] }) => {
  const t = await getTranslations('releases')
  const locale = await getLocale()
  return (
    <table className={`${list.table} ${styles.periods}`}>
      <caption className="visually-hidden">{t('title')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('columns.period')}</th>
          <th scope="col" className={list.wide}>
            {t('columns.families')}
          </th>
          <th scope="col">{t('columns.state')}</th>
          <th scope="col">{t('columns.next')}</th>
        </tr>
      </thead>
      <tbody>
        {periods.map(({ period, state, families }) => (
          <tr key={periodPath(period)}>
            <th scope="row">
              <span className={styles.period}>{periodName(period, t)}</span>
              <span className="soft small">{periodDays(period, locale)}</span>
            </th>
            <td className={list.wide}>{families}</td>
            <td className={styles.state} data-state={state}>
              {t(`states.${state}`)}
            </td>
            <td>
              <Link className={list.row} href={periodPath(period)}>
                {t(`next.${state}`)}
                <span className="visually-hidden"> {periodName(period, t)}</span>
              </Link>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
