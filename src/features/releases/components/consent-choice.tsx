import { useLocale, useTranslations } from 'next-intl'
import { useId } from 'react'
import { shortDay } from '@/i18n/format'
import { Tick } from '@/components/form/tick'
import { TypedText } from '@/components/layout/typed-text'
import { isolatedText } from '@/domain/isolated-text'
import type { Consent } from '../parts/consents'
import styles from './consent-choice.module.css'

/**
 * Parents of this node and period who allow a quote, with their own words. The words stay inside the organisation: the quote
 * is a paraphrase of them.
 */
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
            <Tick name="interview" value={interviewId}>
              <span>
                {t('consentOf', { ref, name: isolatedText(parentName) || '–' })}
                <span className="soft small">
                  {' '}
                  {t('consentCall', { day: callDate ? shortDay(callDate, locale) : '–', caller })}
                </span>
              </span>
            </Tick>
            {words ? (
              <TypedText as="q" className={styles.words}>
                {words}
              </TypedText>
            ) : (
              <p className="soft small">{t('noWords')}</p>
            )}
          </li>
        ))}
      </ul>
    </fieldset>
  )
}
