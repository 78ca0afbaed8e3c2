'use client'

import { useState } from 'react'
import { filled, presentOthers, seatName, type GuestTexts } from './guest-texts'
import type { RoomConnection } from './room-connection'

type Names = ReadonlyMap<string, string>

const namesIn = (texts: GuestTexts, { view }: RoomConnection): Names =>
  new Map(presentOthers(view).map((seat) => [seat.id, seatName(texts, view, seat)]))

const wordsOf = ({ call }: GuestTexts, earlierNames: Names, names: Names): string =>
  [
    ...[...names].filter(([id]) => !earlierNames.has(id)).map(([, name]) => filled(call.joined, { name })),
    ...[...earlierNames].filter(([id]) => !names.has(id)).map(([, name]) => filled(call.gone, { name })),
  ].join(' ')

/** Who came or went last, in words. */
export const useComings = (texts: GuestTexts, room: RoomConnection): string => {
  const names = namesIn(texts, room)
  const [last, setLast] = useState({ names, words: '' })
  const isSame = names.size === last.names.size && [...names.keys()].every((id) => last.names.has(id))
  if (!isSame) setLast({ names, words: wordsOf(texts, last.names, names) })
  return last.words
}
