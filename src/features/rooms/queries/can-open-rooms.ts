import 'server-only'
import type { StaffActor } from '@/domain/access/actor'

/** Whether calls with picture can be made at all: with a relay, or in a demonstration. Without it no page offers one. */
export const canOpenRooms = async (_actor: StaffActor): Promise<boolean> => {
  throw new Error('not built yet')
}
