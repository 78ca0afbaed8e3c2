'use client'

import { useEffect, useRef } from 'react'

/** What gets the focus back: an item of a menu is gone by then, so the button that opened the menu. */
const openerNow = () => {
  const menu = document.activeElement?.closest('[role=menu]')
  const button = document.getElementById(menu?.getAttribute('aria-labelledby') ?? '')
  return button ?? document.activeElement
}

/** Opens the browser's own dialog while it is asked for, and gives the focus back to what opened it. */
export const useModal = (open: boolean) => {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const element = dialog.current
    if (!open || !element) return
    const opener = openerNow()
    element.showModal()
    return () => {
      element.close()
      const isLost = document.activeElement === document.body || element.contains(document.activeElement)
      if (isLost && opener instanceof HTMLElement) opener.focus()
    }
  }, [open])
  return dialog
}
