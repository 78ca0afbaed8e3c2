'use client'

import { useEffect, useRef, useState } from 'react'
import { filled, presentOthers, seatName, type GuestTexts } from './guest-texts'
import type { RoomConnection } from './room-connection'

/** Who came or went last, in words. */
export const useComings = (texts: GuestTexts, { view }: RoomConnection): string => {
  const others = presentOthers(view)
  const before = useRef<ReadonlyMap<string, string> | null>(null)
  const [words, setWords] = useState('')
  const key = others.map(({ id }) => id).join()
  useEffect(() => {
    const names = new Map(others.map((seat) => [seat.id, seatName(texts, view, seat)] as const))
    const { joined, gone } = texts.call
    const came = [...names].filter(([id]) => before.current && !before.current.has(id))
    const went = [...(before.current ?? [])].filter(([id]) => !names.has(id))
    before.current = names
    const sentences = [
      ...came.map(([, name]) => filled(joined, { name })),
      ...went.map(([, name]) => filled(gone, { name })),
    ]
    if (sentences.length > 0) setWords(sentences.join(' '))
    // Names do not change while somebody is there.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [key])
  return words
}
