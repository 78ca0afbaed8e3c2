import { cookies, headers } from 'next/headers'
import { NextIntlClientProvider } from 'next-intl'
import type { ReactNode } from 'react'
import { FocusKeeper } from '@/components/layout/focus-keeper'
import { schemeCookie, schemeOf } from '@/components/layout/scheme'
import { Widgets } from '@/components/layout/widgets'
import { requireActor } from '@/server/session'
import { Shell } from './shell'

const StaffLayout = async ({ children }: { children: ReactNode }) => {
  const actor = await requireActor()
  const scheme = schemeOf((await cookies()).get(schemeCookie)?.value)
  const nonce = (await headers()).get('x-nonce') ?? ''
  return (
    <NextIntlClientProvider>
      <Widgets scheme={scheme} nonce={nonce}>
        <Shell actor={actor} scheme={scheme}>
          {children}
        </Shell>
        <FocusKeeper />
      </Widgets>
    </NextIntlClientProvider>
  )
}

export default StaffLayout
