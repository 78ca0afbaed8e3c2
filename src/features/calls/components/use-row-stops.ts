'use client'

import { useRef, type KeyboardEvent } from 'react'

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 }

export type RowStops = (place: number) => {
  ref: (element: HTMLElement | null) => void
  onKeyDown: (event: KeyboardEvent) => void
}

/** Lets the arrow keys move the focus between a field and the results below it. Tab goes through everything as usual. */
export const useRowStops = (): RowStops => {
  const elements = useRef(new Map<number, HTMLElement>())
  return (place) => ({
    ref: (element) => {
      if (element) elements.current.set(place, element)
      else elements.current.delete(place)
    },
    onKeyDown: (event) => {
      const step = steps[event.key]
      const neighbour = step === undefined ? undefined : elements.current.get(place + step)
      if (!neighbour) return
      event.preventDefault()
      neighbour.focus()
    },
  })
}
