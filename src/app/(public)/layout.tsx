import { cookies } from 'next/headers'
import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { PreferenceSelect } from '@/components/layout/preference-select'
import { schemeCookie, schemeOf, schemes } from '@/components/layout/scheme'
import { localeCookie } from '@/i18n/locale'
import styles from './public.module.css'

/** The frame of the pages before one is signed in: light, no widget kit, texts from the server. */
const PublicLayout = async ({ children }: { children: ReactNode }) => {
  const t = await getTranslations('frame')
  const locale = await getLocale()
  const scheme = schemeOf((await cookies()).get(schemeCookie)?.value)
  return (
    <>
      <header className={styles.header}>
        <span className={styles.product}>{t('product')}</span>
        <div className={`${styles.choices} no-print`}>
          <PreferenceSelect
            label={t('language')}
            cookie={localeCookie}
            value={locale}
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
        </div>
      </header>
      <main className={styles.content}>{children}</main>
    </>
  )
}

export default PublicLayout
