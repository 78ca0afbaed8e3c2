import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import { getTranslations } from 'next-intl/server'
import { Message } from '@/components/layout/message'
import styles from '@/components/layout/message.module.css'
import { PlainLink } from '@/components/layout/plain-link'
import { schemeCookie, schemeOf } from '@/components/layout/scheme'
import { currentActor } from '@/server/session'
import { Shell } from './(staff)/shell'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('frame.notFound'))('title'),
})

/** The page for an unknown address. Signed-in staff keep the menu, as on a page whose subject is not found. */
const NotFoundPage = async () => {
  const actor = await currentActor()
  const t = await getTranslations('frame.notFound')
  const message = (
    <Message title={t('title')} text={t('text')}>
      <PlainLink className="button" href="/">
        {t('home')}
      </PlainLink>
    </Message>
  )
  if (!actor) return <main className={styles.page}>{message}</main>
  return (
    <Shell actor={actor} scheme={schemeOf((await cookies()).get(schemeCookie)?.value)} link={PlainLink}>
      {message}
    </Shell>
  )
}

export default NotFoundPage
