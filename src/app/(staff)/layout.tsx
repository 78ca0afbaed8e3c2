import { cookies, headers } from 'next/headers'
import { NextIntlClientProvider } from 'next-intl'
import { getMessages } from 'next-intl/server'
import type { ReactNode } from 'react'
import { NavLink } from '@/components/layout/nav-link'
import { FocusKeeper } from '@/components/layout/focus-keeper'
import { schemeCookie, schemeOf } from '@/components/layout/scheme'
import { IdleNotice } from '@/components/session/idle-notice'
import { Widgets } from '@/components/layout/widgets'
import { can } from '@/domain/access/can'
import { CallSearch } from '@/features/calls/components/call-search'
import { ConfirmAgain } from '@/features/factors/components/confirm-again'
import { browserMessages } from '@/i18n/browser-messages'
import { identityProvider } from '@/server/identity-provider'
import { passkeySite } from '@/server/passkey-site'
import { requireActor } from '@/server/session'
import { Shell } from './shell'

const StaffLayout = async ({ children }: { children: ReactNode }) => {
  const actor = await requireActor()
  const scheme = schemeOf((await cookies()).get(schemeCookie)?.value)
  const nonce = (await headers()).get('x-nonce') ?? ''
  const messages = await getMessages()
  return (
    <NextIntlClientProvider messages={browserMessages(messages)}>
      <Widgets scheme={scheme} nonce={nonce}>
        <Shell
          actor={actor}
          scheme={scheme}
          link={NavLink}
          search={can(actor, 'call.find') ? <CallSearch withCaller={can(actor, 'family.assign')} /> : null}
        >
          {children}
        </Shell>
        <ConfirmAgain
          by={actor.confirmsBy}
          provider={actor.confirmsBy === 'provider' ? (identityProvider()?.name ?? '') : ''}
          texts={messages.factors}
          passkeyOrigin={actor.hasPasskey ? (passkeySite()?.origin ?? null) : null}
        />
        <FocusKeeper />
        <IdleNotice />
      </Widgets>
    </NextIntlClientProvider>
  )
}

export default StaffLayout
