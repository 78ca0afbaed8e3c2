'use client'

import { useEffect } from 'react'
import { keepFocus, keepInRow } from './keep-focus'

/** Keeps the focus in the main part of a page, and the menu's row where one is. It is drawn beside the frame, not within: the
 * frame's script comes with every page that may be not found, also with the call. */
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
