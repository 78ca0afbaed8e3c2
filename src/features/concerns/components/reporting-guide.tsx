import { useTranslations } from 'next-intl'
import { reportingSteps, type ReportingStep } from '@/domain/calls/concern-steps'
import { dialledNumber } from '@/domain/people/emergency-number'
import { PlainList } from '@/components/list/plain-list'
import { isolatedText } from '@/domain/isolated-text'
import type { ConcernContact } from '../schema'
import styles from './guide.module.css'

type Props = { recorded: ReadonlySet<ReportingStep>; contacts: readonly ConcernContact[] }

/** The five steps of the reporting code beside a concern, with those about which there is an entry, and whom to call. */
export const ReportingGuide = ({ recorded, contacts }: Props) => {
  const t = useTranslations('concerns.guide')
  return (
    <aside className={styles.guide} aria-labelledby="guide">
      <h2 id="guide">{t('title')}</h2>
      <p className="soft small">{t('lead')}</p>
      <ol className={styles.steps}>
        {reportingSteps.map((step) => (
          <li key={step}>
            {t(`steps.${step}`)}
            {recorded.has(step) ? <span className={styles.recorded}>{t('recorded')}</span> : null}
          </li>
        ))}
      </ol>
      <h3>{t('numbers')}</h3>
      {contacts.length === 0 ? <p className="soft">{t('noNumbers')}</p> : null}
      <PlainList>
        {contacts.map(({ name, number }) => (
          <li key={`${name} ${number}`} className={styles.contact}>
            <span>{name}</span>
            <a
              href={`tel:${dialledNumber(number) ?? number}`}
              aria-label={t('call', { name: isolatedText(name), number })}
            >
              {number}
            </a>
          </li>
        ))}
      </PlainList>
    </aside>
  )
}
