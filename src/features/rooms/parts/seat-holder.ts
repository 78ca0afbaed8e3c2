/** Whoever sits in a room, with an account or without: what both do there is done in the scope of the seat alone. */
import 'server-only'
import type { SeatScope } from '@/server/row-scope'

export type SeatHolder = {
  readonly seatId: string
  readonly roomId: string
  readonly organisationId: string
  readonly scope: SeatScope
}
