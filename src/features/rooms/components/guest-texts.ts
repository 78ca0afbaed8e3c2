import type { RoomView, SeatView } from '@/domain/rooms/protocol'
import { isHost, isInterpreter } from '@/domain/rooms/seats'
import { isolatedText } from '@/domain/isolated-text'
import type { Messages } from '@/i18n/messages'

export { filled } from '@/i18n/filled'

/** The texts of a guest's pages. The server sends them with the page, which holds no library for texts. */
export type GuestTexts = Messages['rooms']

/** Who somebody is for the others: their name where it is known, and else their part in the call. */
export const seatName = ({ call }: GuestTexts, { callerName }: RoomView, seat: SeatView): string => {
  if (isHost(seat)) return isolatedText(callerName)
  const { role, name } = seat
  if (isInterpreter(seat) && name) return call.interpreter.replace('{name}', isolatedText(name))
  return name ? isolatedText(name) : call.roles[role]
}

export const ownSeat = ({ self, seats }: RoomView): SeatView | undefined => seats.find(({ id }) => id === self)

export const presentOthers = ({ self, seats }: RoomView): SeatView[] =>
  seats.filter(({ id, state }) => id !== self && state === 'present')
