import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import type { GuestRole, RoomView } from '@/domain/rooms/protocol'
import type { InterpreterChoices } from '@/server/interpreter-choices'

export type RoomForHost = {
  room: RoomView
  familyId: string
  parentName: string
  /** When the appointment begins, in ISO; null: none. */
  appointmentAt: string | null
  /** From when its links open, in ISO. */
  opensAt: string
  /** The last two digits of the numbers at which the parent may be called back, the first one first. */
  numberEndings: readonly string[]
  interpreterChoices: InterpreterChoices
  /** Who is booked for the appointment; null: nobody. */
  bookedInterpreterId: string | null
  /** The links that were made, of which the address is shown once. */
  links: readonly { role: GuestRole; interpreterId: string | null; createdAt: string }[]
}

/** The room of the actor's own page. Throws `not_found` for one that somebody else opened. */
export const roomForHost = async (_actor: StaffActor, _id: string): Promise<RoomForHost> => {
  throw new Error('not built yet')
}
