'use client'

import { useEffect, type RefObject } from 'react'

const fields = 'input:not([type=hidden]):not([hidden]), select, textarea'

/** Scrolls to what has just opened and moves the focus to its first field. */
export const enterFields = (container: HTMLElement) => {
  container.scrollIntoView({ block: 'nearest' })
  const checkedInput = container.querySelector<HTMLElement>('input:checked')
  const first = container.querySelector<HTMLElement>(fields)
  const field = first?.matches('[type=radio]') && checkedInput ? checkedInput : first
  field?.focus()
}

/** Moves the focus into an element that opens, and back to what opened it when it closes, if that is still on the page. */
export const useOpenedFocus = (containerRef: RefObject<HTMLElement | null>, on: boolean) => {
  useEffect(() => {
    const element = containerRef.current
    if (!on || !element) return
    const opener = document.activeElement
    enterFields(element)
    return () => {
      // The focus stays where it is if the person has moved it elsewhere.
      const lost = document.activeElement === document.body || element.contains(document.activeElement)
      if (lost && opener instanceof HTMLElement && opener.isConnected) opener.focus()
    }
  }, [containerRef, on])
}
