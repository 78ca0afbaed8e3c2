import type { RoomView, SeatView } from '@/domain/rooms/protocol'
import { isParent } from '@/domain/rooms/seats'

/** The seats of the others, those who ask first. */
export const guestSeats = ({ seats, self }: RoomView): SeatView[] =>
  seats
    .filter(({ id }) => id !== self)
    .toSorted((seat, next) => Number(next.state === 'waiting') - Number(seat.state === 'waiting'))

export const presentSeats = (view: RoomView): SeatView[] => guestSeats(view).filter(({ state }) => state === 'present')

const isNear = ({ state }: SeatView) => state === 'present' || state === 'waiting'

/** The child on the line; while one is there no interview begins. */
export const childSeat = (view: RoomView): SeatView | undefined =>
  guestSeats(view).find((seat) => seat.isChild && isNear(seat))

export const hasParent = (view: RoomView): boolean => presentSeats(view).some(isParent)
