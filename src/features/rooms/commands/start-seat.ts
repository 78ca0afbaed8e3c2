import 'server-only'
import { audit } from '@/server/audit'
import { now } from '@/server/clock'
import { freshToken, tokenHash } from '@/server/crypto'
import { inTransaction, ofOrganisation, type Transaction } from '@/server/db'
import { AppError } from '@/server/errors'
import { guestOfKey } from '@/server/guest'
import { systemActor } from '@/server/minted-actor'
import { refuseRoomLink } from '@/server/request-room'
import { sendNotice } from '@/server/room-notices'
import { sourceOf } from '@/server/sender'
import type { Visitor } from '@/server/visitor'
import { linkOfToken, requireOpenLink, type LinkedRoom } from '../parts/linked-room'

/** A link that was sent around opens no more. */
const mostSeatsOfLink = 10

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
  if ((await tx.roomSeat.count({ where: { linkId } })) >= mostSeatsOfLink)
    throw new AppError('conflict', 'link_used_often')
  const key = freshToken()
  const data = { organisationId, roomId, linkId, role, interpreterId, keyHash: tokenHash(key), createdAt: now() }
  await tx.roomSeat.create({ data, select: { id: true } })
  return key
}

/**
 * Spends a link: this browser gets a seat, with which it may ask to come in, and the key of it for a cookie. Throws the same
 * `not_found` for every link that leads nowhere. A second device gets a seat of its own.
 */
export const startSeat = async (
  visitor: Visitor,
  { token, key }: { token: string; key: string | undefined },
): Promise<{ key: string | null }> => {
  const link = await linkOfToken(token)
  if (!link) return refuseRoomLink(visitor)
  return inTransaction(ofOrganisation(link.organisationId), async (tx) => {
    await requireOpenLink(tx, link)
    const seat = await reopenSeat(tx, link, key)
    const newKey = seat ? null : await addSeat(tx, link)
    const actor = systemActor(link.organisationId, sourceOf(visitor, 'route'))
    if (newKey !== null) await audit(tx, actor, 'room.enter', link.roomId, { link: link.id, role: link.role })
    await sendNotice(tx, link.roomId)
    return { key: newKey }
  })
}
