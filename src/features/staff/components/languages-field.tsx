import { useLocale, useTranslations } from 'next-intl'
import { Tick } from '@/components/form/tick'
import { Disclosure } from '@/components/layout/disclosure'
import { furtherLanguages } from '@/i18n/further-languages'
import { languageName, offeredLanguages } from '@/i18n/language-names'
import styles from './staff.module.css'

const notChosen = ['nl', 'other']

/** The languages in which this person calls, beside Dutch. Families who speak one of them are given to them sooner. */
export const LanguagesField = ({ chosen }: { chosen: readonly string[] }) => {
  const t = useTranslations('staff.form')
  const locale = useLocale()
  const tags = new Set(
    [...offeredLanguages(), ...furtherLanguages, ...chosen].filter((tag) => !notChosen.includes(tag)),
  )
  return (
    <Disclosure summary={t('languages')} open={chosen.length > 0}>
      <p className="soft small">{t('languagesHint')}</p>
      <div className={styles.languages} role="group" aria-label={t('languages')}>
        {[...tags].map((tag) => (
          <Tick key={tag} name="languages" value={tag} defaultChecked={chosen.includes(tag)}>
            {languageName(tag, locale)}
          </Tick>
        ))}
      </div>
    </Disclosure>
  )
}
