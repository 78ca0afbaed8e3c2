import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import type { CreateRoomLink } from '../schema'

export const createRoomLink = async (_actor: StaffActor, _input: CreateRoomLink): Promise<{ url: string }> => {
  throw new Error('not built yet')
}
