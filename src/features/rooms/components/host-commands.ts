import { useState } from 'react'
import { useCommand, type Message } from '@/components/form/use-command'
import { admitSeatAction, endRoomAction, inviteBackAction, removeSeatAction, switchToPhoneAction } from '../actions'
import type { HostAbout } from './host-about'
import { clearEntered } from './host-entered'
import type { RoomConnection } from './use-room'

/** A question before something that ends the call; an address: where to go after it. */
type Question = { kind: 'hang_up' } | { kind: 'phone' } | { kind: 'leave'; to: string }

/** What the caller does to the room, and the question that is open before it. */
export const useHostCommands = ({ roomId, interviewId, familyId }: HostAbout, { leave, drop }: RoomConnection) => {
  const [question, ask] = useState<Question | null>(null)
  const [hasHungUp, setHungUp] = useState(false)
  const message = useState<Message>(null)
  const admit = useCommand(admitSeatAction, { message })
  const remove = useCommand(removeSeatAction, { message, onSuccess: (_, { seatId }) => drop(seatId) })
  const inviteBack = useCommand(inviteBackAction, { message })
  const end = useCommand(endRoomAction)
  const switchToPhone = useCommand(switchToPhoneAction)
  const close = async (to: string | null) => {
    clearEntered()
    setHungUp(true)
    ask(null)
    await leave()
    if (to !== null) window.location.assign(to)
  }
  return {
    question,
    ask,
    hasHungUp,
    message: message[0],
    endMessage: end.message ?? switchToPhone.message,
    pending: admit.pending || remove.pending || inviteBack.pending,
    ending: end.pending || switchToPhone.pending,
    admit: (seatId: string) => void admit.run({ roomId, seatId }),
    remove: (seatId: string) => void remove.run({ roomId, seatId }),
    inviteBack: (seatId: string) => void inviteBack.run({ roomId, seatId }),
    hangUp: async (to: string | null) => {
      if (!(await end.run({ roomId }))) await close(to)
    },
    goOnByPhone: async () => {
      const to = interviewId ? `/interviews/${interviewId}` : `/families/${familyId}/interview?line=1`
      if (!(await switchToPhone.run({ roomId }))) await close(to)
    },
  }
}
export type HostCommands = ReturnType<typeof useHostCommands>
