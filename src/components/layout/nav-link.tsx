'use client'

import type { Route } from 'next'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'

type Props = { href: Route; className: string; isExact?: boolean; children: ReactNode }

/** A link that is marked with `aria-current` on its own page, and on the pages below it unless it is exact. */
export const NavLink = ({ href, className, isExact = false, children }: Props) => {
  const path = usePathname()
  const here = path === href || (!isExact && path.startsWith(`${href}/`))
  return (
    <Link href={href} className={className} aria-current={here ? 'page' : undefined}>
      {children}
    </Link>
  )
}
