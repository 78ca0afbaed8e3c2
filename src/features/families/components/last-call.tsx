import { useLocale, useTranslations } from 'next-intl'
import { isolatedText } from '@/domain/isolated-text'
import { columnDay } from '@/i18n/format'
import type { CallCard } from '../queries/call-card'
import { CardLines } from './card-lines'
import styles from './contact-card.module.css'

/** The last call in three lines: when and how the grades were, what the parent needed, and what went well, in their words. */
export const LastCall = ({ lastCall }: Pick<CallCard, 'lastCall'>) => {
  const t = useTranslations('contact.card')
  const locale = useLocale()
  if (!lastCall)
    return (
      <section>
        <h3>{t('lastCall')}</h3>
        <p className="soft">{t('never')}</p>
      </section>
    )
  const { day, by, gradeOfParent, gradeOfChildren, needs, goesWell } = lastCall
  const grades = [
    gradeOfParent === null ? '' : t('gradeOfParent', { grade: gradeOfParent }),
    gradeOfChildren === null ? '' : t('gradeOfChildren', { grade: gradeOfChildren }),
  ].filter(Boolean)
  const quoted = (text: string) =>
    text ? <span className={styles.words}>“{text}”</span> : <span className="soft">{t('noWords')}</span>
  return (
    <CardLines
      title={`${t('lastCall')}: ${t('lastOn', { day: columnDay(day, locale), name: isolatedText(by) })}`}
      lines={[
        [t('grades'), grades.join(', ') || t('noGrades')],
        [t('needs'), quoted(needs)],
        [t('goesWell'), quoted(goesWell)],
      ]}
    />
  )
}
