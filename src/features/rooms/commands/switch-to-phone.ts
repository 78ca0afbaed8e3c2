import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import type { RoomId } from '../schema'

export const switchToPhone = async (_actor: StaffActor, _input: RoomId): Promise<{ id: string }> => {
  throw new Error('not built yet')
}
