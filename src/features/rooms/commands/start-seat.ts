import 'server-only'
import type { SeatState } from '@/domain/rooms/protocol'
import { audit } from '@/server/audit'
import { now } from '@/server/clock'
import { freshToken, tokenHash } from '@/server/crypto'
import { inTransaction, ofOrganisation, type Transaction } from '@/server/db'
import { AppError } from '@/server/errors'
import { guestOfKey } from '@/server/guest'
import { systemActor } from '@/server/minted-actor'
import { refuseRoomLink } from '@/server/request-room'
import { sendNotice } from '@/server/room-notices'
import { requirePace } from '@/server/seat-pace'
import { sourceOf } from '@/server/sender'
import type { Visitor } from '@/server/visitor'
import { linkOfToken, refuseEarly, type LinkedRoom } from '../parts/linked-room'
import { lockOpenRoom } from '../parts/open-room'

/** A link with which so many people asked opens no more. Who never asked, or left, does not count: nobody burns it by opening it. */
const mostSeatsOfLink = 30

/** The seat that this browser has by the same link: whoever left may ask again. */
const reopenSeat = async (tx: Transaction, { id: linkId }: LinkedRoom, key: string | undefined) => {
  const guest = key === undefined ? null : await guestOfKey(key)
  const seat =
    guest && (await tx.roomSeat.findFirst({ where: { id: guest.seatId, linkId }, select: { id: true, state: true } }))
  if (seat?.state === 'left')
    await tx.roomSeat.update({ where: { id: seat.id }, data: { state: 'arriving' }, select: { id: true } })
  return seat
}

const addSeat = async (tx: Transaction, { id: linkId, organisationId, roomId, role, interpreterId }: LinkedRoom) => {
  const ofLink = (...states: SeatState[]) => tx.roomSeat.count({ where: { linkId, state: { in: states } } })
  if ((await ofLink('removed')) > 0) throw new AppError('forbidden', 'seat_removed')
  if ((await ofLink('waiting', 'present')) >= mostSeatsOfLink) throw new AppError('conflict', 'link_used_often')
  requirePace('seat', linkId)
  const key = freshToken()
  const data = { organisationId, roomId, linkId, role, interpreterId, keyHash: tokenHash(key), createdAt: now() }
  await tx.roomSeat.create({ data, select: { id: true } })
  return key
}

/**
 * Spends a link: this browser gets a seat, with which it may ask to come in, and the key of it for a cookie. Throws the same
 * `not_found` for every link that leads nowhere. A second device gets a seat of its own, and none once somebody with this link was
 * sent away, until the caller asks them back.
 */
export const startSeat = async (
  visitor: Visitor,
  { token, key }: { token: string; key: string | undefined },
): Promise<{ key: string | null }> => {
  const link = await linkOfToken(token)
  if (!link) return refuseRoomLink(visitor)
  return inTransaction(ofOrganisation(link.organisationId), async (tx) => {
    const { opensAt } = await lockOpenRoom(tx, link.roomId)
    const seat = await reopenSeat(tx, link, key)
    if (!seat) refuseEarly(opensAt)
    const newKey = seat ? null : await addSeat(tx, link)
    const actor = systemActor(link.organisationId, sourceOf(visitor, 'route'))
    if (newKey !== null) await audit(tx, actor, 'room.enter', link.roomId, { link: link.id, role: link.role })
    await sendNotice(tx, link.roomId)
    return { key: newKey }
  })
}
