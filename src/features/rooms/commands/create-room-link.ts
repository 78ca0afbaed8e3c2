import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { isFull } from '@/domain/rooms/seats'
import { audit } from '@/server/audit'
import { now } from '@/server/clock'
import { freshToken, tokenHash } from '@/server/crypto'
import { inTransaction, type Transaction } from '@/server/db'
import { env } from '@/server/env'
import { AppError } from '@/server/errors'
import { requireRoom } from '../parts/host-seat'
import { lockOpenRoom } from '../parts/open-room'
import type { CreateRoomLink } from '../schema'

/** More than anybody needs for three guests who lost theirs. */
const mostLinks = 30

const refuseInterpreter = async (tx: Transaction, organisationId: string, familyId: string, id: string) => {
  const where = { id, organisationId, retiredAt: null, signedOn: { not: null }, refusals: { none: { familyId } } }
  if ((await tx.interpreter.count({ where })) > 0) return
  const reason = 'unknown_interpreter'
  throw new AppError('invalid', reason, [{ path: 'interpreterId', reason }])
}

/**
 * Makes a link with which one more person can ask to come in, in one role. Its token stands behind the `#`, which no browser sends,
 * and is shown once.
 */
export const createRoomLink = async (
  actor: StaffActor,
  { roomId, role, interpreterId }: CreateRoomLink,
): Promise<{ url: string }> => {
  const { organisationId, familyId } = await requireRoom(actor, 'room.invite', roomId)
  const token = freshToken()
  await inTransaction(actor, async (tx) => {
    const { presentSeats } = await lockOpenRoom(tx, roomId)
    if (isFull(presentSeats)) throw new AppError('conflict', 'room_full')
    if ((await tx.roomLink.count({ where: { roomId } })) >= mostLinks) throw new AppError('too_many')
    if (interpreterId !== undefined) await refuseInterpreter(tx, organisationId, familyId, interpreterId)
    const { id } = await tx.roomLink.create({
      data: {
        organisationId,
        roomId,
        role,
        interpreterId: interpreterId ?? null,
        tokenHash: tokenHash(token),
        createdById: actor.staffId,
        createdAt: now(),
      },
      select: { id: true },
    })
    await audit(tx, actor, 'room.invite', roomId, { link: id, role, family: familyId })
  })
  return { url: `${new URL('/gesprek', env().NEXTAUTH_URL).href}#${token}` }
}
