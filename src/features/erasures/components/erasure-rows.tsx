import { getLocale, getTranslations } from 'next-intl/server'
import { PlainList } from '@/components/list/plain-list'
import { EmptyState } from '@/components/list/empty-state'
import { isolatedText } from '@/domain/isolated-text'
import { dateAt } from '@/domain/dates'
import { longDay } from '@/i18n/format'
import type { RecentErasure } from '../queries/recent-erasures'
import styles from './erasures.module.css'

/** What was erased: when, by whom and why. */
export const ErasureRows = async ({ rows }: { rows: readonly RecentErasure[] }) => {
  const t = await getTranslations('erasures')
  const locale = await getLocale()
  if (rows.length === 0)
    return (
      <EmptyState title={t('emptyTitle')}>
        <p>{t('empty')}</p>
      </EmptyState>
    )
  return (
    <PlainList ruled className={styles.about}>
      {rows.map(({ id, reason, erasedAt, by }) => (
        <li key={id}>
          <p>{t(`reasons.${reason}`)}</p>
          <p className="small soft">
            {reason === 'term_over'
              ? t('byItself', { day: longDay(dateAt(erasedAt), locale) })
              : t('by', { day: longDay(dateAt(erasedAt), locale), name: isolatedText(by ?? t('operator')) })}
          </p>
        </li>
      ))}
    </PlainList>
  )
}
