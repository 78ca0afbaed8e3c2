'use client'

import { useEffect } from 'react'
import { keepFocus, keepInRow } from './keep-focus'

/**
 * Keeps the focus in the main part of a page, and the current link of the menu in view. Rendered next to the staff's frame
 * and not inside it, because pages that can be not found, the call among them, also load the script of the frame.
 */
export const FocusKeeper = () => {
  useEffect(() => {
    const [main, menu] = [document.querySelector('main'), document.querySelector('nav')]
    const stops = [main && keepFocus(main), menu && keepInRow(menu)]
    return () => {
      for (const stop of stops) stop?.()
    }
  }, [])
  return null
}
