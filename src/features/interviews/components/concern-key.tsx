'use client'

import { useRef, type ReactNode } from 'react'
import { keySwitch } from './key-switch'
import { useKeys } from './use-keys'

/** Opens the form for a concern by the key of the interview's own button, before the interview begins. */
export const ConcernKey = ({ children }: { children: ReactNode }) => {
  const container = useRef<HTMLDivElement>(null)
  useKeys(true, (key) => {
    const details = container.current?.querySelector('details')
    if (key !== 'p' || !details || window.localStorage.getItem(keySwitch) === 'off') return false
    details.open = true
    return true
  })
  return <div ref={container}>{children}</div>
}
