import { useLocale, useTranslations } from 'next-intl'
import { moment } from '@/i18n/format'
import { PlainList } from '@/components/list/plain-list'
import { TypedText } from '@/components/layout/typed-text'
import type { ConcernEntry } from '../parts/concern-rows'
import styles from './concerns.module.css'

/** All entries of one concern, the oldest first: the words, their writer, and who saw them. */
export const ConcernEntries = ({ entries }: { entries: readonly ConcernEntry[] }) => {
  const t = useTranslations('concerns')
  const frame = useTranslations('frame')
  const locale = useLocale()
  const nameOf = (name: string | null) => name ?? frame('unknown')
  return (
    <PlainList as="ol" className={styles.list}>
      {entries.map(({ id, kind, text, by, writtenAt, seen }) => (
        <li key={id}>
          {text ? <TypedText>{text}</TypedText> : null}
          <p className="soft small">
            {t(kind, { name: nameOf(by), when: moment(writtenAt, locale) })} ·{' '}
            {seen ? t('seen', { name: nameOf(seen.by), when: moment(seen.at, locale) }) : <b>{t('waits')}</b>}
          </p>
        </li>
      ))}
    </PlainList>
  )
}
