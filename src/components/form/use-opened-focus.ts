'use client'

import { useEffect, type RefObject } from 'react'

const fields = 'input:not([type=hidden]):not([hidden]), select, textarea'

/** Puts one in the first field of what has just opened, in view. */
export const enterFields = (container: HTMLElement) => {
  container.scrollIntoView({ block: 'nearest' })
  const checkedInput = container.querySelector<HTMLElement>('input:checked')
  const first = container.querySelector<HTMLElement>(fields)
  const field = first?.matches('[type=radio]') && checkedInput ? checkedInput : first
  field?.focus()
}

/** What opens in a page takes the focus; when it closes, the focus goes back to what opened it, while that is there. */
export const useOpenedFocus = (containerRef: RefObject<HTMLElement | null>, on: boolean) => {
  useEffect(() => {
    const element = containerRef.current
    if (!on || !element) return
    const opener = document.activeElement
    enterFields(element)
    return () => {
      // Somebody who went elsewhere stays there.
      const lost = document.activeElement === document.body || element.contains(document.activeElement)
      if (lost && opener instanceof HTMLElement && opener.isConnected) opener.focus()
    }
  }, [containerRef, on])
}
