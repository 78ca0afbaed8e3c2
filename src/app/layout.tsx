import type { Metadata, Viewport } from 'next'
import { cookies } from 'next/headers'
import { getLocale } from 'next-intl/server'
import type { ReactNode } from 'react'
import { schemeCookie, schemeOf } from '@/components/layout/scheme'
import '@fontsource-variable/atkinson-hyperlegible-next/wght.css'
import './tokens.css'
import './base.css'

export const metadata: Metadata = {
  title: { default: 'Nabij', template: '%s · Nabij' },
  robots: { index: false, follow: false },
}
export const viewport: Viewport = { width: 'device-width', initialScale: 1 }

const RootLayout = async ({ children }: { children: ReactNode }) => {
  const scheme = schemeOf((await cookies()).get(schemeCookie)?.value)
  return (
    <html
      lang={await getLocale()}
      data-scheme={scheme}
      data-mantine-color-scheme={scheme === 'auto' ? undefined : scheme}
      suppressHydrationWarning
    >
      <body>{children}</body>
    </html>
  )
}

export default RootLayout
