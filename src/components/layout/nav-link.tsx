'use client'

import type { Route } from 'next'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { useEffect, useRef, type ReactNode } from 'react'

/** On a phone the menu is one row that scrolls: where one is, or goes by keyboard, stands in its middle. */
const intoRow = (link: HTMLElement | null) => {
  const row = link?.closest('nav')
  if (link && row) row.scrollLeft = link.offsetLeft - (row.clientWidth - link.offsetWidth) / 2
}

/** A link that says where one is. */
export const NavLink = ({ href, className, children }: { href: Route; className: string; children: ReactNode }) => {
  const path = usePathname()
  const here = path === href || path.startsWith(`${href}/`)
  const link = useRef<HTMLAnchorElement>(null)
  useEffect(() => {
    if (here) intoRow(link.current)
  }, [here])
  return (
    <Link
      ref={link}
      href={href}
      className={className}
      aria-current={here ? 'page' : undefined}
      onFocus={({ currentTarget }) => intoRow(currentTarget)}
    >
      {children}
    </Link>
  )
}
