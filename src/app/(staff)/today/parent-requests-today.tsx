import Link from 'next/link'
import { getLocale, getTranslations } from 'next-intl/server'
import { href } from '@/components/layout/href'
import { PlainList } from '@/components/list/plain-list'
import type { OpenParentRequests } from '@/features/parent-requests/queries/open-parent-requests'
import { longDay } from '@/i18n/format'
import { today } from '@/server/clock'
import styles from './today.module.css'

/** What parents asked about their data and nobody answered yet. Nothing stands here when there is none. */
export const ParentRequestsToday = async ({ open: { requests, count } }: { open: OpenParentRequests }) => {
  const [t, families, locale] = await Promise.all([
    getTranslations('parentRequests'),
    getTranslations('families'),
    getLocale(),
  ])
  if (count === 0) return null
  return (
    <section className={styles.section}>
      <h2>{t('today.title')}</h2>
      <PlainList ruled>
        {requests.map(({ id, kind, familyId, ref, parentName, answerBy }) => (
          <li key={id} className={styles.request}>
            <Link href={href('/families/[id]/requests', { id: familyId })} prefetch={false}>
              {parentName || families('number', { ref })}
            </Link>
            : {t(`kinds.${kind}`)}{' '}
            <span className={answerBy < today() ? 'problem' : 'soft'}>
              {t(answerBy < today() ? 'late' : 'answerBy', { day: longDay(answerBy, locale) })}
            </span>
          </li>
        ))}
      </PlainList>
      {count > requests.length ? <p className="soft">{t('today.more', { count: count - requests.length })}</p> : null}
    </section>
  )
}
