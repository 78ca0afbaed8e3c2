'use client'

import type { Route } from 'next'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { useEffect, useRef, type ReactNode } from 'react'

/** A link that says where one is. */
export const NavLink = ({ href, className, children }: { href: Route; className: string; children: ReactNode }) => {
  const path = usePathname()
  const here = path === href || path.startsWith(`${href}/`)
  const link = useRef<HTMLAnchorElement>(null)
  // On a phone the menu is one row that scrolls: where one is stands in its middle.
  useEffect(() => {
    const row = link.current?.closest('nav')
    if (here && link.current && row)
      row.scrollLeft = link.current.offsetLeft - (row.clientWidth - link.current.offsetWidth) / 2
  }, [here])
  return (
    <Link ref={link} href={href} className={className} aria-current={here ? 'page' : undefined}>
      {children}
    </Link>
  )
}
