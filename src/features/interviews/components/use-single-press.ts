'use client'

import { useEffect } from 'react'

/**
 * The second press of a double click does not count: by then another button, or a form that has opened, may stand under the
 * pointer. Only within one text or field it selects, as everywhere.
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
