import { cookies } from 'next/headers'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { ButtonRow } from '@/components/layout/button-row'
import { Preferences } from '@/components/layout/preferences'
import { schemeCookie, schemeOf } from '@/components/layout/scheme'
import { Spread } from '@/components/layout/spread'
import styles from './public.module.css'

/** The frame of the pages before signing in: light, without the component library, with texts from the server. */
const PublicLayout = async ({ children }: { children: ReactNode }) => {
  const t = await getTranslations('frame')
  const scheme = schemeOf((await cookies()).get(schemeCookie)?.value)
  return (
    <>
      <Spread as="header" className={styles.header}>
        <span className={styles.product}>{t('product')}</span>
        <ButtonRow tight className={`${styles.choices} no-print`}>
          <Preferences scheme={scheme} />
        </ButtonRow>
      </Spread>
      <main className={styles.content}>{children}</main>
    </>
  )
}

export default PublicLayout
