import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import type { RoomView } from '@/domain/rooms/protocol'
import { useSeatName } from './host-about'
import type { CallParts } from './host-parts'
import { guestSeats, presentSeats } from './host-seats'
import { knownSeats, seatChanges } from './seat-changes'

/** A page that loads anew is back within this time. */
const graceMs = 5000

/** Whose page has been away for longer than a page takes to load. */
const useLostIds = (view: RoomView): string => {
  const awayIds = presentSeats(view)
    .filter(({ arrival }) => arrival === null)
    .map(({ id }) => id)
    .join(' ')
  const [lostIds, setLostIds] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setLostIds(awayIds), awayIds ? graceMs : 0)
    return () => clearTimeout(timer)
  }, [awayIds])
  return lostIds
}

/** Says who came, went, asks to come in, lost the connection or has it back since the last change. */
export const useComings = ({ view, about }: CallParts): string => {
  const t = useTranslations('roomHost.people')
  const seatName = useSeatName(about)
  const lostIds = useLostIds(view)
  const [last, setLast] = useState(() => ({ view, lostIds, known: knownSeats(guestSeats(view), {}, []), text: '' }))
  if (last.view === view && last.lostIds === lostIds) return last.text
  const next = knownSeats(guestSeats(view), last.known, lostIds.split(' '))
  const text = seatChanges(last.known, next)
    .map(({ kind, seat }) => t(kind, { who: seatName(seat) }))
    .join(' ')
  setLast({ view, lostIds, known: next, text: text || last.text })
  return text || last.text
}
