import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { SeatView } from '@/domain/rooms/protocol'
import { useSeatName } from './host-about'
import type { CallParts } from './host-parts'
import { guestSeats } from './host-seats'

type States = Readonly<Record<string, SeatView['state']>>

const statesOf = (seats: readonly SeatView[]): States => Object.fromEntries(seats.map(({ id, state }) => [id, state]))

/** Says who came, went or asks to come in since the last change. */
export const useComings = ({ view, about }: CallParts): string => {
  const t = useTranslations('roomHost.people')
  const seatName = useSeatName(about)
  const [last, setLast] = useState({ view, states: statesOf(guestSeats(view)), text: '' })
  if (last.view === view) return last.text
  const seats = guestSeats(view)
  const texts = seats.flatMap((seat) => {
    const was = last.states[seat.id]
    const who = seatName(seat)
    if (was === seat.state) return []
    if (seat.state === 'present') return [t('came', { who })]
    if (seat.state === 'waiting') return [t('asks', { who })]
    return was === 'present' ? [t('went', { who })] : []
  })
  const left = Object.entries(last.states).some(
    ([id, state]) => state === 'present' && !seats.some((seat) => seat.id === id),
  )
  const goneText = left ? t('went', { who: t('somebody') }) : ''
  const text = [...texts, goneText].filter(Boolean).join(' ')
  setLast({ view, states: statesOf(seats), text: text || last.text })
  return text || last.text
}
