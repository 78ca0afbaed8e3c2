import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { audit } from '@/server/audit'
import { inTransaction } from '@/server/db'
import { requireRoom } from '../parts/host-seat'
import { addLink } from '../parts/new-link'
import type { CreateRoomLink } from '../schema'

/** Makes a link with which one more person can ask to come in, in one role. It is shown once. */
export const createRoomLink = async (
  actor: StaffActor,
  { roomId, role, interpreterId }: CreateRoomLink,
): Promise<{ url: string }> => {
  const { organisationId, familyId } = await requireRoom(actor, 'room.invite', roomId)
  return inTransaction(actor, async (tx) => {
    const room = { organisationId, roomId, familyId }
    const newLink = { ...room, role, interpreterId: interpreterId ?? null, createdById: actor.staffId }
    const { id, url } = await addLink(tx, newLink)
    await audit(tx, actor, 'room.invite', roomId, { link: id, role, family: familyId })
    return { url }
  })
}
