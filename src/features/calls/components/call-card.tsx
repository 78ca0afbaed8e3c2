import Link from 'next/link'
import type { ReactNode } from 'react'
import { href } from '@/components/layout/href'
import type { CallCard as Card } from '../parts/card-row'
import { CallActions } from './call-actions'
import { CallReasons } from './call-reasons'
import styles from './calls.module.css'

type Props = {
  card: Card
  today: string
  tomorrow: string
  mayDecide?: boolean
  concern?: ReactNode
  video?: ReactNode
}

/**
 * One family to call: why, its numbers, and buttons for the outcome. `concern` says that there is a safety concern, and raises
 * one; `video` opens the room of an appointment with picture.
 */
export const CallCard = ({ card, today, tomorrow, mayDecide = false, concern, video }: Props) => {
  const { identity, lastAttempt } = card
  const name = identity.parentName || card.ref
  return (
    <li className={styles.card}>
      <div className={styles.lines}>
        <h3 className={styles.name}>
          <Link href={href('/families/[id]', { id: card.id })} prefetch={false}>
            {name}
          </Link>{' '}
          <span className="soft small">{card.ref}</span>
        </h3>
        <CallReasons card={card} />
      </div>
      <CallActions
        familyId={card.id}
        name={name}
        points={card.contactPoints}
        mayCall={card.mayCall}
        mayLeaveMessage={identity.mayLeaveMessage}
        today={today}
        tomorrow={tomorrow}
        mayDecide={mayDecide}
        dialled={card.dialled}
        video={video}
        fresh={lastAttempt?.isUndoable ? lastAttempt : null}
      />
      {concern ? <div className={styles.concern}>{concern}</div> : null}
    </li>
  )
}
