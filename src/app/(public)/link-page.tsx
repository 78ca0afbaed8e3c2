import Link from 'next/link'
import { getMessages, getTranslations } from 'next-intl/server'
import { ProviderSignIn } from '@/features/factors/components/provider-sign-in'
import { LinkForm } from '@/features/staff/components/link-form'
import { identityProvider } from '@/server/identity-provider'

/**
 * The page behind a one-time link: an invitation or a new password. It gets all texts but not the secret, which stays in the
 * browser.
 */
export const LinkPage = async ({ purpose }: { purpose: 'invitation' | 'password' }) => {
  const t = await getTranslations('account.link')
  const { account, signIn } = await getMessages()
  const { link, password } = account
  const provider = identityProvider()
  const invited = purpose === 'invitation'
  const dead = (
    <>
      <h1>{t('dead')}</h1>
      <p>{t('deadText')}</p>
      <p>{invited ? t('askAdmin') : <Link href="/password">{t('askAgain')}</Link>}</p>
      <p>
        {t('haveOne')} <Link href="/sign-in">{t('signIn')}</Link>
      </p>
    </>
  )
  const texts = {
    title: invited ? link.welcome : link.new,
    text: invited ? link.welcomeText : link.newText,
    byProvider: link.byProvider.replaceAll('{provider}', provider?.name ?? ''),
    submit: link.submit,
    busy: link.busy,
    looking: link.looking,
    trouble: link.trouble,
    password: invited ? password.choose : password.new,
    hint: password.hint,
    show: password.show,
    hide: password.hide,
  }
  return (
    <>
      <noscript>
        <p className="notice notice-warn">{t('scriptNeeded')}</p>
      </noscript>
      <LinkForm
        purpose={purpose}
        texts={texts}
        dead={dead}
        provider={provider ? <ProviderSignIn texts={signIn} name={provider.name} next="/" /> : null}
      />
    </>
  )
}
