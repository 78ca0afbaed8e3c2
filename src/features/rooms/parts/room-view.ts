import 'server-only'
import type { Means, RoomView, SeatRole, SeatState, SeatView } from '@/domain/rooms/protocol'
import { arrivalAt, isHost, seatsSeenBy } from '@/domain/rooms/seats'
import { requireFound } from '@/server/authorize'
import { now } from '@/server/clock'
import { database } from '@/server/db'
import { openValue, type SealedValue } from '@/server/sealed/opened-values'
import type { SeatHolder } from './seat-holder'

type NameRow = {
  kind: 'caller' | 'organisation' | 'phone' | 'interpreter'
  id: string
  words: string | null
  sealed: SealedValue | null
}
type SeatRow = {
  id: string
  role: SeatRole
  interpreterId: string | null
  state: SeatState
  arrival: string | null
  seenAt: string | null
  means: Means
  isChild: boolean
  sharesLink: boolean
}
type RoomRow = {
  closedAt: Date | null
  endsAt: Date
  interviewId: string | null
  stream: string | null
  names: NameRow[]
  seats: SeatRow[]
}

/** One statement: each change in a room is read by everybody in it. */
const roomRow = async ({ scope, roomId, seatId }: SeatHolder): Promise<RoomRow> => {
  const [row] = await database(scope).$queryRaw<RoomRow[]>`
    select room.closed_at as "closedAt", room.ends_at as "endsAt", room.interview_id as "interviewId",
      (select stream from room_seat where id = ${seatId}::uuid) as stream,
      (select jsonb_agg(named) from nabij_names_of_room() named) as names,
      (select jsonb_agg(jsonb_build_object('id', seat.id, 'role', seat.role, 'interpreterId', seat.interpreter_id,
          'state', seat.state, 'arrival', seat.arrival, 'seenAt', seat.seen_at, 'means', seat.means, 'isChild', seat.is_child,
          'sharesLink', exists (select from room_seat twin where twin.link_id = seat.link_id and twin.id <> seat.id
              and twin.state not in ('left', 'arriving')))
        order by seat.created_at, seat.id) from room_seat seat where seat.room_id = room.id) as seats
    from room where room.id = ${roomId}::uuid`
  return requireFound(row)
}

const seatView = (
  { id, role, interpreterId, seenAt, ...seat }: SeatRow,
  names: readonly NameRow[],
  at: Date,
): SeatView => {
  const interpreter = names.find(({ kind, id: nameId }) => kind === 'interpreter' && nameId === interpreterId)
  const ofRegister = interpreter?.sealed ? openValue('interpreter.name', interpreter.id, interpreter.sealed) : null
  const name = isHost({ role }) ? wordsOf(names, 'caller') : ofRegister
  const arrival = arrivalAt({ arrival: seat.arrival, seenAt: seenAt === null ? null : new Date(seenAt) }, at)
  const { state, means, isChild, sharesLink } = seat
  return { id, role, name, state, arrival, means, isChild, sharesLink }
}

const wordsOf = (names: readonly NameRow[], kind: NameRow['kind']) =>
  names.find((row) => row.kind === kind)?.words ?? null

/** The room as this seat sees it, and which stream of the seat is the newest. */
export const roomOfSeat = async (holder: SeatHolder): Promise<{ view: RoomView; stream: string | null }> => {
  const { closedAt, endsAt, interviewId, names, seats, stream } = await roomRow(holder)
  const at = now()
  const seatViews = seats.map((seat) => seatView(seat, names, at))
  const isCaller = seats.some((seat) => seat.id === holder.seatId && isHost(seat))
  const view: RoomView = {
    self: holder.seatId,
    state: closedAt !== null || endsAt <= at ? 'closed' : 'open',
    callerName: wordsOf(names, 'caller') ?? '',
    organisationName: wordsOf(names, 'organisation') ?? '',
    phone: wordsOf(names, 'phone'),
    endsAt: endsAt.toISOString(),
    interviewId: isCaller ? interviewId : null,
    seats: seatsSeenBy(seatViews, holder.seatId),
  }
  return { view, stream }
}
