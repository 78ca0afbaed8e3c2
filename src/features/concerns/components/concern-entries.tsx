import { useLocale, useTranslations } from 'next-intl'
import { moment } from '@/i18n/format'
import { PlainList } from '@/components/list/plain-list'
import { TypedText } from '@/components/layout/typed-text'
import { isolatedText } from '@/domain/isolated-text'
import type { ConcernEntry } from '../parts/concern-rows'
import styles from './concerns.module.css'

/** What a coordinator did, above the words of the entry; nothing above words and withdrawals. */
const useStepText = () => {
  const t = useTranslations('concerns')
  return ({ consulted, decision }: ConcernEntry) => {
    if (consulted) return t('consulted', { party: t(`parties.${consulted}`) })
    return decision ? t('decided', { decision: t(`decisions.${decision}`) }) : null
  }
}

/** Under the words: the writer, the time, whose words they are, and which coordinator saw them. */
const Origin = ({ entry: { kind, by, writtenAt, source, seen } }: { entry: ConcernEntry }) => {
  const t = useTranslations('concerns')
  const frame = useTranslations('frame')
  const locale = useLocale()
  const nameOf = (name: string | null) => name ?? frame('unknown')
  const written = t(kind === 'withdrawn' ? 'withdrawn' : 'raised', {
    name: isolatedText(nameOf(by)),
    when: moment(writtenAt, locale),
  })
  const isForCoordinators = kind === 'raised' || kind === 'withdrawn'
  return (
    <p className="soft small">
      {written}
      {source ? ` · ${t(`from.${source}`)}` : null}
      {isForCoordinators ? ' · ' : null}
      {isForCoordinators && seen
        ? t('seen', { name: isolatedText(nameOf(seen.by)), when: moment(seen.at, locale) })
        : null}
      {isForCoordinators && !seen ? <b>{t('waits')}</b> : null}
    </p>
  )
}

/** All entries of one concern, the oldest first: the words, their writer, and who saw them. */
export const ConcernEntries = ({ entries }: { entries: readonly ConcernEntry[] }) => {
  const stepText = useStepText()
  return (
    <PlainList as="ol" className={styles.list}>
      {entries.map((entry) => {
        const step = stepText(entry)
        return (
          <li key={entry.id}>
            {step ? (
              <p>
                <strong>{step}</strong>
              </p>
            ) : null}
            {entry.text ? <TypedText>{entry.text}</TypedText> : null}
            <Origin entry={entry} />
          </li>
        )
      })}
    </PlainList>
  )
}
