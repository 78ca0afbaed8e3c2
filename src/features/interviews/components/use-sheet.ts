'use client'

import { useEffect, useEffectEvent, useRef } from 'react'
import { enterFields } from '@/components/form/use-opened-focus'

/** Closes the open sheet by going back in the browser's history. */
export const closeSheet = () => window.history.back()

const isSheet = () => {
  const state: unknown = window.history.state
  return typeof state === 'object' && state !== null && 'sheet' in state
}

/**
 * Opens a dialog as an entry of the browser's history, so the back button of a phone closes the dialog and stays in the
 * call. Every way of closing goes back in the history, and `onClosed` runs after that, because it may add an entry of its
 * own.
 */
export const useSheet = (onClosed: () => void) => {
  const dialog = useRef<HTMLDialogElement>(null)
  const isPressedBeside = useRef(false)
  const closed = useEffectEvent(onClosed)
  useEffect(() => {
    const element = dialog.current
    element?.showModal()
    if (element) enterFields(element)
    // A reloaded page may still be at the history entry of its last sheet.
    if (!isSheet()) window.history.pushState({ sheet: true }, '')
    const onBack = () => {
      element?.close()
      closed()
    }
    window.addEventListener('popstate', onBack)
    return () => window.removeEventListener('popstate', onBack)
  }, [])
  return {
    ref: dialog,
    onCancel: (event: React.SyntheticEvent) => {
      event.preventDefault()
      closeSheet()
    },
    // A browser may close the dialog without a `cancel` event.
    onClose: () => {
      if (isSheet()) closeSheet()
    },
    // The dialog itself is the target only of a press outside its content. The press must also begin there: a text selection
    // that ends outside must not close the dialog.
    onMouseDown: ({ target, currentTarget }: React.MouseEvent) => {
      isPressedBeside.current = target === currentTarget
    },
    onClick: ({ target, currentTarget }: React.MouseEvent) => {
      if (isPressedBeside.current && target === currentTarget) closeSheet()
    },
  }
}
