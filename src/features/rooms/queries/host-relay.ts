import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import type { RelaySettings } from '@/domain/rooms/protocol'
import { relaySettings } from '@/server/room-relay'
import { requireRoom } from '../parts/host-seat'
import { refuseTakenOver } from '../parts/taken-over'
import type { RoomPath } from '../schema'

/** The relay for the caller, who tries it before the parent comes. */
export const hostRelay = async (actor: StaffActor, { id }: RoomPath): Promise<RelaySettings> => {
  const { roomId, organisationId } = await refuseTakenOver(requireRoom(actor, 'room.read', id))
  return relaySettings({ roomId, organisationId })
}
