'use client'

import type { Route } from 'next'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'

/** A link that is marked with `aria-current` on its own page. */
export const NavLink = ({ href, className, children }: { href: Route; className: string; children: ReactNode }) => {
  const path = usePathname()
  const here = path === href || path.startsWith(`${href}/`)
  return (
    <Link href={href} className={className} aria-current={here ? 'page' : undefined}>
      {children}
    </Link>
  )
}
