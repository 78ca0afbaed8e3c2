import type { Metadata } from 'next'
import Link from 'next/link'
import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { getMessages, getTranslations } from 'next-intl/server'
import { href, ownHref } from '@/components/layout/href'
import { retryFromOf } from '@/domain/access/sign-in-problem'
import { PasskeySignIn } from '@/features/factors/components/passkey-sign-in'
import { ProviderSignIn } from '@/features/factors/components/provider-sign-in'
import { SignInForm } from '@/features/staff/components/sign-in-form'
import { backCookie, csrfCookie } from '@/server/csrf'
import { identityProvider } from '@/server/identity-provider'
import { ownPath } from '@/server/own-path'
import { passkeySite } from '@/server/passkey-site'
import { currentActor } from '@/server/session'
import styles from '../public.module.css'

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations('signIn'))('title') })

/** A failure of the library on the way to the provider, or back. */
const isOfProvider = (error: unknown) =>
  typeof error === 'string' && /^(provider_failed|Callback|AccessDenied|OAuth\w+)$/.test(error)

const problemOf = (error: unknown, csrf: unknown) => {
  if (csrf) return 'again'
  if (error === 'CredentialsSignin') return 'wrong'
  if (error === 'provider_refused') return 'provider_refused'
  if (isOfProvider(error)) return 'provider_failed'
  return (typeof error === 'string' && retryFromOf(error)) || (error ? 'unavailable' : null)
}

const pathOf = (url: string | undefined) => {
  const { pathname, search } = URL.parse(url ?? '') ?? {}
  return pathname && `${pathname}${search ?? ''}`
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

const SignInPage = async ({ searchParams }: Props) => {
  const { next, error, csrf, with: way } = await searchParams
  const messages = await getMessages()
  const cookieStore = await cookies()
  const back = ownPath(next ?? (error ? pathOf(cookieStore.get(backCookie())?.value) : undefined))
  if (await currentActor()) redirect(ownHref(back))
  const t = await getTranslations('signIn')
  const site = passkeySite()
  const provider = identityProvider()
  const problem = problemOf(error, csrf)
  const isProblemOfProvider = problem === 'provider_refused' || problem === 'provider_failed'
  // The one administrator of an organisation keeps the password where it is switched off for everybody else.
  const withPassword = provider?.passwords !== false || way === 'password' || problem === 'wrong'
  const csrfToken = cookieStore.get(csrfCookie())?.value.split('|')[0] ?? ''
  return (
    <>
      <h1>{t('title')}</h1>
      {provider ? (
        <ProviderSignIn
          texts={messages.signIn}
          name={provider.name}
          next={back}
          problem={isProblemOfProvider ? problem : null}
          isFirst={site !== null || withPassword}
        />
      ) : null}
      {site ? (
        <PasskeySignIn
          texts={messages.factors.passkey}
          origin={site.origin}
          next={back}
          isSecond={provider !== null}
          withPassword={withPassword}
        />
      ) : null}
      {withPassword ? (
        <>
          <SignInForm
            texts={messages.signIn}
            next={back}
            csrfToken={csrfToken}
            problem={isProblemOfProvider ? null : problem}
            isSecond={site !== null || provider !== null}
          />
          <p>
            <Link href="/password">{t('forgotten')}</Link>
          </p>
        </>
      ) : (
        <p className="small">
          <Link href={href('/sign-in', {}, { with: 'password', next: back })}>{t('onlyAdmin')}</Link>
        </p>
      )}
      <section className={styles.below}>
        <h2 className="small">{t('noAccount.title')}</h2>
        <p className="small soft">{t('noAccount.text')}</p>
      </section>
      <p className="small">
        <Link href="/uitleg">{t('forParents')}</Link>
      </p>
    </>
  )
}

export default SignInPage
