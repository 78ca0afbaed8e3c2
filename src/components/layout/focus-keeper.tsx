'use client'

import { useEffect, useRef, type ReactNode } from 'react'

/**
 * The main part of a page, beside its menu. What keeps the focus there is loaded when it is drawn: the frame's script comes
 * with every page that may be not found, also with the call.
 */
export const FocusKeeper = ({ id, className, children }: { id: string; className: string; children: ReactNode }) => {
  const main = useRef<HTMLElement>(null)
  useEffect(() => {
    let stops: (() => void)[] = []
    let gone = false
    void import('./keep-focus').then(({ keepFocus, keepInRow }) => {
      const menu = document.querySelector('nav')
      if (!gone && main.current) stops = [keepFocus(main.current), ...(menu ? [keepInRow(menu)] : [])]
    })
    return () => {
      gone = true
      for (const stop of stops) stop()
    }
  }, [])
  return (
    <main ref={main} id={id} tabIndex={-1} className={className}>
      {children}
    </main>
  )
}
