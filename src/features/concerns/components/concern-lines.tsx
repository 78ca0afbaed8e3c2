import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { dateAt } from '@/domain/dates'
import { columnDay } from '@/i18n/format'
import { href } from '@/components/layout/href'
import { PlainList } from '@/components/list/plain-list'
import { isolatedText } from '@/domain/isolated-text'
import type { ConcernLine } from '../parts/concern-lines'
import styles from './lines.module.css'

/** What was done last about a concern, in a few words. */
const useLastText = () => {
  const t = useTranslations('concerns')
  const locale = useLocale()
  return ({ last, lastAt, consulted, decision }: ConcernLine) => {
    const when = columnDay(dateAt(lastAt), locale)
    if (consulted) return t('list.last.consulted', { party: t(`parties.${consulted}`), when })
    if (decision) return t('list.last.decided', { decision: t(`decisions.${decision}`), when })
    return last === 'withdrawn' ? t('list.last.withdrawn', { when }) : t('list.last.raised')
  }
}

/** Concerns one under the other: about whom, since when, and what was done last. Their words stand on their own page. */
export const ConcernLines = ({ lines }: { lines: readonly ConcernLine[] }) => {
  const t = useTranslations('concerns')
  const frame = useTranslations('frame')
  const locale = useLocale()
  const lastText = useLastText()
  return (
    <PlainList ruled>
      {lines.map((line) => (
        <li key={line.id} className={styles.line}>
          <Link href={href('/concerns/[id]', { id: line.id })} prefetch={false}>
            {line.parentName || line.ref}
          </Link>
          <span>
            {lastText(line)}
            {line.isUnseen ? <b> · {t('list.unseen')}</b> : null}
          </span>
          <span className="soft small">
            {t('list.since', {
              when: columnDay(dateAt(line.raisedAt), locale),
              name: isolatedText(line.raisedBy ?? frame('unknown')),
            })}
          </span>
        </li>
      ))}
    </PlainList>
  )
}
