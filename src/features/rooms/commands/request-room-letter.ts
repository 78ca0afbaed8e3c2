import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { audit } from '@/server/audit'
import { inTransaction } from '@/server/db'
import { AppError } from '@/server/errors'
import { enqueueLetters } from '@/server/jobs'
import { hasMail } from '@/server/mail'
import { requireRoom } from '../parts/host-seat'
import { emailOfInterpreter } from '../parts/interpreter-email'
import { refuseInterpreter } from '../parts/new-link'
import { lockOpenRoom } from '../parts/open-room'
import type { RoomLetter } from '../schema'

/** Asks for an e-mail to an interpreter with a link of their own. The link is made when it is sent, so that no job holds it. */
export const requestRoomLetter = async (
  actor: StaffActor,
  { roomId, interpreterId }: RoomLetter,
): Promise<{ id: string }> => {
  const { organisationId, familyId } = await requireRoom(actor, 'room.invite', roomId)
  return inTransaction(actor, async (tx) => {
    await lockOpenRoom(tx, roomId)
    await refuseInterpreter(tx, { organisationId, familyId, interpreterId })
    if (!hasMail() || (await emailOfInterpreter(tx, interpreterId)) === '') throw new AppError('conflict', 'no_email')
    const input = { roomId, interpreterId, askedById: actor.staffId }
    await enqueueLetters(tx, actor, [{ kind: 'room_letter', subject: roomId, input }])
    await audit(tx, actor, 'room.invite', roomId, { role: 'interpreter', family: familyId, by: 'email' })
    return { id: roomId }
  })
}
