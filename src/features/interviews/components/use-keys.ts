'use client'

import { useEffect, useRef } from 'react'

const typingInputs = new Set(['text', 'search', 'number', 'date', 'email', 'tel', 'password', 'url', 'time'])

/** Whether the target takes typed text. Single-key shortcuts are off there. */
const isTyping = (target: EventTarget | null): boolean => {
  if (!(target instanceof HTMLElement)) return false
  if (target instanceof HTMLInputElement) return typingInputs.has(target.type)
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable
}

/** Listens to single keys while nobody types and no dialog is open. `onKey` returns whether it used the key. */
export const useKeys = (on: boolean, onKey: (key: string) => boolean) => {
  const latest = useRef(onKey)
  useEffect(() => {
    latest.current = onKey
  })
  useEffect(() => {
    if (!on) return
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isTyping(event.target)) return
      if (document.querySelector('dialog[open]')) return
      if (latest.current(event.key.length === 1 ? event.key.toLowerCase() : event.key)) event.preventDefault()
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [on])
}
