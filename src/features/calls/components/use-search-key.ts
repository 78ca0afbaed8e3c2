'use client'

import { useEffect, useEffectEvent } from 'react'

const name = 'nabij-search-key'
const typingInputs = new Set(['text', 'search', 'number', 'date', 'email', 'tel', 'password', 'url', 'time'])

const isTyping = (target: EventTarget | null): boolean => {
  if (!(target instanceof HTMLElement)) return false
  if (target instanceof HTMLInputElement) return typingInputs.has(target.type)
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable
}

/** A key without Ctrl or Alt can be switched off (WCAG 2.1.4), on this device. */
export const isSearchKeyOn = (): boolean => window.localStorage.getItem(name) !== 'off'
export const setSearchKey = (on: boolean) => window.localStorage.setItem(name, on ? 'on' : 'off')

/**
 * Listens to the key `/` while nobody types and no dialog is open. The screen of a call has keys of its own, and none of this:
 * there `/` finds a question.
 */
export const useSearchKey = (onPress: () => void) => {
  const press = useEffectEvent(onPress)
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
      if (event.defaultPrevented || isTyping(event.target) || document.querySelector('dialog[open]')) return
      if (!isSearchKeyOn()) return
      event.preventDefault()
      press()
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [])
}
