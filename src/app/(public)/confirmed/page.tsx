import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { TellConfirmed } from '@/features/factors/components/tell-confirmed'
import { isFresh } from '@/server/fresh'
import { identityProvider } from '@/server/identity-provider'
import { requireActor } from '@/server/session'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('factors.confirmed'))('title'),
})

/** Where somebody comes back to who showed again at the identity provider who they are. The tab that asked goes on. */
const ConfirmedPage = async () => {
  const actor = await requireActor()
  const t = await getTranslations('factors.confirmed')
  const fresh = isFresh(actor)
  return (
    <>
      <h1>{fresh ? t('title') : t('not')}</h1>
      <p>{fresh ? t('text') : t('notText', { provider: identityProvider()?.name ?? t('provider') })}</p>
      {fresh ? <TellConfirmed /> : null}
      <p>
        <Link href="/">{t('go')}</Link>
      </p>
    </>
  )
}

export default ConfirmedPage
