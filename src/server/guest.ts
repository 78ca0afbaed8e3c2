/**
 * Who sits in a room without an account: a parent, an interpreter or somebody else. Their browser has a cookie of this seat alone,
 * and the database shows them this room and nothing else (`SeatScope`).
 */
import 'server-only'
import { cookies } from 'next/headers'
import { cache } from 'react'
import { hourMs } from '@/domain/dates'
import { tokenHash } from './crypto'
import { isSecure } from './csrf'
import { database, translateDatabaseError } from './db'
import { AppError } from './errors'
import { seatScope, type SeatScope } from './row-scope'

export type Guest = {
  readonly kind: 'guest'
  readonly seatId: string
  readonly roomId: string
  readonly organisationId: string
  readonly scope: SeatScope
}

/** As long as a link opens. */
const cookieHours = 24

/** Behind TLS a browser takes a `__Host-` cookie from this host alone, so no other host can plant one. */
const seatCookie = () => `${isSecure() ? '__Host-' : ''}nabij-seat`

const cookieOptions = () => ({ httpOnly: true, sameSite: 'lax', path: '/', secure: isSecure() }) as const

export const saveSeatCookie = async (key: string): Promise<void> => {
  ;(await cookies()).set(seatCookie(), key, { ...cookieOptions(), maxAge: (cookieHours * hourMs) / 1000 })
}

export const clearSeatCookie = async (): Promise<void> => {
  ;(await cookies()).set(seatCookie(), '', { ...cookieOptions(), maxAge: 0 })
}

/** The key in the cookie of this request. */
export const seatKey = async (): Promise<string | undefined> => (await cookies()).get(seatCookie())?.value

/** The guest with this key, or null. */
export const guestOfKey = async (key: string): Promise<Guest | null> => {
  try {
    const seat = await database('link').roomSeat.findFirst({
      where: { keyHash: tokenHash(key) },
      select: { id: true, roomId: true, organisationId: true },
    })
    if (!seat) return null
    const { id: seatId, ...room } = seat
    return { kind: 'guest', seatId, ...room, scope: seatScope(seatId) }
  } catch (error) {
    throw translateDatabaseError(error)
  }
}

/** The guest of this request, or null without a seat. React's cache loads it once for each request. */
export const currentGuest = cache(async (): Promise<Guest | null> => {
  const key = await seatKey()
  return key ? guestOfKey(key) : null
})

/** For route handlers: throws without a seat. */
export const guestOrStop = async (): Promise<Guest> => {
  const guest = await currentGuest()
  if (!guest) throw new AppError('unauthenticated')
  return guest
}
