import { useTranslations } from 'next-intl'
import type { WayExpectation } from '@/domain/calls/chosen-way'
import { isolatedText } from '@/domain/isolated-text'
import type { MessageRefusal } from '@/domain/people/outgoing-message'
import type { SeatView } from '@/domain/rooms/protocol'
import { isParent } from '@/domain/rooms/seats'

/** What the caller's side of a room knows of the family beside the room itself. */
export type HostAbout = {
  roomId: string
  familyId: string
  parentName: string
  interpreters: readonly { id: string; name: string }[]
  /** Who is booked for the appointment; empty: nobody. */
  bookedId: string
  /** How the parent is written to: what opens on the caller's own device, or why nothing is sent. */
  writing: { sms: string | null; mail: string | null; refusal: MessageRefusal | null }
  /** The last digits of the numbers that the caller may promise to call, the agreed one first. */
  endings: readonly string[]
  /** What was agreed for a line that drops, when that is no call back. */
  otherPlan: string | null
  /** The word for not being free to talk; empty: none was agreed. It stays on this page, and nothing sends it. */
  stopWord: string
  /** What to do when it is said or typed. */
  stopWordAdvice: string
  /** The numbers of the family, for going on by telephone. */
  numbers: readonly { text: string; href: string | null }[]
  /** How the call is expected to be held: as it was agreed, or as the parent wishes. */
  expectation: WayExpectation
  interviewId: string | null
  /** The interview of the family that is under way, in this room or before it. */
  openInterviewId: string | null
  /** The interview of this room has ended. */
  hasEnded: boolean
}

export type AboutProps = { about: HostAbout }

/** What a seat is called: its role, with the name where one is known. */
export const useSeatName = ({ parentName }: HostAbout) => {
  const t = useTranslations('roomHost')
  return (seat: Pick<SeatView, 'role' | 'name'>): string => {
    const { role } = seat
    const name = isParent(seat) ? parentName : seat.name
    return name ? t('people.named', { role: t(`roles.${role}`), name: isolatedText(name) }) : t(`roles.${role}`)
  }
}
