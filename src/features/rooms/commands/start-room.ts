import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import type { StartRoom } from '../schema'

export const startRoom = async (_actor: StaffActor, _input: StartRoom): Promise<{ id: string }> => {
  throw new Error('not built yet')
}
