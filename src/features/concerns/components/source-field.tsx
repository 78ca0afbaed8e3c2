import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { concernSources } from '@/domain/calls/concern-steps'

/** Who said or saw what is written. A form passes it on as it is, so that the page of the interview stays light. */
export const SourceField = () => {
  const t = useTranslations('concerns')
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{t('source')}</label>
      <select id={id} name="source" className="input" defaultValue="">
        <option value="">{t('noSource')}</option>
        {concernSources.map((source) => (
          <option key={source} value={source}>
            {t(`sources.${source}`)}
          </option>
        ))}
      </select>
    </div>
  )
}
