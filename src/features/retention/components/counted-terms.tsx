import { useTranslations } from 'next-intl'
import { PlainList } from '@/components/list/plain-list'
import type { KindCounts } from '../commands/check-retention-terms'
import styles from './retention.module.css'

const sumOf = (counts: readonly KindCounts[], part: 'near' | 'announced' | 'held') =>
  counts.reduce((sum, kindCounts) => sum + kindCounts[part], 0)

/** What the typed terms would do today, in numbers of families. */
export const CountedTerms = ({ counts }: { counts: readonly KindCounts[] }) => {
  const t = useTranslations('retention')
  const [near, announced, held] = [sumOf(counts, 'near'), sumOf(counts, 'announced'), sumOf(counts, 'held')]
  return (
    <div className={styles.counted}>
      <p>
        <strong>{t('settings.counted')}</strong>
      </p>
      {near === 0 ? <p>{t('settings.none')}</p> : null}
      {near > announced ? <p>{t('settings.nearTotal', { count: near - announced })}</p> : null}
      {announced > 0 ? <p>{t('settings.announcedTotal', { count: announced })}</p> : null}
      <PlainList>
        {counts.flatMap(({ kind, near: nearOfKind, families }) =>
          nearOfKind > 0
            ? [<li key={kind}>{t('settings.near', { kind: t(`kinds.${kind}`), near: nearOfKind, families })}</li>]
            : [],
        )}
      </PlainList>
      {held > 0 ? <p>{t('settings.held', { count: held })}</p> : null}
    </div>
  )
}
