/** What happened to the others between two states of a room, as the caller is told. Names are kept: who left is in no room any more. */
import type { SeatView } from '@/domain/rooms/protocol'

type ChangeKind = 'came' | 'asks' | 'went' | 'lost' | 'back'

type Known = Pick<SeatView, 'role' | 'name' | 'state' | 'arrival'> & { isLost: boolean }
type KnownSeats = Readonly<Record<string, Known>>

type Change = { kind: ChangeKind; seat: Pick<SeatView, 'role' | 'name'> }

/** `lostIds`: whose page has been away for a while. A shorter absence is a page that loads anew, and counts with its new page. */
export const knownSeats = (
  seats: readonly SeatView[],
  earlierSeats: KnownSeats,
  lostIds: readonly string[],
): KnownSeats =>
  Object.fromEntries(
    seats.map(({ id, role, name, state, arrival }) => [
      id,
      {
        role,
        name,
        state,
        arrival: arrival ?? earlierSeats[id]?.arrival ?? null,
        isLost: arrival === null && lostIds.includes(id),
      },
    ]),
  )

const pageChange = (was: Known, seat: Known): ChangeKind | null => {
  if (seat.isLost) return was.isLost ? null : 'lost'
  return was.isLost || (was.arrival !== null && was.arrival !== seat.arrival) ? 'back' : null
}

const changeOf = (was: Known | undefined, seat: Known): ChangeKind | null => {
  if (was?.state === seat.state) return seat.state === 'present' ? pageChange(was, seat) : null
  if (seat.state === 'present') return 'came'
  if (seat.state === 'waiting') return 'asks'
  return was?.state === 'present' ? 'went' : null
}

export const seatChanges = (earlierSeats: KnownSeats, laterSeats: KnownSeats): Change[] => {
  const changes = Object.entries(laterSeats).flatMap(([id, seat]) => {
    const kind = changeOf(earlierSeats[id], seat)
    return kind ? [{ kind, seat }] : []
  })
  const leavings = Object.entries(earlierSeats).flatMap(([id, seat]): Change[] =>
    seat.state === 'present' && !laterSeats[id] ? [{ kind: 'went', seat }] : [],
  )
  return [...changes, ...leavings]
}
