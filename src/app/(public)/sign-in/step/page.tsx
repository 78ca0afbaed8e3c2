import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getMessages, getTranslations } from 'next-intl/server'
import { SecondStep } from '@/features/factors/components/second-step'
import { firstFactorToAdd } from '@/features/factors/queries/first-factor-to-add'
import type { HalfSession } from '@/server/half-session'
import { identityProvider } from '@/server/identity-provider'
import { ownPath } from '@/server/own-path'
import { passkeySite } from '@/server/passkey-site'
import { currentActor, currentHalfSession } from '@/server/session'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('factors'))('setUp.title'),
})

/** What is asked of somebody who is not to set up a first factor. */
const stepOf = ({ hasApp, needsProvider }: HalfSession) => {
  if (needsProvider) return 'provider'
  return hasApp ? 'code' : 'passkey'
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** The second step of signing in: a code, or the set-up of the first factor. */
const StepPage = async ({ searchParams }: Props) => {
  const query = await searchParams
  const halfSession = await currentHalfSession()
  if (!halfSession && !(await currentActor())) redirect('/sign-in')
  const { factors, account } = await getMessages()
  const toAdd = halfSession && (await firstFactorToAdd(halfSession))
  return (
    <>
      <noscript>
        <p className="notice notice-warn">{account.link.scriptNeeded}</p>
      </noscript>
      <SecondStep
        texts={factors}
        asks={halfSession ? (toAdd ?? stepOf(halfSession)) : 'nothing'}
        provider={identityProvider()?.name ?? ''}
        passkeyOrigin={halfSession?.hasPasskey ? (passkeySite()?.origin ?? null) : null}
        withRecovery={query.with === 'recovery'}
        next={ownPath(query.next)}
      />
    </>
  )
}

export default StepPage
