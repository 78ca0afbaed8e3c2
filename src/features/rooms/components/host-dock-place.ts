import { useCallback, useState, type KeyboardEvent, type PointerEvent } from 'react'
import { oneOf } from '@/domain/closed-lists'

/**
 * Where the dock stands on a wide screen: at the head or foot of one of the two columns beside the questions. The column makes room for
 * it, so it never covers a question, an answer or what has the focus.
 */
export const dockPlaces = ['end-top', 'end-bottom', 'start-top', 'start-bottom'] as const
export type DockPlace = (typeof dockPlaces)[number]

const placeName = 'nabij-dock'

const storedPlace = (): DockPlace => oneOf(dockPlaces, window.localStorage.getItem(placeName) ?? '') ?? 'end-top'

const placeOf = (side: string, edge: string): DockPlace => oneOf(dockPlaces, `${side}-${edge}`) ?? 'end-top'

/** The place that an arrow key leads to. */
const byKey = (place: DockPlace, key: string): DockPlace | null => {
  const [side = '', edge = ''] = place.split('-')
  const sides: Record<string, string> = { ArrowLeft: 'start', ArrowRight: 'end' }
  const edges: Record<string, string> = { ArrowUp: 'top', ArrowDown: 'bottom' }
  if (!(key in sides) && !(key in edges)) return null
  return placeOf(sides[key] ?? side, edges[key] ?? edge)
}

const byPoint = ({ clientX, clientY }: { clientX: number; clientY: number }): DockPlace =>
  placeOf(clientX * 2 < window.innerWidth ? 'start' : 'end', clientY * 2 < window.innerHeight ? 'top' : 'bottom')

/** Tells the page how high the dock is: the interview, the columns and what scrolls below leave room for it. */
const observeHeight = (dock: HTMLElement) => {
  const { style } = document.documentElement
  const observer = new ResizeObserver(() => style.setProperty('--dock', `${dock.offsetHeight}px`))
  observer.observe(dock)
  return () => {
    observer.disconnect()
    style.removeProperty('--dock')
  }
}

/** How the dock stands: its place, its size and whether it is folded, and the handle by which it is moved. */
export const useDockPlace = () => {
  const [place, setPlace] = useState<DockPlace>(storedPlace)
  const [isLarge, setLarge] = useState(false)
  const [isFolded, setFolded] = useState(false)
  const [dragStart, setDragStart] = useState<{ x: number; y: number } | null>(null)
  const dock = useCallback((element: HTMLElement | null) => {
    if (element) return observeHeight(element)
  }, [])
  const move = (next: DockPlace) => {
    window.localStorage.setItem(placeName, next)
    setPlace(next)
  }
  const shift = (x: number, y: number) => {
    const { style } = document.documentElement
    style.setProperty('--shift', x === 0 && y === 0 ? 'none' : `translate(${x}px, ${y}px)`)
  }
  const handle = {
    onPointerDown: (event: PointerEvent<HTMLButtonElement>) => {
      event.currentTarget.setPointerCapture(event.pointerId)
      setDragStart({ x: event.clientX, y: event.clientY })
    },
    onPointerMove: ({ clientX, clientY }: PointerEvent) => {
      if (dragStart) shift(clientX - dragStart.x, clientY - dragStart.y)
    },
    onPointerUp: (event: PointerEvent) => {
      setDragStart(null)
      shift(0, 0)
      if (dragStart && Math.hypot(event.clientX - dragStart.x, event.clientY - dragStart.y) > 10) move(byPoint(event))
    },
    onPointerCancel: () => {
      setDragStart(null)
      shift(0, 0)
    },
    onKeyDown: (event: KeyboardEvent) => {
      const next = byKey(place, event.key)
      if (!next) return
      event.preventDefault()
      move(next)
    },
  }
  return { place, isLarge, setLarge, isFolded, setFolded, dock, handle }
}
export type DockState = ReturnType<typeof useDockPlace>
