'use client'

import { useEffect } from 'react'

/**
 * Ignores the second press of a double click, because another button or an opened form may be under the pointer by then.
 * Within one text or field a double click still selects a word.
 */
export const useSinglePress = () => {
  useEffect(() => {
    let pressedTarget: EventTarget | null = null
    const listen = (event: MouseEvent) => {
      const { type, target, detail } = event
      if (detail < 2) {
        if (type === 'mousedown') pressedTarget = target
        return
      }
      if (target === pressedTarget && target instanceof Element && !target.closest('button, label, summary')) return
      event.preventDefault()
      event.stopPropagation()
    }
    const presses = ['mousedown', 'click'] as const
    for (const press of presses) window.addEventListener(press, listen, true)
    return () => {
      for (const press of presses) window.removeEventListener(press, listen, true)
    }
  }, [])
}
