'use client'

import { useEffect, useRef } from 'react'

/** Opens the browser's own dialog while it is asked for, and gives the focus back to what opened it. */
export const useModal = (open: boolean) => {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const element = dialog.current
    if (!open || !element) return
    const opener = document.activeElement
    element.showModal()
    return () => {
      element.close()
      const isLost = document.activeElement === document.body || element.contains(document.activeElement)
      if (isLost && opener instanceof HTMLElement) opener.focus()
    }
  }, [open])
  return dialog
}
