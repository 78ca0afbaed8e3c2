import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import type { SeatOfRoom } from '../schema'

export const inviteBack = async (_actor: StaffActor, _input: SeatOfRoom): Promise<{ id: string }> => {
  throw new Error('not built yet')
}
