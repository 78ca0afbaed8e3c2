import { PlainList } from '@/components/list/plain-list'
import { can } from '@/domain/access/can'
import type { StaffActor } from '@/domain/access/actor'
import { CallCard } from '@/features/calls/components/call-card'
import type { callerDay } from '@/features/calls/queries/caller-day'
import { CardConcern } from '@/features/concerns/components/card-concern'
import { concernPointers } from '@/features/concerns/queries/concern-pointers'
import { StartRoom } from '@/features/rooms/components/start-room'
import { canOpenRooms } from '@/features/rooms/queries/can-open-rooms'
import { today, tomorrow } from '@/server/clock'

type Props = { actor: StaffActor; cards: Awaited<ReturnType<typeof callerDay>>['due'] }

/** The families whom one calls now, in the order of the queue. */
export const CallCards = async ({ actor, cards }: Props) => {
  if (cards.length === 0) return null
  const ids = cards.map(({ id }) => id)
  const [pointers, isPossible] = await Promise.all([concernPointers(actor, ids), canOpenRooms(actor)])
  return (
    <PlainList>
      {cards.map((card) => (
        <CallCard
          key={card.id}
          card={card}
          today={today()}
          tomorrow={tomorrow()}
          mayDecide={can(actor, 'call.decide')}
          video={
            card.step.kind === 'appointment' && card.step.channel === 'video' ? (
              <StartRoom familyId={card.id} appointmentId={card.step.sourceId} isPossible={isPossible} />
            ) : null
          }
          concern={
            <CardConcern
              familyId={card.id}
              name={card.identity.parentName || card.ref}
              pointer={pointers.get(card.id)}
            />
          }
        />
      ))}
    </PlainList>
  )
}
