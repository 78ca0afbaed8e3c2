import { getLocale, getTranslations } from 'next-intl/server'
import { localeCookie } from '@/i18n/locale'
import { PreferenceSelect } from './preference-select'
import { schemeCookie, schemes, type Scheme } from './scheme'

/** The choice of language and appearance for this device. */
export const Preferences = async ({ scheme }: { scheme: Scheme }) => {
  const t = await getTranslations('frame')
  return (
    <>
      <PreferenceSelect
        label={t('language')}
        cookie={localeCookie}
        value={await getLocale()}
        options={[
          { value: 'nl', label: 'Nederlands' },
          { value: 'en', label: 'English' },
        ]}
      />
      <PreferenceSelect
        label={t('scheme.label')}
        cookie={schemeCookie}
        value={scheme}
        options={schemes.map((value) => ({ value, label: t(`scheme.${value}`) }))}
      />
    </>
  )
}
