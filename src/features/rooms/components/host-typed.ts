import type { SeatView } from '@/domain/rooms/protocol'
import type { RoomConnection } from './use-room'

/** What somebody typed last, which stands in large letters until one of the others types; of who only types it stays. */
export const lastTyped = ({ messages }: RoomConnection, { id, means }: SeatView): string => {
  const ownMessages = means === 'text' ? messages.filter(({ from }) => from === id) : messages
  const last = ownMessages.at(-1)
  return last?.from === id ? last.text : ''
}
