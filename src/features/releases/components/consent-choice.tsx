import { useLocale, useTranslations } from 'next-intl'
import { useId } from 'react'
import { shortDay } from '@/i18n/format'
import type { Consent } from '../queries/consents'
import styles from './consent-choice.module.css'

/** Who said yes to a quote, in this period at this node, with their words: for inside, to be said again in other words. */
export const ConsentChoice = ({ consents }: { consents: readonly Consent[] }) => {
  const t = useTranslations('releases.quote')
  const locale = useLocale()
  const id = useId()
  return (
    <fieldset className={styles.consents} aria-describedby={id}>
      <legend>{t('consents')}</legend>
      <p id={id} className="soft small">
        {t('consentsAbout')}
      </p>
      <ul>
        {consents.map(({ interviewId, ref, parentName, callDate, caller, words }) => (
          <li key={interviewId}>
            <label className={styles.tick}>
              <input type="checkbox" name="interview" value={interviewId} />
              <span>
                {t('consentOf', { ref, name: parentName || '–' })}
                <span className="soft small">
                  {' '}
                  {t('consentCall', { day: callDate ? shortDay(callDate, locale) : '–', caller })}
                </span>
              </span>
            </label>
            {words ? <q className={styles.words}>{words}</q> : <p className="soft small">{t('noWords')}</p>}
          </li>
        ))}
      </ul>
    </fieldset>
  )
}
