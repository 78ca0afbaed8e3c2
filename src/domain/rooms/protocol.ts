/**
 * What a browser in a room and the server say to each other: a guest's under `/api/seat`, the caller's under `/api/rooms/[id]`.
 * `GET events?arrival=UUID` sends `room` (a `RoomView`, at once and after each change), `signal` (a `ReceivedSignal`) and `replaced`
 * (the seat was opened on another page; the stream ends). `POST signals` takes a `SentSignal`, `POST relay` answers `RelaySettings`,
 * `POST leave` ends a stay, for a guest with `{ forget: true }` also the cookie. `POST /api/seat` with `{ token }` spends a link.
 */

/** A caller, a parent, an interpreter, and one person more. */
export const seatRoles = ['caller', 'parent', 'interpreter', 'other'] as const
export type SeatRole = (typeof seatRoles)[number]
/** Who opened the room and lets the others in. */
export const hostRole = 'caller' satisfies SeatRole
export type GuestRole = Exclude<SeatRole, 'caller'>

/** A browser sends its picture and sound to each of the others, so a room has few people. A fifth is refused in words. */
export const mostSeats = 4

/**
 * `arriving`: reads what is said before the room. `waiting`: asks to come in. `present`: the caller let them in. `left`: went away
 * themselves and may ask again. `removed`: refused or sent away by the caller, who may ask them back.
 */
export const seatStates = ['arriving', 'waiting', 'present', 'left', 'removed'] as const
export type SeatState = (typeof seatStates)[number]

/** With what somebody takes part. A camera is never on before its owner chose it. */
export const means = ['video', 'sound', 'text'] as const
export type Means = (typeof means)[number]

export type SeatView = {
  id: string
  role: SeatRole
  /** Of the caller the name; of an interpreter of the register too; of others null. */
  name: string | null
  state: SeatState
  /** The page on which this seat is open, new after each reload. Null: no page is connected. */
  arrival: string | null
  means: Means
  isChild: boolean
  /** Somebody else asked with the link of this seat too. Only the caller is told. */
  sharesLink: boolean
}

export type RoomView = {
  self: string
  state: 'open' | 'closed'
  callerName: string
  organisationName: string
  /** The number of the organisation, in the form in which it is dialled. Null: none is set. */
  phone: string | null
  /** ISO time at which the room ends by itself. */
  endsAt: string
  interviewId: string | null
  /** Of a guest: those who are present, and the guest. Of the caller: everybody but those who left. */
  seats: readonly SeatView[]
}

export type SignalBody =
  | { kind: 'description'; type: 'offer' | 'answer' | 'rollback' | 'pranswer'; sdp: string }
  | { kind: 'candidate'; candidate: string; sdpMid: string | null; sdpMLineIndex: number | null }

export type SentSignal = { arrival: string; to: string; toArrival: string; body: SignalBody }
export type ReceivedSignal = { from: string; fromArrival: string; body: SignalBody }

/** Short-lived credentials of the relay. `relayOnly`: no address of a home leaves the browser for another one. */
export type RelaySettings = {
  iceServers: readonly { urls: readonly string[]; username?: string; credential?: string }[]
  relayOnly: boolean
  /** ISO time; null where there is no relay. */
  expiresAt: string | null
}

export type Entry = { isChild: boolean; means: Means }
