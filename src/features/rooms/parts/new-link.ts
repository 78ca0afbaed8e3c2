import 'server-only'
import type { GuestRole } from '@/domain/rooms/protocol'
import { isFull } from '@/domain/rooms/seats'
import { now } from '@/server/clock'
import { freshToken, tokenHash } from '@/server/crypto'
import type { Transaction } from '@/server/db'
import { env } from '@/server/env'
import { AppError } from '@/server/errors'
import { lockOpenRoom } from './open-room'

/** More than anybody needs for three guests who lost theirs. */
const mostLinks = 30

type NewLink = {
  organisationId: string
  roomId: string
  familyId: string
  role: GuestRole
  interpreterId: string | null
  createdById: string
}

/** Throws for an interpreter who did not sign, has stopped, or is not wanted by the parent. */
export const refuseInterpreter = async (
  tx: Transaction,
  { organisationId, familyId, interpreterId }: Pick<NewLink, 'organisationId' | 'familyId' | 'interpreterId'>,
) => {
  if (interpreterId === null) return
  const where = {
    id: interpreterId,
    organisationId,
    retiredAt: null,
    signedOn: { not: null },
    refusals: { none: { familyId } },
  }
  if ((await tx.interpreter.count({ where })) > 0) return
  const reason = 'unknown_interpreter'
  throw new AppError('invalid', reason, [{ path: 'interpreterId', reason }])
}

/** Makes a link to an open room. Its token stands behind the `#`, which no browser sends; only its hash is stored. */
export const addLink = async (tx: Transaction, newLink: NewLink): Promise<{ id: string; url: string }> => {
  const { familyId: _, ...columns } = newLink
  const { presentSeats } = await lockOpenRoom(tx, newLink.roomId)
  if (isFull(presentSeats)) throw new AppError('conflict', 'room_full')
  if ((await tx.roomLink.count({ where: { roomId: newLink.roomId } })) >= mostLinks) throw new AppError('too_many')
  await refuseInterpreter(tx, newLink)
  const token = freshToken()
  const { id } = await tx.roomLink.create({
    data: { ...columns, tokenHash: tokenHash(token), createdAt: now() },
    select: { id: true },
  })
  return { id, url: `${new URL('/gesprek', env().NEXTAUTH_URL).href}#${token}` }
}
