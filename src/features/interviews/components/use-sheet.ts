'use client'

import { useEffect, useEffectEvent, useRef } from 'react'
import { enterFields } from '@/components/form/use-opened-focus'

/** Goes back over the sheet's entry, and that closes it. */
export const closeSheet = () => window.history.back()

const isSheet = () => {
  const state: unknown = window.history.state
  return typeof state === 'object' && state !== null && 'sheet' in state
}

/**
 * An open sheet is an entry of the browser's history: the back button of a phone closes it and stays in the call. Every way of
 * closing goes back over the entry. What comes after may add an entry of its own and waits until this one is gone.
 */
export const useSheet = (onClosed: () => void) => {
  const dialog = useRef<HTMLDialogElement>(null)
  const isPressedBeside = useRef(false)
  const closed = useEffectEvent(onClosed)
  useEffect(() => {
    const element = dialog.current
    element?.showModal()
    if (element) enterFields(element)
    // A page that was fetched again stands on the entry of its last sheet.
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
    // A browser may close it without asking.
    onClose: () => {
      if (isSheet()) closeSheet()
    },
    // The element itself is pressed only beside what it shows. A selection that ends there began within.
    onMouseDown: ({ target, currentTarget }: React.MouseEvent) => {
      isPressedBeside.current = target === currentTarget
    },
    onClick: ({ target, currentTarget }: React.MouseEvent) => {
      if (isPressedBeside.current && target === currentTarget) closeSheet()
    },
  }
}
