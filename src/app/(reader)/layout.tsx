import { cookies } from 'next/headers'
import type { ReactNode } from 'react'
import { NavLink } from '@/components/layout/nav-link'
import { schemeCookie, schemeOf } from '@/components/layout/scheme'
import { requireActor } from '@/server/session'
import { Shell } from '../(staff)/shell'

/** The staff's frame without the component library: these pages need scripts only for the language and for signing out. */
const ReaderLayout = async ({ children }: { children: ReactNode }) => {
  const actor = await requireActor()
  const scheme = schemeOf((await cookies()).get(schemeCookie)?.value)
  return (
    <Shell actor={actor} scheme={scheme} link={NavLink}>
      {children}
    </Shell>
  )
}

export default ReaderLayout
