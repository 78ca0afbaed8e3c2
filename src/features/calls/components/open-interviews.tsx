import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { href } from '@/components/layout/href'
import { moment } from '@/i18n/format'
import { PlainList } from '@/components/list/plain-list'
import { isolatedParts } from '@/domain/isolated-text'
import type { OpenInterview } from '../parts/open-interview-row'
import styles from './calls.module.css'

type Props = { interviews: readonly OpenInterview[]; withCaller: boolean }

/** Interviews that were started and not ended, with a link to resume each. */
export const OpenInterviews = ({ interviews, withCaller }: Props) => {
  const t = useTranslations('today')
  const channels = useTranslations('frame.channels')
  const locale = useLocale()
  return (
    <PlainList ruled>
      {interviews.map(({ id, family, channel, startedAt, caller, mayCall }) => (
        <li key={id} className={styles.item}>
          <span className={styles.grow}>
            <strong>{family.identity?.parentName ?? family.ref}</strong>{' '}
            <span className="soft">
              {isolatedParts([channels(channel), withCaller ? caller.name : null], ', ')},{' '}
              {withCaller
                ? t('coordinator.since', { when: moment(startedAt, locale) })
                : t('caller.begun', { when: moment(startedAt, locale) })}
            </span>
            {mayCall ? null : <span className={styles.refused}>{t('caller.refused')}</span>}
          </span>
          <Link className="button" href={href('/interviews/[id]', { id })} prefetch={false}>
            {withCaller ? t('coordinator.toInterview') : mayCall ? t('caller.resume') : t('caller.toEnd')}
            <span className="visually-hidden"> {family.identity?.parentName ?? family.ref}</span>
          </Link>
        </li>
      ))}
    </PlainList>
  )
}
