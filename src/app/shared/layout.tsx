import { cookies } from 'next/headers'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { ButtonRow } from '@/components/layout/button-row'
import { Preferences } from '@/components/layout/preferences'
import { schemeCookie, schemeOf } from '@/components/layout/scheme'
import { Spread } from '@/components/layout/spread'
import frame from '../(public)/public.module.css'
import styles from './shared.module.css'

/** The frame for people without an account: no menu, and as wide as a sheet of paper. */
const SharedLayout = async ({ children }: { children: ReactNode }) => {
  const t = await getTranslations('frame')
  const scheme = schemeOf((await cookies()).get(schemeCookie)?.value)
  return (
    <>
      <a className="skip" href="#content">
        {t('skip')}
      </a>
      <Spread as="header" className={`${frame.header} no-print`}>
        <span className={frame.product}>{t('product')}</span>
        <ButtonRow tight className={frame.choices}>
          <Preferences scheme={scheme} />
        </ButtonRow>
      </Spread>
      <main id="content" tabIndex={-1} className={styles.content}>
        {children}
      </main>
    </>
  )
}

export default SharedLayout
